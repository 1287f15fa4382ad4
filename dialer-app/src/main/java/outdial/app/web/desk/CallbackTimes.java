package outdial.app.web.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import outdial.app.web.desk.DeskWork.Matter;
import outdial.compliance.GateFacts;

/**
 * When a lead may be promised a call: quarters of an hour from now on, each open or closed by the calling hours of the
 * campaign and the house in every zone where the person may be. Instants, so that no hour that a clock change skips can
 * be promised.
 *
 * @param from the first quarter, in milliseconds since 1970
 * @param step between two of them, in milliseconds
 * @param open one character for each quarter, 1 where a call is allowed
 */
record CallbackTimes(long from, long step, String open) {
    private static final Duration STEP = Duration.ofMinutes(15);
    private static final Duration SHOWN = Duration.ofDays(14);

    static CallbackTimes of(Matter matter, Set<ZoneId> zones) {
        long step = STEP.toMillis();
        long from = (matter.place().clock().instant().toEpochMilli() / step + 1) * step;
        var open = new StringBuilder();
        for (long at = from; at < from + SHOWN.toMillis(); at += step) {
            open.append(allows(matter, zones, Instant.ofEpochMilli(at)) ? '1' : '0');
        }
        return new CallbackTimes(from, step, open.toString());
    }

    /** Whether a call may be promised for this instant. */
    static boolean allows(Matter matter, Set<ZoneId> zones, Instant due) {
        Instant now = matter.place().clock().instant();
        if (due.isBefore(now) || due.isAfter(now.plus(DeskWork.FARTHEST))) {
            return false;
        }
        return matter.place()
                .campaigns()
                .apply(matter.subject().campaign())
                .map(known -> known.campaign().terms())
                .filter(terms -> isOpen(matter, terms, zones, due))
                .isPresent();
    }

    /** Where nobody knows where the person is, the gate judges the number itself when the time has come. */
    private static boolean isOpen(Matter matter, GateFacts.Terms terms, Set<ZoneId> zones, Instant due) {
        return zones.isEmpty() || matter.place().gate().isWithinHours(terms, zones, due);
    }
}
