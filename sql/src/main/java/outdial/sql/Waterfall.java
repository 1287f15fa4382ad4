package outdial.sql;

import java.util.Comparator;
import java.util.List;

/**
 * Where all leads of a campaign stand at one instant, from callable now to never; the steps' counts add up to all of
 * them.
 *
 * @param steps by when, and within it the most leads first
 */
public record Waterfall(List<Step> steps) {
    private static final Comparator<Step> ORDER = Comparator.comparing(Step::when)
            .thenComparing(Comparator.comparingLong(Step::leads).reversed())
            .thenComparing(Step::reason);

    /** No reason is in their way. */
    public static final String READY = "ready";

    /** They are being called just now. */
    public static final String CLAIMED = "claimed";

    /** It is too early, too late or the wrong day where they are, and nothing else is known to be in their way. */
    public static final String HOURS = "hours";

    public Waterfall {
        steps = steps.stream().filter(step -> step.leads() != 0).sorted(ORDER).toList();
    }

    /** From when leads may be called. */
    public enum When {
        NOW,
        /** Before the campaign's day ends. */
        TODAY,
        LATER,
        /** Not as things stand. */
        NEVER
    }

    /**
     * Leads of one reason.
     *
     * @param reason {@link #READY}, {@link #CLAIMED}, {@link #HOURS}, a rule's name, {@code callback} or {@code
     *     after.<outcome>} of the last attempt
     */
    public record Step(When when, String reason, long leads) {}

    /** All leads of the campaign. */
    public long all() {
        return steps.stream().mapToLong(Step::leads).sum();
    }

    /** How many leads there are of one kind. */
    public long of(When when) {
        return of(when, steps).stream().mapToLong(Step::leads).sum();
    }

    /** The steps of one kind. */
    public List<Step> stepsOf(When when) {
        return of(when, steps);
    }

    private static List<Step> of(When when, List<Step> steps) {
        return steps.stream().filter(step -> step.when() == when).toList();
    }
}
