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
 * @param machines calls besides those that a machine answered, as the detector heard it
 */
public record Tally(Instant from, int answered, int abandoned, int hungUpEarly, int machines) {
    /** Where no detector listens. */
    public Tally(Instant from, int answered, int abandoned, int hungUpEarly) {
        this(from, answered, abandoned, hungUpEarly, 0);
    }

    /** So many calls that ended so; those that nobody and no machine answered count as nothing. */
    public static Tally of(Instant from, Outcome outcome, int calls) {
        return new Tally(
                from,
                outcome.answeredByPerson() ? calls : 0,
                outcome == Outcome.ABANDONED ? calls : 0,
                outcome == Outcome.HUNG_UP_EARLY ? calls : 0,
                outcome == Outcome.MACHINE ? calls : 0);
    }

    /** Whether calls that ended so count as anything. */
    public static boolean counts(Outcome outcome) {
        return outcome.answeredByPerson() || outcome == Outcome.MACHINE;
    }

    /** From 0 to 1; 0 when nobody answered. */
    public double abandonedShare() {
        return answered == 0 ? 0 : (double) abandoned / answered;
    }

    /** With one more outcome; those that nobody answered change nothing. */
    public Tally plus(Outcome outcome) {
        return counts(outcome) ? plus(of(from, outcome, 1)) : this;
    }

    /** Both together, from the start of this one. */
    public Tally plus(Tally other) {
        return new Tally(
                from,
                answered + other.answered,
                abandoned + other.abandoned,
                hungUpEarly + other.hungUpEarly,
                machines + other.machines);
    }

    /** Without a part of it. */
    public Tally minus(Tally other) {
        return new Tally(
                from,
                answered - other.answered,
                abandoned - other.abandoned,
                hungUpEarly - other.hungUpEarly,
                machines - other.machines);
    }
}
