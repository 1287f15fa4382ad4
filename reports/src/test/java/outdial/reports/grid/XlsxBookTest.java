package outdial.reports.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class XlsxBookTest {
    static final ZoneId VILNIUS = ZoneId.of("Europe/Vilnius");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void every_kind_of_value_is_stored_as_what_it_is() throws IOException {
        Path file = write(VILNIUS, everyKind());
        Golden.check("every-kind.txt", ReadBack.grid(file));
    }

    @Test
    void headers_are_frozen_filtered_and_as_wide_as_their_kind() throws IOException {
        Path file = write(VILNIUS, everyKind());
        try (var book = new XSSFWorkbook(file.toString())) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:H4");
            for (int i = 0; i < everyKind().columns().size(); i++) {
                int characters = everyKind().columns().get(i).kind().characters();
                assertThat(sheet.getColumnWidth(i)).isEqualTo(characters * 256);
            }
        }
    }

    @Test
    void a_sheet_goes_on_in_another_when_it_is_full() throws IOException {
        Path file = folder.resolve("split.xlsx");
        try (var book = new XlsxBook(VILNIUS, 4)) {
            book.add(Sheet.of("Seven", List.of(column("No", Kind.INTEGER)), numbers(7)));
            book.add(Sheet.of("Six", List.of(column("No", Kind.INTEGER)), numbers(6)));
            book.writeTo(file);
        }
        Golden.check("split.txt", ReadBack.grid(file));
    }

    @Test
    void a_sheet_without_rows_still_has_its_header() throws IOException {
        Path file = write(VILNIUS, Sheet.of("Empty", List.of(column("No", Kind.INTEGER)), List.of()));
        assertThat(ReadBack.grid(file)).isEqualTo("== Empty\ns:No\n");
    }

    @Test
    void a_hundred_thousand_rows_pass_through_a_few_in_memory() throws Exception {
        var drawn = new AtomicLong();
        Sheet sheet = new Sheet(
                "Many",
                everyKind().columns(),
                each -> LongStream.range(0, 100_000).forEach(i -> {
                    drawn.incrementAndGet();
                    each.accept(everyKindOfRow(i));
                }));
        Path file = folder.resolve("many.xlsx");
        try (var book = new XlsxBook(VILNIUS)) {
            book.add(sheet);
            book.writeTo(file);
        }
        assertThat(drawn).hasValue(100_000);
        assertThat(rowsIn(file)).isEqualTo(100_001);
    }

    @Test
    void a_report_that_fails_half_way_leaves_the_older_file_and_nothing_else() throws IOException {
        Path file = Files.writeString(folder.resolve("kept.xlsx"), "older");
        Sheet broken = new Sheet("Broken", List.of(column("No", Kind.INTEGER)), each -> {
            each.accept(List.of(Cell.whole(1)));
            throw new IllegalStateException("the database went away");
        });
        assertThatThrownBy(() -> writeTo(file, broken)).hasMessage("the database went away");
        assertThat(file).hasContent("older");
        assertThat(folder.toFile().list()).containsExactly("kept.xlsx");
    }

    @Test
    void a_cell_of_another_kind_than_its_column_is_a_fault() {
        Sheet sheet = Sheet.of("Wrong", List.of(column("No", Kind.INTEGER)), List.of(List.of(Cell.text("one"))));
        assertThatThrownBy(() -> write(VILNIUS, sheet))
                .hasMessage("Sheet Wrong, column 'No' cannot hold Text[value=one]");
        Sheet longer = Sheet.of("Longer", List.of(), List.of(List.of(Cell.text("one"))));
        assertThatThrownBy(() -> write(VILNIUS, longer)).hasMessageContaining("has 0 columns, a row has 1");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void any_column_may_be_blank(Kind kind) {
        assertThat(kind.holds(Cell.BLANK)).isTrue();
    }

    private Path write(ZoneId zone, Sheet sheet) throws IOException {
        Path file = folder.resolve(sheet.name() + ".xlsx");
        try (var book = new XlsxBook(zone)) {
            book.add(sheet);
            book.writeTo(file);
        }
        return file;
    }

    private static void writeTo(Path file, Sheet sheet) throws IOException {
        try (var book = new XlsxBook(VILNIUS)) {
            book.add(sheet);
            book.writeTo(file);
        }
    }

    static Column column(String title, Kind kind) {
        return new Column(title, kind, "What " + title + " says.");
    }

    static Sheet everyKind() {
        return Sheet.of(
                "Every kind",
                List.of(
                        column("Name", Kind.TEXT),
                        column("Attempts", Kind.INTEGER),
                        column("Ring s", Kind.DECIMAL),
                        column("Talked", Kind.DURATION),
                        column("Started", Kind.INSTANT),
                        column("Abandoned", Kind.PERCENT),
                        column("Total", Kind.MONEY),
                        column("Value", Kind.MIXED)),
                List.of(everyKindOfRow(1), everyKindOfRow(9_007_199_254_740_993L), blankRow()));
    }

    private static List<Cell> everyKindOfRow(long n) {
        return List.of(
                Cell.text("Jonas Jonaitis, +44 20 7946 0%03d".formatted(n % 1000)),
                Cell.whole(n),
                Cell.seconds(12_345L),
                Cell.length(Duration.ofHours(30).plusSeconds(61)),
                // 2026-10-25, the hour that Vilnius has twice: winter time.
                Cell.moment(Instant.parse("2026-10-25T01:30:00.250Z")),
                Cell.share(3, 100),
                new Cell.Money(-123_456, Currency.getInstance(n == 1 ? "EUR" : "JPY")),
                Cell.whole(n));
    }

    private static List<Cell> blankRow() {
        return List.of(
                Cell.text(null),
                Cell.whole(null),
                Cell.seconds(null),
                Cell.BLANK,
                Cell.moment(null),
                Cell.share(0, 0),
                Cell.BLANK,
                Cell.BLANK);
    }

    private static List<List<Cell>> numbers(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(i -> List.of(Cell.whole(i)))
                .toList();
    }

    /** Counted in the file's own XML: read as a whole it would need the memory that writing it did not. */
    private static long rowsIn(Path file) throws Exception {
        try (var opc = OPCPackage.open(file.toFile(), PackageAccess.READ);
                var sheet = new XSSFReader(opc).getSheetsData().next()) {
            var xml = new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
            return xml.split("<row ", -1).length - 1L;
        }
    }
}
