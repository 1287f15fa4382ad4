package outdial.app.web.live;

import java.util.Optional;
import outdial.app.web.page.Mood;
import outdial.model.pacing.account.AccountRule;
import outdial.model.pacing.account.AccountStanding;
import outdial.model.pacing.account.Span;

/**
 * The campaign's abandonment over the window of account that leaves least to spend.
 *
 * @param answered calls that count
 * @param cap the highest share allowed, from 0 to 1
 * @param mistaken persons besides, whom the detector is likely to have taken for machines: answered, and abandoned
 * @param account what a floor knows besides; empty on a page that no floor feeds
 */
public record Abandonment(long abandoned, long answered, double mistaken, double cap, Optional<Account> account) {
    /** What the tables say alone. */
    public Abandonment(long abandoned, long answered, double cap) {
        this(abandoned, answered, 0, cap, Optional.empty());
    }

    /** The window that binds. */
    public static Abandonment of(AccountStanding binding) {
        Window window = Window.of(binding.rule().over());
        return new Abandonment(
                binding.lost(),
                binding.counted(),
                binding.mistaken(),
                binding.rule().cap(),
                Optional.of(new Account(
                        binding.shareAtMost(),
                        Math.max(0, binding.left()),
                        window,
                        window.length(binding.rule().over()),
                        binding.rule().whose() == AccountRule.Whose.CLIENT,
                        binding.errors().checked())));
    }

    /** Whether anybody answered, so that there is a share. */
    public boolean isAny() {
        return answered + mistaken > 0;
    }

    /** Its share, from 0 to 1; 0 as long as nobody answered. */
    public double share() {
        return !isAny() ? 0 : (abandoned + mistaken) / (answered + mistaken);
    }

    /**
     * Over the cap is bad; within half a point of it asks for notice. As long as a single abandonment would be too many and
     * there is none, a detector's mistakes alone are no cause for either.
     */
    public Mood mood() {
        if (abandoned == 0 && mistaken > 0 && (answered + mistaken) * cap < 1) {
            return Mood.CALM;
        }
        if (share() > cap) {
            return Mood.BAD;
        }
        return share() > cap - 0.005 ? Mood.NOTICE : Mood.GOOD;
    }

    /**
     * How a window of account stands.
     *
     * @param atMost how high the true share may well be, given how few calls were counted
     * @param left calls that may still be abandoned
     * @param length in hours or days, where the window has a length
     * @param ofClient whether all campaigns of the client count together
     * @param checked verdicts of the detector that agents have heard
     */
    public record Account(double atMost, int left, Window window, long length, boolean ofClient, int checked) {}

    /** Over which stretch of time is counted. */
    public enum Window {
        HOURS,
        DAYS,
        DAY,
        MONTH;

        private static final long HOURS_OF_DAYS = 72;

        static Window of(Span span) {
            return switch (span) {
                case Span.Last(var length) -> length.toHours() < HOURS_OF_DAYS ? HOURS : DAYS;
                case Span.Day _ -> DAY;
                case Span.Month _ -> MONTH;
            };
        }

        long length(Span span) {
            return span instanceof Span.Last(var length) ? this == HOURS ? length.toHours() : length.toDays() : 0;
        }
    }
}
