package outdial.app.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outdial.reports.Period;
import picocli.CommandLine.Option;

/** The days that a report is about, as options of a command. */
final class ReportDays {
    @Option(names = "--from", paramLabel = "DATE", description = "First day, as in 2026-11-23.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last day, included.")
    private @Nullable LocalDate to;

    /** From the first to the last of those that were given; what was not given is open. */
    Period in(ZoneId zone) {
        if (from != null && to != null) {
            inOrder(from, to);
        }
        return Period.days(Optional.ofNullable(from), Optional.ofNullable(to), zone);
    }

    LocalDate last(LocalDate otherwise) {
        return to == null ? otherwise : to;
    }

    /** The first day of a report that ends with {@code last}. */
    LocalDate first(LocalDate last, LocalDate otherwise) {
        LocalDate first = from == null ? otherwise : from;
        inOrder(first, last);
        return first;
    }

    private static void inOrder(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            throw new Refused("--to " + last + " is before --from " + first + ". Nothing was written.");
        }
    }
}
