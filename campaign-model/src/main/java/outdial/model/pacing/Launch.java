package outdial.model.pacing;

import java.util.List;
import java.util.function.Supplier;
import outdial.model.AttemptId;
import outdial.model.LeadId;

/**
 * How many calls to launch now, and why in one sentence. The sentence is put together only when somebody asks: there
 * are thousands of turns for one look.
 *
 * @param takeBack calls that have rung for 15 s and more, and whose answer would too likely find nobody
 * @param whom the leads to dial first; for the others of the {@code count} the list's order holds
 */
public record Launch(int count, List<AttemptId> takeBack, List<LeadId> whom, Supplier<String> why) {
    public Launch(int count, Supplier<String> why) {
        this(count, List.of(), List.of(), why);
    }

    /** The launch of as many of {@code wanted} as the limits on calls leave room for, never less than 0. */
    static Launch of(int wanted, Situation now, Supplier<String> why) {
        int count = Math.max(0, Math.min(wanted, now.freeCalls()));
        return new Launch(
                count, wanted <= count ? why : () -> why.get() + " Limited to " + count + ": " + used(now.limit()));
    }

    private static String used(Situation.Limit limit) {
        return switch (limit) {
            case CAMPAIGN -> "the campaign's calls are used.";
            case LINES -> "the floor's lines are used.";
            case SECOND -> "the floor's calls of this second are used.";
            case TURN -> "another campaign is due first.";
        };
    }
}
