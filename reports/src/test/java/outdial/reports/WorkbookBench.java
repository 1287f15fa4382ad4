package outdial.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import outdial.reports.grid.Cell;
import outdial.reports.grid.Column;
import outdial.reports.grid.Kind;
import outdial.reports.grid.Sheet;
import outdial.reports.grid.XlsxBook;

/**
 * Seconds for a sheet of 200,000 attempts, beside a bare loop over POI's streaming writer that puts the same values
 * into untyped cells. The database is left out on both sides. Prints three rounds, in turns.
 */
public final class WorkbookBench {
    private static final int ROWS = 200_000;
    private static final int ROUNDS = 3;
    private static final Instant START = Instant.parse("2026-11-16T07:00:00Z");

    private static final List<Column> COLUMNS = List.of(
            new Column("Attempt", Kind.INTEGER, "Its number."),
            new Column("External id", Kind.TEXT, "The lead's."),
            new Column("Number", Kind.TEXT, "Dialled."),
            new Column("Started", Kind.INSTANT, "When."),
            new Column("Ended", Kind.INSTANT, "When."),
            new Column("Talk s", Kind.DECIMAL, "How long."),
            new Column("Outcome", Kind.TEXT, "How."),
            new Column("Rules", Kind.TEXT, "Asked."));

    private WorkbookBench() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws IOException {
        for (int round = 1; round <= ROUNDS; round++) {
            double bare = seconds(WorkbookBench::bare);
            double ours = seconds(WorkbookBench::ours);
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %,d rows x %d, ours %.2f s, bare SXSSF %.2f s, ratio %.2f%n",
                    round,
                    ROWS,
                    COLUMNS.size(),
                    ours,
                    bare,
                    ours / bare);
        }
    }

    private interface Writer {
        void write(Path file) throws IOException;
    }

    private static double seconds(Writer writer) throws IOException {
        Path file = Files.createTempFile("outdial-bench", ".xlsx");
        try {
            long start = System.nanoTime();
            writer.write(file);
            return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        } finally {
            Files.delete(file);
        }
    }

    private static void ours(Path file) throws IOException {
        try (var book = new XlsxBook(ZoneId.of("Europe/Vilnius"))) {
            book.add(new Sheet("Attempts", COLUMNS, each -> {
                for (int i = 0; i < ROWS; i++) {
                    each.accept(row(i));
                }
            }));
            book.writeTo(file);
        }
    }

    private static List<Cell> row(int i) {
        return List.of(
                Cell.whole(i),
                Cell.text("lead-" + i),
                Cell.text("+12025550" + (100 + i % 100)),
                Cell.moment(START.plusMillis(i)),
                Cell.moment(START.plusMillis(i + 60_000L)),
                Cell.seconds((long) i),
                Cell.text("NO_ANSWER"),
                Cell.text("valid,hours,caps"));
    }

    private static void bare(Path file) throws IOException {
        try (var book = new SXSSFWorkbook(200);
                OutputStream out = Files.newOutputStream(file)) {
            var sheet = book.createSheet("Attempts");
            for (int i = 0; i < ROWS; i++) {
                SXSSFRow row = sheet.createRow(i);
                row.createCell(0).setCellValue(i);
                row.createCell(1).setCellValue("lead-" + i);
                row.createCell(2).setCellValue("+12025550" + (100 + i % 100));
                row.createCell(3).setCellValue(46_000 + i / 86_400_000.0);
                row.createCell(4).setCellValue(46_000 + (i + 60_000) / 86_400_000.0);
                row.createCell(5).setCellValue(i / 1000.0);
                row.createCell(6).setCellValue("NO_ANSWER");
                row.createCell(7).setCellValue("valid,hours,caps");
            }
            book.write(out);
        }
    }
}
