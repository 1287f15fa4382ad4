package outdial.app.web.live;

import java.time.Instant;
import java.util.Collection;

/** Who is shown a floor. Told by one thread at a time; must not wait. */
@FunctionalInterface
public interface Board {
    /** The whole of it. */
    void publish(LiveView view);

    /** What some agents do since {@code at}; one who is offline is gone. All else is as it was published. */
    default void changed(Collection<LiveView.AgentLine> agents, Instant at) {}
}
