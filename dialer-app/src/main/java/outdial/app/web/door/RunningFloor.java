package outdial.app.web.door;

import java.util.Optional;
import java.util.function.Predicate;
import outdial.app.floor.FloorInput;
import outdial.compliance.ComplianceGate;

/**
 * The floor that runs in this program, as far as pages may know it: they tell it what must act at once, and ask which
 * gate decides. Without a floor here nothing is lost: what was written to the tables is seen by the node that leads,
 * within a second. Safe on any thread.
 */
public final class RunningFloor {
    private volatile Optional<Running> running = Optional.empty();

    private record Running(Predicate<FloorInput> inbox, ComplianceGate gate) {}

    /** From now on this floor is told; {@code inbox} answers whether it took the input, and never waits. */
    public void connect(Predicate<FloorInput> inbox, ComplianceGate gate) {
        running = Optional.of(new Running(inbox, gate));
    }

    /** The floor runs no longer. */
    public void disconnect() {
        running = Optional.empty();
    }

    /** Tells the floor, if there is one; whether it took the input. */
    public boolean tell(FloorInput input) {
        return running.filter(floor -> floor.inbox().test(input)).isPresent();
    }

    /** The gate that decides for the floor, if it runs here. */
    public Optional<ComplianceGate> gate() {
        return running.map(Running::gate);
    }
}
