package outdial.app.telephony.asterisk;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import outdial.model.call.Ending;

/**
 * How a call ended, in the exchange's words: {@code cause|DIALSTATUS|SIP code|refusal|epoch|seconds talked|unclaimed}.
 * The dialplan tells it by event and keeps it in its database, in the same form.
 *
 * @param unclaimed whether the information message had begun; a configuration from before this field says no
 */
record Witness(int cause, String dialStatus, String refused, Instant at, boolean unclaimed) {
    private static final Pattern FORM =
            Pattern.compile("([0-9]*)\\|([A-Z]*)\\|([0-9]*)\\|([a-z]*)\\|([0-9]{1,12})\\|[0-9]*(?:\\|(1?))?");

    static Optional<Witness> parse(@Nullable String text) {
        Matcher found = FORM.matcher(text == null ? "" : text);
        if (!found.matches()) {
            return Optional.empty();
        }
        int cause = found.group(1).isEmpty() ? 0 : Integer.parseInt(found.group(1));
        Instant at = Instant.ofEpochSecond(Long.parseLong(found.group(5)));
        return Optional.of(new Witness(cause, found.group(2), found.group(4), at, "1".equals(found.group(6))));
    }

    /** In the words of the trade. Causes are those of ITU-T Q.850, as Asterisk 22 makes them of SIP codes. */
    Ending ending() {
        if (!refused.isEmpty()) {
            return refusal();
        }
        return switch (dialStatus) {
            case "ANSWER" -> unclaimed ? Ending.UNCLAIMED : Ending.HANGUP;
            case "CANCEL" -> Ending.CANCELLED;
            case "BUSY" -> Ending.BUSY;
            default -> byCause();
        };
    }

    private Ending refusal() {
        return switch (refused) {
            case "expired" -> Ending.EXPIRED;
            case "fenced" -> Ending.FENCED;
            default -> Ending.INVALID_NUMBER;
        };
    }

    /** Dial folds most refusals of a carrier into one word; the cause tells them apart. */
    private Ending byCause() {
        return switch (cause) {
            case 1, 2, 3, 22, 28 -> Ending.INVALID_NUMBER;
            case 17 -> Ending.BUSY;
            case 21 -> Ending.REJECTED;
            // 16 is our own ring time, 18 a far side that said nothing, 19 a carrier that gave up.
            case 16, 18, 19 -> Ending.NO_ANSWER;
            default -> Ending.CONGESTION;
        };
    }
}
