package outdial.model.pacing.account;

import java.time.Instant;
import outdial.model.call.Outcome;

/**
 * What came of the calls that persons answered in some stretch of time. The one formula of abandonment.
 *
 * @param from the start of the stretch
 * @param answered answered by a person, whatever came of it
 * @param abandoned of those, left without an agent for the legal time
 * @param hungUpEarly of those, gone by themselves before it was over
 */
public record Tally(Instant from, int answered, int abandoned, int hungUpEarly) {
    /** From 0 to 1; 0 when nobody answered. */
    public double abandonedShare() {
        return answered == 0 ? 0 : (double) abandoned / answered;
    }

    /** With one more outcome; those that no person answered change nothing. */
    public Tally plus(Outcome outcome) {
        return outcome.answeredByPerson()
                ? new Tally(
                        from,
                        answered + 1,
                        abandoned + (outcome == Outcome.ABANDONED ? 1 : 0),
                        hungUpEarly + (outcome == Outcome.HUNG_UP_EARLY ? 1 : 0))
                : this;
    }

    /** Both together, from the start of this one. */
    public Tally plus(Tally other) {
        return new Tally(from, answered + other.answered, abandoned + other.abandoned, hungUpEarly + other.hungUpEarly);
    }

    /** Without a part of it. */
    public Tally minus(Tally other) {
        return new Tally(from, answered - other.answered, abandoned - other.abandoned, hungUpEarly - other.hungUpEarly);
    }
}
