package outdial.model.pacing;

import java.util.function.Supplier;

/**
 * How many calls to launch now, and why in one sentence. The sentence is put together only when somebody asks: there
 * are thousands of turns for one look.
 */
public record Launch(int count, Supplier<String> why) {
    /** The launch of as many of {@code wanted} as the campaign's limit on calls leaves room for, never less than 0. */
    static Launch of(int wanted, Situation now, Supplier<String> why) {
        int count = Math.max(0, Math.min(wanted, now.freeCalls()));
        return new Launch(
                count,
                wanted <= count ? why : () -> why.get() + " Limited to " + count + ": the campaign's calls are used.");
    }
}
