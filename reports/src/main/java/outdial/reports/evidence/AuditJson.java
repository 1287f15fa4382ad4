package outdial.reports.evidence;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import outdial.compliance.ledger.SignedHeads;
import outdial.reports.grid.Cell;
import outdial.reports.grid.Sheet;
import outdial.sql.LedgerStretches;
import outdial.sql.LedgerStretches.Row;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of an export, row by row. Under {@code tables} stands what the tables say; {@code chains} is what can be
 * proven, and {@code heads} come before it, for the verifier reads the file once.
 */
final class AuditJson implements AutoCloseable {
    /** The format's name and version: the first property of every file. */
    static final String FORMAT = "outdial-audit";

    private final JsonGenerator json;

    AuditJson(OutputStream out) {
        json = JsonMapper.shared().createGenerator(out);
        json.writeStartObject();
        json.writeNumberProperty(FORMAT, 1);
    }

    /** A row, and whether it is about what was asked. */
    record SeenRow(Row row, boolean isAsked) {}

    /** Sees each ledger row as it is written, with its number from 1. */
    @FunctionalInterface
    interface Seen {
        void row(SeenRow row, long number);
    }

    void about(List<List<Cell>> figures) {
        json.writeObjectPropertyStart("about");
        figures.forEach(figure -> {
            json.writeName(key(text(figure.getFirst())));
            value(figure.getLast());
        });
        json.writeEndObject();
    }

    void heads(List<SignedHeads> heads, String publicKey) {
        json.writeStringProperty("public_key", publicKey);
        json.writeArrayPropertyStart("heads");
        heads.forEach(one -> json.writeString(one.line()));
        json.writeEndArray();
    }

    void tables(List<Sheet> sheets) {
        json.writeObjectPropertyStart("tables");
        sheets.forEach(this::table);
        json.writeEndObject();
    }

    private void table(Sheet sheet) {
        json.writeArrayPropertyStart(key(sheet.name()));
        sheet.rows().forEach(row -> {
            json.writeStartObject();
            for (int i = 0; i < row.size(); i++) {
                if (!(row.get(i) instanceof Cell.Blank)) {
                    json.writeName(key(sheet.columns().get(i).title()));
                    value(row.get(i));
                }
            }
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    void chains(
            List<AuditChains.Part> parts,
            Function<AuditChains.Part, LedgerStretches> reader,
            Predicate<Row> isAsked,
            Seen seen) {
        json.writeArrayPropertyStart("chains");
        var number = new java.util.concurrent.atomic.AtomicLong();
        for (AuditChains.Part part : parts) {
            LedgerStretches stretches = reader.apply(part);
            for (LedgerStretches.Stretch stretch : part.stretches()) {
                json.writeStartObject();
                json.writeStringProperty("chain", part.chain().name());
                json.writeNumberProperty("after", stretch.after());
                json.writeStringProperty("after_hash", stretch.hash());
                json.writeNumberProperty("to", stretch.to());
                json.writeArrayPropertyStart("rows");
                stretches.read(stretch, row -> {
                    boolean isMeant = isAsked.test(row);
                    seen.row(new SeenRow(row, isMeant), number.incrementAndGet());
                    row(row, isMeant);
                });
                json.writeEndArray();
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void row(Row row, boolean isAsked) {
        json.writeStartObject();
        json.writeStringProperty("row", row.text().seq());
        json.writeStringProperty("at", row.text().at());
        json.writeStringProperty("kind", row.text().kind());
        json.writeObjectPropertyStart("says");
        row.text().entries().forEach(json::writeStringProperty);
        json.writeEndObject();
        json.writeStringProperty("prev", row.text().prev());
        json.writeStringProperty("hash", row.text().hash());
        if (isAsked) {
            row.opening().ifPresent(opening -> {
                json.writeObjectPropertyStart("opens");
                json.writeStringProperty("entry", "number");
                json.writeStringProperty("salt", opening.salt());
                json.writeStringProperty("value", opening.number().e164());
                json.writeEndObject();
            });
        }
        json.writeEndObject();
    }

    void rules(Map<String, ? extends Map<String, String>> files, Sheet rules) {
        table(rules);
        json.writeObjectPropertyStart("rule_files");
        files.forEach((title, texts) -> {
            json.writeObjectPropertyStart(title);
            texts.forEach(json::writeStringProperty);
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private void value(Cell cell) {
        switch (cell) {
            case Cell.Blank _ -> json.writeNull();
            case Cell.Whole(long whole) -> json.writeNumber(whole);
            case Cell.Decimal(double decimal) -> json.writeNumber(decimal);
            case Cell.Share(double share) -> json.writeNumber(share);
            case Cell.Text _, Cell.Moment _, Cell.Day _, Cell.Length _, Cell.Money _ -> json.writeString(text(cell));
        }
    }

    private static String text(Cell cell) {
        return switch (cell) {
            case Cell.Text(var text) -> text;
            case Cell.Moment(var at) -> at.toString();
            case Cell.Day(var day) -> day.toString();
            case Cell.Length(var length) -> length.toString();
            default -> cell.toString();
        };
    }

    private static String key(String title) {
        return title.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    @Override
    public void close() {
        json.writeEndObject();
        json.close();
    }
}
