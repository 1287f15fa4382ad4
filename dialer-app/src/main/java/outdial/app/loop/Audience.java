package outdial.app.loop;

import outdial.app.floor.FloorInput;
import outdial.app.floor.FloorView;
import outdial.app.floor.FloorView.AgentView;
import outdial.app.floor.StorageEffect.AgentChanged;

/** Whoever is shown the floor: desks, screens, simulated agents. Must only take note and return. */
public interface Audience {
    /** The floor at one instant; later ones come a few times a second. */
    void shown(FloorView view);

    /** One agent as they are now: told at every change of what their own screen shows. */
    default void agentShown(AgentView agent) {}

    /** An agent does something else now. */
    void changed(AgentChanged change);

    /** The floor failed on an input, which was put aside. */
    void putAside(FloorInput input, RuntimeException failure);
}
