package outdial.model.call;

/**
 * Ending × state → {@link Outcome}: one method for each state in which a call can end. Where the network's word and
 * the state contradict each other, an answered call counts as answered, and a person as left alone.
 */
final class Endings {
    private Endings() {}

    /**
     * Nobody was heard to pick up. A {@code HANGUP} says that somebody did while we were deaf: with no proof of an
     * agent this is an abandoned person, unless a detector listened, for then it may have been a machine.
     */
    static Outcome unanswered(Ending how, boolean detects) {
        return switch (how) {
            case UNCLAIMED -> Outcome.ABANDONED;
            case HANGUP -> detects ? Outcome.UNKNOWN : Outcome.ABANDONED;
            case NO_ANSWER -> Outcome.NO_ANSWER;
            case BUSY -> Outcome.BUSY;
            case REJECTED -> Outcome.REJECTED;
            case INVALID_NUMBER -> Outcome.INVALID_NUMBER;
            case CONGESTION -> Outcome.CONGESTION;
            case EXPIRED, FENCED -> Outcome.VOID;
            case CANCELLED -> Outcome.CANCELLED;
            case PBX_LOST -> Outcome.SYSTEM_LOST;
            case UNPROVED -> Outcome.UNKNOWN;
        };
    }

    /** Picked up, and the detector had not said by whom. */
    static Outcome listening(Ending how) {
        return how == Ending.UNCLAIMED ? Outcome.ABANDONED : answered(how, Outcome.HUNG_UP_EARLY, Outcome.UNKNOWN);
    }

    /**
     * A person waited for an agent; {@code overdue} when for longer than is legal. We may have heard late that they
     * picked up, so the exchange's own word comes first.
     */
    static Outcome waiting(Ending how, boolean overdue) {
        return answered(
                how, overdue || how == Ending.UNCLAIMED ? Outcome.ABANDONED : Outcome.HUNG_UP_EARLY, Outcome.ABANDONED);
    }

    /** A person talked with an agent; {@code abandoned} when the agent had come too late. */
    static Outcome connected(Ending how, boolean abandoned) {
        return abandoned ? Outcome.ABANDONED : answered(how, Outcome.TALKED, Outcome.TALKED);
    }

    /** A person waited with music for their lost agent; {@code abandoned} when even that agent had come too late. */
    static Outcome held(Ending how, boolean abandoned) {
        return abandoned ? Outcome.ABANDONED : answered(how, Outcome.AGENT_LOST, Outcome.AGENT_LOST);
    }

    private static Outcome answered(Ending how, Outcome hungUp, Outcome unproved) {
        return switch (how) {
            case HANGUP, UNCLAIMED, NO_ANSWER, BUSY, REJECTED, INVALID_NUMBER, CONGESTION, EXPIRED, FENCED, CANCELLED ->
                hungUp;
            case PBX_LOST -> Outcome.SYSTEM_LOST;
            case UNPROVED -> unproved;
        };
    }
}
