package outdial.compliance.direction;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import outdial.compliance.pack.CallKind;
import outdial.model.PhoneNumber;

/**
 * Which numbers a client may show to whom, as far as evidence was put down. A number of which there is any is fit for
 * nothing else; one of which there is none is fit for everything, unless the client demands evidence. Days are those of
 * UTC, as with the numbers themselves.
 *
 * @param demanded whether a number without evidence may not be shown
 */
public record CallerRights(boolean demanded, List<CallerEvidence> evidence) {
    /** Of a client that has put nothing down. */
    public static final CallerRights UNASKED = new CallerRights(false, List.of());

    public CallerRights {
        evidence = List.copyOf(evidence);
    }

    /** Whether anything was put down about the number. */
    public boolean knows(PhoneNumber shown) {
        return evidence.stream().anyMatch(one -> one.number().equals(shown));
    }

    /** The first instant, from {@code at} on, at which the number may be shown; {@link Instant#MAX} if it is none. */
    public Instant opens(PhoneNumber shown, String called, CallKind kind, Instant at) {
        if (!knows(shown)) {
            return demanded ? Instant.MAX : at;
        }
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        List<CallerEvidence> about = evidence.stream()
                .filter(one -> one.isAbout(shown, called, kind))
                .toList();
        return about.stream().anyMatch(one -> one.isGoodOn(today))
                ? at
                : about.stream()
                        .map(CallerEvidence::from)
                        .filter(today::isBefore)
                        .min(LocalDate::compareTo)
                        .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                        .orElse(Instant.MAX);
    }
}
