package outdial.app.loop;

import outdial.app.floor.FloorInput;
import outdial.app.floor.FloorView;
import outdial.app.floor.FloorView.AgentView;
import outdial.app.floor.StorageEffect.AgentChanged;
import outdial.model.AgentId;
import outdial.model.AttemptId;

/** Whoever is shown the floor: desks, screens, simulated agents. Must only take note and return, but for {@link #prepare}. */
public interface Audience {
    /** The floor at one instant; later ones come a few times a second. */
    void shown(FloorView view);

    /** One agent as they are now: told at every change of what their own screen shows. */
    default void agentShown(AgentView agent) {}

    /** An agent does something else now. */
    void changed(AgentChanged change);

    /**
     * Waits until this agent has before them what they must see before they hear the person, a short while at most. Told on
     * a thread of the call's own, before the exchange is.
     */
    default void prepare(AgentId agent, AttemptId attempt) throws InterruptedException {}

    /** The floor failed on an input, which was put aside. */
    void putAside(FloorInput input, RuntimeException failure);
}
