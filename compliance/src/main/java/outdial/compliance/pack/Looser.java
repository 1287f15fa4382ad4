package outdial.compliance.pack;

import java.time.DayOfWeek;
import java.util.Locale;
import java.util.Optional;

/** In what a rule that was added would be looser than one that binds the same calls anyway. */
final class Looser {
    private static final int HOUR = 3_600;

    private Looser() {}

    /** Why the rule can't be added, if it is looser than {@code there}; about rules for other calls nothing is said. */
    static Optional<String> why(PackRule added, PackRule there) {
        boolean isComparable = added.type() == there.type()
                && there.scope().takesIn(added.scope())
                && (there.until().isEmpty() || there.until().get().isAfter(added.from()))
                && (added.until().isEmpty() || added.until().get().isAfter(there.from()));
        return isComparable
                ? why(added.terms(), there.terms()).map(what -> "it is looser than " + there.id() + ": " + what)
                : Optional.empty();
    }

    private static Optional<String> why(Terms added, Terms there) {
        if (added instanceof Terms.CallingWindow(var hours, var _)
                && there instanceof Terms.CallingWindow(var wider, var _)) {
            return hours.openDayOutside(wider).map(day -> "it opens on " + day + " when that one is shut");
        }
        if (added instanceof Terms.AttemptCap(int max, var span)
                && there instanceof Terms.AttemptCap(int most, var same)) {
            return span.equals(same) && max > most
                    ? Optional.of("it allows " + max + " attempts, that one " + most)
                    : Optional.empty();
        }
        if (added instanceof Terms.Rest(long seconds, var unless) && there instanceof Terms.Rest(long least, var or)) {
            return seconds < least
                    ? Optional.of("it rests " + seconds / HOUR + " hours, that one " + inHours(least))
                    : unless && !or ? Optional.of("an agent lifts it, and not that one") : Optional.empty();
        }
        if (added instanceof Terms.Accept(var consents) && there instanceof Terms.Accept(var accepted)) {
            return accepted.containsAll(consents)
                    ? Optional.empty()
                    : Optional.of("it accepts consents that that one does not");
        }
        if (added instanceof Terms.Register(var name, int days, var _)
                && there instanceof Terms.Register(var other, int most, var _)) {
            return name.equals(other) && days > most
                    ? Optional.of("it takes copies of " + days + " days, that one of " + most)
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static String inHours(long seconds) {
        return seconds == Terms.Rest.FOREVER ? "for ever" : String.valueOf(seconds / HOUR);
    }

    /** A day's name in a message. */
    static String day(int index) {
        return DayOfWeek.of(index + 1).name().toLowerCase(Locale.ROOT);
    }
}
