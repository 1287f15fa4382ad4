package outdial.compliance.check;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import outdial.compliance.NumberFacts;
import outdial.compliance.NumberFacts.NumberType;
import outdial.compliance.NumberReader;
import outdial.compliance.NumberReader.Reading;
import outdial.compliance.Whereabouts;
import outdial.compliance.gate.CallFacts;
import outdial.compliance.gate.CallFacts.Circumstances;
import outdial.compliance.gate.CallFacts.Permission;
import outdial.compliance.gate.NumberStanding;
import outdial.compliance.gate.PriorAttempt;
import outdial.compliance.gate.PriorAttempt.Ending;
import outdial.compliance.gate.RegisterState;
import outdial.compliance.gate.Registers;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.CallMode;
import outdial.compliance.pack.ConsentState;
import outdial.compliance.pack.Line;
import outdial.compliance.pack.Recipient;

/**
 * Makes facts of a row. What the row says of the number is taken as it is; what it leaves out is derived from the number,
 * or taken the strict way: no consent, registers not asked, a consumer.
 */
final class RowReader {
    /** What libphonenumber calls a zone it doesn't know. */
    private static final String UNKNOWN_ZONE = "Etc/Unknown";

    private static final Set<String> GOOD = Set.of("valid", "reserved-fictional", "placeholder");

    private final NumberReader numbers;

    RowReader(NumberReader numbers) {
        this.numbers = numbers;
    }

    /** One call to judge. */
    record Call(CallFacts facts, Instant at) {}

    Call read(Fields row) throws BadField {
        Optional<NumberType> type = type(row);
        Optional<NumberFacts> number =
                number(row).map(facts -> type.map(facts::as).orElse(facts));
        Set<String> flags = flags(row);
        NumberStanding standing = flags.contains("number_invalid") ? NumberStanding.INVALID : standing(row, number);
        Whereabouts derived = number.map(Whereabouts::of)
                .orElse(new Whereabouts(standing, Line.FIXED_OR_MOBILE, List.of(), Set.of()));
        if (row.isEmpty(Columns.KIND)) {
            throw new BadField(Columns.KIND, "what the call is for is missing");
        }
        String dnc = row.text(Columns.REGISTER).toLowerCase(Locale.ROOT);
        var consent = row.word(Columns.CONSENT, ConsentState.class, ConsentState.NONE);
        var facts = new CallFacts(
                standing,
                line(row, derived),
                jurisdictions(row, derived),
                zones(row, derived),
                row.word(Columns.KIND, CallKind.class, CallKind.SALES),
                row.word(Columns.RECIPIENT, Recipient.class, Recipient.CONSUMER),
                row.word(Columns.MODE, CallMode.class, CallMode.LIVE),
                new Permission(consent, Instant.MAX, dnc.equals("internal")),
                Registers.all(
                        dnc.equals("internal")
                                ? RegisterState.CLEAR
                                : row.word(Columns.REGISTER, RegisterState.class, RegisterState.UNSCRUBBED)),
                attempts(row),
                new Circumstances(
                        flags.contains("region_suspension"), flags.contains("agent_guaranteed"), Optional.empty()));
        return new Call(facts, Fields.instant(Columns.INSTANT, row.text(Columns.INSTANT)));
    }

    private Optional<NumberFacts> number(Fields row) {
        return switch (numbers.read(row.text(Columns.NUMBER))) {
            case Reading.Understood(var facts) -> Optional.of(facts);
            case Reading.Refused _ -> Optional.empty();
        };
    }

    private static NumberStanding standing(Fields row, Optional<NumberFacts> number) throws BadField {
        String status = row.text(Columns.STATUS).toLowerCase(Locale.ROOT).replace('_', '-');
        if (status.equals("invalid")) {
            return NumberStanding.INVALID;
        }
        if (!status.isEmpty() && !GOOD.contains(status)) {
            throw new BadField(Columns.STATUS, "'" + status + "' is not known; known are invalid and " + GOOD);
        }
        Optional<NumberType> type = type(row);
        if (type.isPresent() && (type.get() == NumberType.PREMIUM_RATE || type.get() == NumberType.SHARED_COST)) {
            return NumberStanding.COSTLY;
        }
        if (!status.isEmpty()) {
            return NumberStanding.VALID;
        }
        return number.map(facts -> Whereabouts.of(facts).standing()).orElse(NumberStanding.INVALID);
    }

    private static Line line(Fields row, Whereabouts derived) throws BadField {
        return type(row).map(Whereabouts::line).orElse(derived.line());
    }

    /** The type as the row gives it, by our names or by libphonenumber's. */
    private static Optional<NumberType> type(Fields row) throws BadField {
        return switch (row.text(Columns.TYPE).toUpperCase(Locale.ROOT).replace('-', '_')) {
            case "" -> Optional.empty();
            case "FIXED_LINE" -> Optional.of(NumberType.FIXED);
            case "FIXED_LINE_OR_MOBILE" -> Optional.of(NumberType.FIXED_OR_MOBILE);
            case "PERSONAL_NUMBER" -> Optional.of(NumberType.PERSONAL);
            case "UNKNOWN", "VOICEMAIL" -> Optional.of(NumberType.OTHER);
            default -> Optional.of(row.word(Columns.TYPE, NumberType.class, NumberType.OTHER));
        };
    }

    private static List<String> jurisdictions(Fields row, Whereabouts derived) {
        return row.isEmpty(Columns.JURISDICTIONS)
                ? derived.jurisdictions()
                : row.parts(Columns.JURISDICTIONS).stream()
                        .map(id -> id.toUpperCase(Locale.ROOT))
                        .toList();
    }

    private static Set<ZoneId> zones(Fields row, Whereabouts derived) throws BadField {
        if (row.isEmpty(Columns.ZONES)) {
            return derived.zones();
        }
        var zones = new HashSet<ZoneId>();
        for (String id : row.parts(Columns.ZONES)) {
            if (id.equals(UNKNOWN_ZONE)) {
                return Set.of();
            }
            try {
                zones.add(ZoneId.of(id));
            } catch (DateTimeException e) {
                throw new BadField(Columns.ZONES, "there is no time zone '" + id + "'");
            }
        }
        return zones;
    }

    private static List<PriorAttempt> attempts(Fields row) throws BadField {
        var attempts = new ArrayList<PriorAttempt>();
        for (String part : row.parts(Columns.ATTEMPTS)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new BadField(
                        Columns.ATTEMPTS, "'" + part + "' is no attempt; write 2026-11-24T14:00:00Z=no_answer");
            }
            String ending = part.substring(equals + 1).strip();
            attempts.add(new PriorAttempt(
                    Fields.instant(Columns.ATTEMPTS, part.substring(0, equals).strip()),
                    ending.equalsIgnoreCase("amd")
                            ? Ending.MACHINE
                            : Fields.word(Columns.ATTEMPTS, ending, Ending.class)));
        }
        return attempts;
    }

    private static Set<String> flags(Fields row) throws BadField {
        var flags = new HashSet<String>();
        for (String flag : row.parts(Columns.FLAGS)) {
            String name = flag.toLowerCase(Locale.ROOT).replace('-', '_');
            if (!Set.of("number_invalid", "region_suspension", "agent_guaranteed")
                    .contains(name)) {
                throw new BadField(Columns.FLAGS, "'" + flag + "' is no known flag");
            }
            flags.add(name);
        }
        return flags;
    }
}
