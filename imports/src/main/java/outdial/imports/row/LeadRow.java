package outdial.imports.row;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outdial.imports.file.Limits;
import outdial.sql.LeadField;

/** One row being read, cell by cell. */
final class LeadRow {
    /** Texts of the list's own columns that the table takes. */
    private static final int CUSTOM_CHARS = 2000;

    private final ColumnMapping mapping;
    private final RowNumbers phones;
    private final String country;
    private final Map<LeadField, String> texts = new EnumMap<>(LeadField.class);
    private final Map<Integer, String> custom = new HashMap<>();
    private final List<Remark> refused = new ArrayList<>();
    private final List<Remark> leftOff = new ArrayList<>();
    private Optional<Integer> value = Optional.empty();

    LeadRow(ColumnMapping mapping, PhoneReader numbers, String country) {
        this.mapping = mapping;
        this.phones = new RowNumbers(numbers);
        this.country = country;
    }

    void take(int column, String cell) {
        String text = CellHabits.undone(cell);
        if (text.isEmpty()) {
            return;
        }
        Optional<String> unreadable = unreadable(text);
        if (unreadable.isPresent()) {
            refuse(Remark.Kind.UNREADABLE, column, text, unreadable.get());
        } else if (column >= mapping.columns().size()) {
            refuse(
                    Remark.Kind.UNREADABLE,
                    column,
                    text,
                    "The row has more columns than the header: a delimiter inside a value needs quotes.");
        } else if (CellHabits.isError(text)) {
            leaveError(column, text);
        } else {
            place(column, text);
        }
    }

    private void leaveError(int column, String text) {
        String why = "The cell holds an error or a formula without a result. Put the value there.";
        if (mapping.columns().get(column) instanceof Column.Phone) {
            phones.remark(header(column), text, why);
        } else if (!(mapping.columns().get(column) instanceof Column.Ignored)) {
            leftOff.add(new Remark(Remark.Kind.VALUE, header(column), text, why));
        }
    }

    private void place(int column, String text) {
        switch (mapping.columns().get(column)) {
            case Column.Phone() -> phones.add(mapping.headers().get(column), text);
            case Column.FullName() -> fullName(column, text);
            case Column.Value() -> value(column, text);
            case Column.Text(LeadField field) -> text(column, field, text);
            case Column.Ignored(), Column.Consent(ConsentField _) -> {}
            case Column.Custom(int index) ->
                fitted(column, text, CUSTOM_CHARS).ifPresent(fit -> custom.put(index, fit));
        }
    }

    ParsedRow parsed(long no) {
        phones.read(texts.getOrDefault(LeadField.COUNTRY, country));
        if (phones.valid().isEmpty()) {
            refused.addAll(phones.remarks());
        } else {
            leftOff.addAll(phones.remarks());
        }
        return refused.isEmpty()
                ? new ParsedRow.Accepted(no, new LeadDraft(texts, value, phones.valid(), custom), leftOff)
                : new ParsedRow.Rejected(no, refused);
    }

    private void text(int column, LeadField field, String text) {
        Optional<String> known = switch (field) {
            case COUNTRY -> known(column, text, Places.COUNTRIES.code(text), "country");
            case LANGUAGE -> known(column, text, Places.LANGUAGES.code(text), "language");
            case ZONE -> known(column, text, zone(text), "time zone such as Europe/Sofia");
            case EXTERNAL_ID, FIRST_NAME, LAST_NAME, COMPANY, EMAIL, STREET, CITY, POSTCODE, REGION, NOTE ->
                fitted(column, text, field.maxChars());
        };
        known.ifPresent(fit -> texts.put(field, fit));
    }

    /** "Ivanova, Maria" and "Maria Ivanova"; columns of their own come before. */
    private void fullName(int column, String text) {
        int comma = text.indexOf(',');
        int blank = text.indexOf(' ');
        String first = comma > 0 ? text.substring(comma + 1).strip() : blank > 0 ? text.substring(0, blank) : "";
        String last =
                comma > 0 ? text.substring(0, comma) : text.substring(blank + 1).strip();
        fitted(column, first, LeadField.FIRST_NAME.maxChars())
                .filter(name -> !name.isEmpty())
                .ifPresent(name -> texts.putIfAbsent(LeadField.FIRST_NAME, name));
        fitted(column, last, LeadField.LAST_NAME.maxChars())
                .ifPresent(name -> texts.putIfAbsent(LeadField.LAST_NAME, name));
    }

    private void value(int column, String text) {
        try {
            value = Optional.of(Integer.parseInt(CellHabits.latinDigits(text)));
        } catch (NumberFormatException e) {
            refuse(Remark.Kind.VALUE, column, text, "A lead's value is a whole number; the highest is dialled first.");
        }
    }

    private Optional<String> fitted(int column, String text, int maxChars) {
        if (text.length() > maxChars) {
            refuse(
                    Remark.Kind.TOO_LONG,
                    column,
                    text,
                    "The value has " + text.length() + " characters; " + maxChars + " fit.");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private Optional<String> known(int column, String text, Optional<String> code, String what) {
        if (code.isEmpty()) {
            leftOff.add(new Remark(
                    Remark.Kind.VALUE, header(column), text, "Not the name or code of a " + what + "; left off."));
        }
        return code;
    }

    private static Optional<String> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text).getId()).filter(id -> id.length() <= LeadField.ZONE.maxChars());
        } catch (DateTimeException noSuchZone) {
            return Optional.empty();
        }
    }

    /** What makes a text unfit to be kept, whatever its column. */
    static Optional<String> unreadable(String text) {
        if (text.length() > Limits.CELL_CHARS) {
            return Optional.of("The value is longer than " + Limits.CELL_CHARS + " characters.");
        } else if (text.indexOf('\0') >= 0) {
            return Optional.of("The value holds a NUL byte at character " + (text.indexOf('\0') + 1) + ".");
        } else if (text.indexOf('\uFFFD') >= 0) {
            return Optional.of("The value can't be read in the file's encoding at character "
                    + (text.indexOf('\uFFFD') + 1) + ".");
        }
        return Optional.empty();
    }

    private void refuse(Remark.Kind kind, int column, String text, String why) {
        refused.add(new Remark(kind, header(column), text.replace('\0', '␀'), why));
    }

    private String header(int column) {
        return column < mapping.headers().size() ? mapping.headers().get(column) : "Column " + (column + 1);
    }
}
