package outdial.compliance.direction;

import java.time.LocalDate;
import java.util.Optional;
import outdial.compliance.pack.CallKind;
import outdial.model.PhoneNumber;

/**
 * Evidence of the right to show a number.
 *
 * @param country ISO 3166 of those called; empty for all countries
 * @param purpose of the calls; empty for all purposes
 * @param document where the evidence is found: a contract's number, a file's name
 * @param from the first day
 * @param until the last day; empty while no end is known
 */
public record CallerEvidence(
        PhoneNumber number,
        Optional<String> country,
        Optional<CallKind> purpose,
        String document,
        LocalDate from,
        Optional<LocalDate> until) {
    /** Whether it is about such calls, on whatever day. */
    boolean isAbout(PhoneNumber shown, String called, CallKind kind) {
        return number.equals(shown)
                && country.filter(one -> !one.equals(called)).isEmpty()
                && purpose.filter(one -> one != kind).isEmpty();
    }

    /** Whether it is good on {@code day}. */
    public boolean isGoodOn(LocalDate day) {
        return !day.isBefore(from) && until.filter(last -> last.isBefore(day)).isEmpty();
    }
}
