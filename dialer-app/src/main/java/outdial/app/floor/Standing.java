package outdial.app.floor;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.FloorId;

/** Whether this floor may dial at all: it leads, hears the exchange, has seen what lives there, and is not going. */
final class Standing {
    private @Nullable FloorId floor;
    private @Nullable Fence fence;
    private int count;
    private Instant ledSince = Instant.MIN;
    private String notLeading = "This node does not lead the floor.";
    private String deaf = "The exchange has not been heard yet.";
    private boolean draining;
    private boolean clockBehind;

    void takeLead(FloorId taken, Fence under, Instant at) {
        floor = taken;
        fence = under;
        count = 0;
        ledSince = at;
        notLeading = "";
        deaf = "Waits to see what lives on the exchange.";
    }

    void loseLead(String why) {
        notLeading = "This node no longer leads the floor: " + why;
    }

    void loseLink(String why) {
        deaf = "The exchange is not heard: " + why;
    }

    /** The exchange was surveyed; a survey from before the leadership proves nothing for it. */
    void surveyed(Instant asOf) {
        if (!asOf.isBefore(ledSince)) {
            deaf = "";
        }
    }

    /** The clock is behind the ledger's last row, so that no permit can be recorded. */
    void distrustClock(boolean behind) {
        clockBehind = behind;
    }

    boolean distrustsClock() {
        return clockBehind;
    }

    void drain() {
        draining = true;
    }

    boolean isDraining() {
        return draining;
    }

    boolean leads() {
        return notLeading.isEmpty();
    }

    boolean mayDial() {
        return notLeading.isEmpty() && deaf.isEmpty() && !draining && !clockBehind && count <= AttemptId.MAX_COUNT;
    }

    /** Why nothing may be dialled, for people. */
    Optional<String> objection() {
        if (mayDial()) {
            return Optional.empty();
        }
        return Optional.of(
                !notLeading.isEmpty()
                        ? notLeading
                        : !deaf.isEmpty()
                                ? deaf
                                : clockBehind
                                        ? "The clock is behind the record of decisions: set it right. Nothing is dialled."
                                        : draining
                                                ? "The program is going to stop: live calls finish, none are made."
                                                : "The numbers of this leadership are used up: take the lead anew.");
    }

    Fence fence() {
        return leading(fence);
    }

    AttemptId nextAttempt() {
        return AttemptId.of(leading(floor), leading(fence), count++);
    }

    /** Whether the attempt was made by this floor, now or under an earlier leader. */
    boolean covers(AttemptId attempt) {
        return leads() && attempt.floor().equals(floor) && attempt.fence().compareTo(leading(fence)) <= 0;
    }

    private static <T> T leading(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("Asked for a leadership that was never taken.");
        }
        return value;
    }
}
