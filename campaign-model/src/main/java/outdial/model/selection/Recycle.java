package outdial.model.selection;

import java.time.Duration;
import java.time.Instant;
import outdial.model.call.Outcome;
import outdial.model.disposition.Disposition;

/** What becomes of a lead after an attempt. */
public sealed interface Recycle {
    /** In a row, after which a lead that the network never carried is given up. */
    int MOST_MISFIRES = 10;

    /**
     * It may be tried again.
     *
     * @param at the first instant; the gate may defer it further
     * @param misfires attempts in a row, this one included, that never reached the lead and burned no allowance
     */
    record Again(Instant at, int misfires) implements Recycle {}

    /** This phone is of no use; the lead may be tried from {@code at} on if it has another, and is done if not. */
    record OtherPhone(Instant at) implements Recycle {}

    /** Never again in this campaign; {@code why} is for people. */
    record Done(String why) implements Recycle {}

    /** An agent talked with the person; their disposition will say. Until then it is not tried. */
    record Awaiting() implements Recycle {}

    /** The fate of a lead whose attempt ended at {@code at} with {@code outcome}. */
    static Recycle after(Outcome outcome, Tried tried, Instant at) {
        return switch (outcome) {
            case TALKED -> new Awaiting();
            case INVALID_NUMBER -> new OtherPhone(at);
            case CONGESTION, VOID -> misfired(tried.misfires() + 1, at);
            case BUSY -> asPlanned(tried, at.plus(Duration.ofMinutes(10)));
            case NO_ANSWER, REJECTED -> asPlanned(tried, at.plus(Duration.ofHours(1)));
            case MACHINE -> asPlanned(tried, at.plus(Duration.ofHours(2)));
            // The plan's spacing alone: these may have cost the lead nothing but a ring, and may have cost a promise.
            case ABANDONED, HUNG_UP_EARLY, AGENT_LOST, CANCELLED, SYSTEM_LOST, UNKNOWN -> asPlanned(tried, at);
        };
    }

    /**
     * The fate of a lead after an agent's disposition, given at {@code at}.
     *
     * @param due the promised time, read only when the disposition promises one
     */
    static Recycle after(Disposition disposition, Instant due, Tried tried, Instant at) {
        return switch (disposition.kind().fate()) {
            case DONE, OPT_OUT -> new Done(disposition.code());
            case OTHER_PHONE -> new OtherPhone(at);
            case CALLBACK -> new Again(due, 0);
            case RECYCLE -> asPlanned(tried, at);
        };
    }

    private static Recycle asPlanned(Tried tried, Instant notBefore) {
        return tried.exhausted() ? new Done("All attempts of the plan are used") : new Again(tried.next(notBefore), 0);
    }

    /** 1, 2, 4 … minutes apart, at most an hour. */
    private static Recycle misfired(int misfires, Instant at) {
        return misfires >= MOST_MISFIRES
                ? new Done("The network did not carry " + misfires + " calls in a row")
                : new Again(at.plus(Duration.ofMinutes(Math.min(60, 1L << (misfires - 1)))), misfires);
    }
}
