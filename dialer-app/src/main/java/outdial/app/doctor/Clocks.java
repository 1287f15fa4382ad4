package outdial.app.doctor;

import java.time.Duration;
import java.time.Instant;

/** Compares another machine's clock with ours. Leases and the exchange's refusal of late calls need them together. */
final class Clocks {
    static final Duration ALLOWED = Duration.ofSeconds(2);

    private Clocks() {}

    /** {@code theirs} was read between {@code before} and {@code after} by our clock. */
    static Diagnosis compare(String whose, Instant before, Instant theirs, Instant after) {
        Instant ours = before.plus(Duration.between(before, after).dividedBy(2));
        Duration apart = Duration.between(ours, theirs);
        String seen = "%s's is %+,d ms from ours".formatted(whose, apart.toMillis());
        return apart.abs().compareTo(ALLOWED) <= 0
                ? Diagnosis.good("clocks", seen)
                : Diagnosis.bad(
                        "clocks",
                        seen + "; more than " + ALLOWED.toSeconds()
                                + " s and no call is made. Let both follow the same time server (chrony).");
    }
}
