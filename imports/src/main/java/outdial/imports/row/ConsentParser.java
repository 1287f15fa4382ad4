package outdial.imports.row;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import outdial.compliance.NumberFacts;
import outdial.compliance.NumberReader.Reading;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.ConsentState;
import outdial.imports.file.Limits;
import outdial.imports.file.Row;
import outdial.model.CampaignId;
import outdial.model.PhoneNumber;
import outdial.sql.Consents.Consent;

/**
 * Row in, consent or refusal out. Pure. A consent that lacks anything is refused: a call that relies on it could not be
 * defended. Times without a zone are UTC; a day alone begins a consent at its midnight and ends one at its end.
 */
public final class ConsentParser {
    /** A form's clock, or its zone, may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofHours(24);

    private static final int MOST_CHARS = 2000;

    private final ColumnMapping mapping;
    private final PhoneReader numbers;
    private final String country;
    private final Map<String, CampaignId> campaigns;
    private final Instant now;

    /**
     * A parser for the rows of one file.
     *
     * @param country ISO 3166 two letters, of numbers written without a country code
     * @param campaigns of the client, by names in small letters
     * @param now no consent was given after it
     */
    public ConsentParser(
            ColumnMapping mapping,
            Numbers numbers,
            String country,
            List<Repair> repairs,
            Map<String, CampaignId> campaigns,
            Instant now) {
        this.mapping = mapping;
        this.numbers = new PhoneReader(numbers, repairs);
        this.country = country;
        this.campaigns = Map.copyOf(campaigns);
        this.now = now;
    }

    /** What a row holds. */
    public sealed interface Parsed {
        record Agreed(long no, Consent consent) implements Parsed {}

        record Rejected(long no, List<Remark> why) implements Parsed {
            public Rejected {
                why = List.copyOf(why);
            }
        }
    }

    /** A row that is not blank, from below the header. */
    public Parsed parse(Row row) {
        if (row.flaw().isPresent() || mapping.isHeader(row)) {
            String why = row.flaw().orElse("The row repeats the header: two files were put together. Leave it out.");
            return new Parsed.Rejected(row.no(), List.of(new Remark(Remark.Kind.UNREADABLE, "", "", why)));
        }
        return new One(row).parsed();
    }

    /** One row being read. */
    private final class One {
        private final Row row;
        private final Map<ConsentField, String> texts = new EnumMap<>(ConsentField.class);
        private final Map<ConsentField, String> headers = new EnumMap<>(ConsentField.class);
        private final List<Remark> refused = new ArrayList<>();

        One(Row row) {
            this.row = row;
            for (int i = 0; i < mapping.columns().size(); i++) {
                if (mapping.columns().get(i) instanceof Column.Consent(ConsentField field)) {
                    headers.put(field, mapping.headers().get(i));
                    String text = CellHabits.undone(row.cell(i)).strip();
                    if (!text.isEmpty()) {
                        check(field, text);
                    }
                }
            }
        }

        private void check(ConsentField field, String text) {
            int most = switch (field) {
                case CHANNEL -> 40;
                case EVIDENCE -> 400;
                case CONSENT, WORDING, GIVEN, EXPIRES, PURPOSE, CAMPAIGN -> MOST_CHARS;
            };
            Optional<String> unreadable = LeadRow.unreadable(text);
            if (unreadable.isPresent()) {
                refuse(Remark.Kind.UNREADABLE, field, text.replace('\0', '␀'), unreadable.get());
            } else if (CellHabits.isError(text)) {
                refuse(
                        Remark.Kind.VALUE,
                        field,
                        text,
                        "The cell holds an error or a formula without a result. Put the value there.");
            } else if (text.length() > most) {
                refuse(
                        Remark.Kind.TOO_LONG,
                        field,
                        text,
                        "The value has " + text.length() + " characters; " + most + " fit.");
            } else {
                texts.put(field, text);
            }
        }

        Parsed parsed() {
            if (!row.cells().stream().skip(mapping.columns().size()).allMatch(String::isEmpty)) {
                String why = "The row has more columns than the header: a delimiter inside a value needs quotes.";
                return new Parsed.Rejected(row.no(), List.of(new Remark(Remark.Kind.UNREADABLE, "", "", why)));
            }
            Optional<PhoneNumber> number = number();
            for (ConsentField field : ConsentField.values()) {
                if (field.isNeeded() && !texts.containsKey(field) && !isRefused(field)) {
                    refuse(Remark.Kind.VALUE, field, "", "The cell is empty, and no consent is kept without it.");
                }
            }
            Optional<ConsentState> state = value(ConsentField.CONSENT, ConsentWords::state, "the kind of a consent");
            Optional<Instant> given = value(ConsentField.GIVEN, text -> Moments.beginning(text, country), "a day");
            Optional<Instant> expires = value(ConsentField.EXPIRES, text -> Moments.end(text, country), "a day");
            Optional<CallKind> purpose = value(ConsentField.PURPOSE, ConsentWords::purpose, "what calls are for");
            Optional<CampaignId> campaign = value(
                    ConsentField.CAMPAIGN,
                    text -> Optional.ofNullable(campaigns.get(text.toLowerCase(Locale.ROOT))),
                    "a campaign of this client");
            given.filter(at -> at.isAfter(now.plus(AHEAD)))
                    .ifPresent(_ -> refuse(
                            Remark.Kind.VALUE,
                            ConsentField.GIVEN,
                            texts.getOrDefault(ConsentField.GIVEN, ""),
                            "The day is still to come: nobody has agreed yet."));
            if (given.isPresent() && expires.isPresent() && !expires.get().isAfter(given.get())) {
                refuse(
                        Remark.Kind.VALUE,
                        ConsentField.EXPIRES,
                        texts.getOrDefault(ConsentField.EXPIRES, ""),
                        "The consent would end before it was given.");
            }
            return refused.isEmpty() && number.isPresent() && state.isPresent() && given.isPresent()
                    ? new Parsed.Agreed(
                            row.no(),
                            new Consent(
                                    number.get(),
                                    campaign,
                                    purpose,
                                    state.get(),
                                    texts.getOrDefault(ConsentField.CHANNEL, ""),
                                    texts.getOrDefault(ConsentField.WORDING, ""),
                                    texts.getOrDefault(ConsentField.EVIDENCE, ""),
                                    given.get(),
                                    expires))
                    : new Parsed.Rejected(row.no(), refused);
        }

        private Optional<PhoneNumber> number() {
            int column = mapping.columns().indexOf(new Column.Phone());
            String header = mapping.headers().get(column);
            String cell = row.cell(column).length() > Limits.CELL_CHARS ? "" : CellHabits.undone(row.cell(column));
            List<String> written = PhoneText.numbers(cell);
            if (written.size() != 1) {
                String why = written.isEmpty() ? "The row has no telephone number." : "Put one number in a row.";
                refused.add(new Remark(Remark.Kind.NO_PHONE, header, row.cell(column), why));
                return Optional.empty();
            }
            Reading reading = numbers.read(written.getFirst(), country);
            Optional<String> objection = PhoneReader.objection(reading, written.getFirst(), country);
            objection.ifPresent(why -> refused.add(new Remark(Remark.Kind.PHONE, header, written.getFirst(), why)));
            return reading instanceof Reading.Understood(NumberFacts facts) && objection.isEmpty()
                    ? Optional.of(facts.number())
                    : Optional.empty();
        }

        private <T> Optional<T> value(ConsentField field, Reader<T> reader, String what) {
            String text = texts.get(field);
            if (text == null) {
                return Optional.empty();
            }
            Optional<T> value = reader.read(text);
            if (value.isEmpty()) {
                refuse(Remark.Kind.VALUE, field, text, "Not " + what + ".");
            }
            return value;
        }

        private boolean isRefused(ConsentField field) {
            return refused.stream().anyMatch(remark -> remark.column().equals(headers.get(field)));
        }

        private void refuse(Remark.Kind kind, ConsentField field, String text, String why) {
            refused.add(new Remark(kind, headers.getOrDefault(field, field.key()), text, why));
        }
    }

    @FunctionalInterface
    private interface Reader<T> {
        Optional<T> read(String text);
    }
}
