package outdial.app.web.upload;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import outdial.app.web.page.Field;
import outdial.app.web.page.Field.Option;
import outdial.app.web.page.Form;
import outdial.imports.ImportRequest;
import outdial.imports.ImportRequest.Reading;
import outdial.imports.Preview;
import outdial.imports.job.Rules;
import outdial.imports.job.Rules.Duplicates;
import outdial.imports.job.Rules.Match;
import outdial.imports.job.Rules.Within;
import outdial.imports.row.ColumnChoices.Why;
import outdial.imports.row.ColumnMapping.Meaning;
import outdial.imports.row.ConsentField;
import outdial.imports.row.Repair;
import outdial.sql.LeadField;

/** How a file is read and what becomes of its rows, as a form under its preview. */
final class HowForm {
    /** Columns that the page shows; what is further right is read as it was found out. */
    static final int COLUMNS = 40;

    private static final List<String> ENCODINGS =
            List.of("UTF-8", "windows-1251", "windows-1252", "windows-1256", "windows-1257", "UTF-16LE", "UTF-16BE");
    private static final Map<String, String> DELIMITERS = new TreeMap<>(
            Map.of(",", "delimiter.comma", ";", "delimiter.semicolon", "\t", "delimiter.tab", "|", "delimiter.bar"));

    private HowForm() {}

    /** One column's field among those that can be chosen; {@code why} is a key of words or empty. */
    record ColumnChoice(String name, String header, String field, String why) {}

    /** The choices of the columns shown, in their order. */
    static List<ColumnChoice> columns(Preview preview) {
        List<ColumnChoice> choices = new ArrayList<>();
        for (int i = 0; i < Math.min(COLUMNS, preview.columns().size()); i++) {
            Meaning meaning = preview.columns().get(i);
            boolean isPlain = meaning.why() == Why.ITS_NAME || meaning.why() == Why.NOTHING;
            choices.add(new ColumnChoice(
                    "column-" + (i + 1),
                    meaning.header(),
                    meaning.field(),
                    isPlain ? "" : "columnWhy." + meaning.why()));
        }
        return choices;
    }

    /** What a column can hold. */
    static List<Option> fields(ImportRequest request) {
        return switch (request) {
            case ImportRequest.Leads _ -> leadFields();
            case ImportRequest.DoNotCall _ ->
                Stream.of("phone", "custom", "ignore").map(HowForm::word).toList();
            case ImportRequest.Consents _ ->
                Stream.of(
                                Stream.of("phone"),
                                Stream.of(ConsentField.values()).map(ConsentField::key),
                                Stream.of("custom", "ignore"))
                        .flatMap(names -> names)
                        .map(HowForm::word)
                        .toList();
        };
    }

    private static List<Option> leadFields() {
        Stream<Option> texts = Stream.of(LeadField.values())
                .map(field -> Option.word(field.name().toLowerCase(Locale.ROOT), "leadField." + field.name()));
        return Stream.of(
                        Stream.of("phone", "full_name").map(HowForm::word),
                        texts,
                        Stream.of("value", "custom", "ignore").map(HowForm::word))
                .flatMap(one -> one)
                .toList();
    }

    private static Option word(String field) {
        return Option.word(field, "columnField." + field);
    }

    /** Fields about the file: of a workbook its sheet, of a text its encoding and delimiter. */
    static List<Field> reading(Preview preview) {
        if (!preview.sheets().isEmpty()) {
            return List.of(Field.choice(
                    "sheet",
                    preview.sheets().stream()
                            .map(name -> Option.named(name, name))
                            .toList()));
        }
        return List.of(
                Field.choice(
                                "fileEncoding",
                                ENCODINGS.stream()
                                        .map(name -> Option.named(name, name))
                                        .toList())
                        .code(),
                Field.choice(
                        "delimiter",
                        DELIMITERS.entrySet().stream()
                                .map(each -> Option.word(each.getKey(), each.getValue()))
                                .toList()));
    }

    /** Fields about rows that could be taken or left; most are about leads alone. */
    static List<Field> rules(ImportRequest request) {
        Rules rules = request.rules();
        List<Field> fields = new ArrayList<>();
        if (request instanceof ImportRequest.Leads) {
            fields.add(Field.choice("duplicates", Option.all(Duplicates.values(), "duplicates"))
                    .required());
            fields.add(Field.choice("within", Option.all(Within.values(), "within"))
                    .required());
            fields.add(Field.toggle("refuseDoNotCall"));
            fields.add(Field.toggle("refuseLineType"));
            fields.add(Field.toggle("refuseZoneUnknown"));
        }
        if (!rules.repairs().isEmpty()) {
            fields.add(Field.checks(
                    "repairs",
                    rules.repairs().stream()
                            .map(repair -> Option.named(repair.name(), repair.name()))
                            .toList()));
        }
        return fields;
    }

    /** The form as the file is read now. */
    static Form filled(ImportRequest now) {
        Rules rules = now.rules();
        Form form = Form.empty()
                .fill(
                        "fileEncoding",
                        now.reading().encoding().map(Charset::name).orElse(""))
                .fill(
                        "delimiter",
                        now.reading().delimiter().map(String::valueOf).orElse(""))
                .fill("sheet", now.reading().sheet().orElse(""))
                .fill("duplicates", rules.duplicates())
                .fill("within", rules.within())
                .fill("refuseDoNotCall", on(rules.doNotCall()))
                .fill("refuseLineType", on(rules.lineType()))
                .fill("refuseZoneUnknown", on(rules.zoneUnknown()));
        return form.fillAll(
                "repairs", rules.repairs().stream().map(Repair::name).collect(java.util.stream.Collectors.toSet()));
    }

    private static String on(Match match) {
        return match == Match.REFUSE ? "on" : "";
    }

    /**
     * The request with what was chosen in the form; the same if the form was not sent along.
     *
     * @param shown what the columns were taken for when the form was shown
     */
    static ImportRequest chosen(Form form, ImportRequest now, List<Meaning> shown) {
        boolean isSent = form.names().contains(now instanceof ImportRequest.Leads ? "duplicates" : "column-1");
        if (!isSent) {
            return now;
        }
        Reading before = now.reading();
        Optional<Charset> encoding =
                form.optional("fileEncoding", 40).filter(ENCODINGS::contains).map(Charset::forName);
        Optional<Character> delimiter = Optional.of(form.value("delimiter"))
                .filter(DELIMITERS::containsKey)
                .map(text -> text.charAt(0));
        Optional<String> sheet = form.optional("sheet", 200);
        boolean isReadAlike = encoding.equals(before.encoding())
                && delimiter.equals(before.delimiter())
                && sheet.equals(before.sheet());
        // Read otherwise, columns are others.
        Map<String, String> columns = isReadAlike ? columns(form, now, shown) : Map.of();
        return now.with(new Reading(encoding, delimiter, sheet, columns), rules(form, now));
    }

    private static Map<String, String> columns(Form form, ImportRequest now, List<Meaning> shown) {
        Map<String, String> columns = new HashMap<>(now.reading().columns());
        List<Option> fields = fields(now);
        for (int i = 0; i < shown.size(); i++) {
            String field = form.value("column-" + (i + 1));
            Meaning meaning = shown.get(i);
            boolean isKnown = fields.stream().anyMatch(option -> option.value().equals(field));
            if (isKnown && (!field.equals(meaning.field()) || meaning.why() == Why.CHOSEN)) {
                columns.put(String.valueOf(i + 1), field);
            }
        }
        return columns;
    }

    private static Rules rules(Form form, ImportRequest now) {
        Rules before = now.rules();
        List<Repair> repairs = before.repairs().stream()
                .filter(repair -> form.has("repairs", repair.name()))
                .toList();
        return now instanceof ImportRequest.Leads
                ? new Rules(
                        form.one("duplicates", Duplicates.class),
                        form.one("within", Within.class),
                        match(form, "refuseDoNotCall"),
                        match(form, "refuseLineType"),
                        match(form, "refuseZoneUnknown"),
                        repairs)
                : new Rules(
                        before.duplicates(),
                        before.within(),
                        before.doNotCall(),
                        before.lineType(),
                        before.zoneUnknown(),
                        repairs);
    }

    private static Match match(Form form, String name) {
        return form.isOn(name) ? Match.REFUSE : Match.TAKE;
    }
}
