package outdial.reports.grid;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table as CSV after RFC 4180, for people who open it in a spreadsheet. Text that might start a formula is given a
 * leading apostrophe; numbers are never text, so a negative amount stays a number. Instants carry their offset.
 */
public final class CsvSheet {
    private static final CSVFormat RFC_4180 =
            CSVFormat.RFC4180.builder().setRecordSeparator("\r\n").get();

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

    private CsvSheet() {}

    /** Writes the table as UTF-8 with a mark that tells Excel so; the file is there whole or as it was before. */
    public static void write(Sheet sheet, ZoneId zone, Path file) throws IOException {
        WholeFile.write(file, out -> {
            var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writer.write('\uFEFF');
            write(sheet, zone, writer);
            writer.flush();
        });
    }

    /** Draws the table's rows to {@code out}, which stays open. Instants are shown in {@code zone}. */
    static void write(Sheet sheet, ZoneId zone, Appendable out) throws IOException {
        var printer = new CSVPrinter(out, RFC_4180);
        printer.printRecord(sheet.columns().stream()
                .map(column -> guarded(Sheet.heading(column, zone)))
                .toList());
        try {
            sheet.rows().forEach(row -> print(sheet.checked(row), zone, printer));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void print(List<Cell> row, ZoneId zone, CSVPrinter printer) {
        try {
            printer.printRecord(row.stream().map(cell -> shown(cell, zone)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shown(Cell cell, ZoneId zone) {
        return switch (cell) {
            case Cell.Blank _ -> "";
            case Cell.Text(var text) -> guarded(text);
            case Cell.Whole(var n) -> Long.toString(n);
            case Cell.Decimal(var n) -> Double.toString(n);
            case Cell.Length(var length) -> clock(length);
            case Cell.Moment(var at) -> MOMENT.format(at.atZone(zone));
            case Cell.Day(var day) -> day.toString();
            case Cell.Share(var share) -> Double.toString(share);
            case Cell.Money money -> money.amount().toPlainString();
        };
    }

    private static String guarded(String text) {
        String printable = SafeText.printable(text);
        return SafeText.startsFormula(printable) ? "'" + printable : printable;
    }

    private static String clock(Duration length) {
        return "%d:%02d:%02d".formatted(length.toHours(), length.toMinutesPart(), length.toSecondsPart());
    }
}
