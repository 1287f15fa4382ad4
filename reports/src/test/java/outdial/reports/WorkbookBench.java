package outdial.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import outdial.reports.grid.Cell;
import outdial.reports.grid.Column;
import outdial.reports.grid.Kind;
import outdial.reports.grid.Sheet;
import outdial.reports.grid.XlsxBook;

/**
 * Seconds for a sheet of a million attempts in 20 columns, beside a bare loop over POI's streaming writer that puts the
 * same values into untyped cells, both within a heap of {@value #HEAP}. The database is left out on both sides.
 * Arguments: rows and rounds, if others are wanted.
 */
public final class WorkbookBench {
    private static final String HEAP = "256m";
    private static final int ROWS = 1_000_000;
    private static final int ROUNDS = 2;
    private static final Instant START = Instant.parse("2026-11-16T07:00:00Z");

    private static final List<Column> EIGHT = List.of(
            new Column("Attempt", Kind.INTEGER, "Its number."),
            new Column("External id", Kind.TEXT, "The lead's."),
            new Column("Number", Kind.TEXT, "Dialled."),
            new Column("Started", Kind.INSTANT, "When."),
            new Column("Ended", Kind.INSTANT, "When."),
            new Column("Talk s", Kind.DECIMAL, "How long."),
            new Column("Outcome", Kind.TEXT, "How."),
            new Column("Rules", Kind.TEXT, "Asked."));

    /** Twenty: the eight twice, and four of them once more. */
    private static final List<Column> COLUMNS =
            Stream.of(EIGHT, EIGHT, EIGHT.subList(0, 4)).flatMap(List::stream).toList();

    private WorkbookBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (Runtime.getRuntime().maxMemory() > (257L << 20)) {
            System.exit(again(args));
        }
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : ROWS;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
        for (int round = 1; round <= rounds; round++) {
            double bare = seconds(file -> bare(file, rows));
            double ours = seconds(file -> ours(file, rows));
            System.out.printf(
                    Locale.ROOT,
                    "round %d, heap %s: %,d rows x %d, ours %.2f s, bare SXSSF %.2f s, ratio %.2f%n",
                    round,
                    HEAP,
                    rows,
                    COLUMNS.size(),
                    ours,
                    bare,
                    ours / bare);
        }
    }

    private static int again(String[] args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                WorkbookBench.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
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

    private static void ours(Path file, int rows) throws IOException {
        try (var book = new XlsxBook(ZoneId.of("Europe/Vilnius"))) {
            book.add(new Sheet("Attempts", COLUMNS, each -> {
                for (int i = 0; i < rows; i++) {
                    List<Cell> eight = row(i);
                    each.accept(Stream.of(eight, eight, eight.subList(0, 4))
                            .flatMap(List::stream)
                            .toList());
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

    private static void bare(Path file, int rows) throws IOException {
        try (var book = new SXSSFWorkbook(200);
                OutputStream out = Files.newOutputStream(file)) {
            var sheet = book.createSheet("Attempts");
            for (int i = 0; i < rows; i++) {
                SXSSFRow row = sheet.createRow(i);
                for (int column = 0; column < COLUMNS.size(); column++) {
                    bare(row, column, i);
                }
            }
            book.write(out);
        }
    }

    private static void bare(SXSSFRow row, int column, int i) {
        switch (column % 8) {
            case 0 -> row.createCell(column).setCellValue(i);
            case 1 -> row.createCell(column).setCellValue("lead-" + i);
            case 2 -> row.createCell(column).setCellValue("+12025550" + (100 + i % 100));
            case 3 -> row.createCell(column).setCellValue(46_000 + i / 86_400_000.0);
            case 4 -> row.createCell(column).setCellValue(46_000 + (i + 60_000) / 86_400_000.0);
            case 5 -> row.createCell(column).setCellValue(i / 1000.0);
            case 6 -> row.createCell(column).setCellValue("NO_ANSWER");
            default -> row.createCell(column).setCellValue("valid,hours,caps");
        }
    }
}
