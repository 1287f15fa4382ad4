package outdial.imports.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Workbooks made to hurt or to confuse, read in 256 MB. */
final class HostileWorkbooksTest {
    private static final String HEADER = "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>";

    @TempDir
    private Path folder;

    record Case(String name, UnaryOperator<BookParts> change, String why) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> refused() {
        return List.of(
                new Case(
                        "a bomb of rows",
                        book -> book.with("xl/worksheets/sheet1.xml", zeros(300)),
                        "far larger than a list"),
                new Case(
                        "a bomb of texts",
                        book -> book.with("xl/sharedStrings.xml", zeros(300)),
                        "far larger than a list"),
                new Case(
                        "a bomb of relations",
                        book -> book.with("xl/_rels/workbook.xml.rels", zeros(64)),
                        "far larger than a list"),
                new Case(
                        "a bomb of contents",
                        book -> book.with("[Content_Types].xml", zeros(64)),
                        "far larger than a list"),
                new Case(
                        "a bomb of properties",
                        book -> book.with("docProps/core.xml", zeros(64)),
                        "far larger than a list"),
                new Case(
                        "properties in an odd place",
                        book -> book.with(
                                        "[Content_Types].xml",
                                        BookParts.contentTypes("<Override PartName='/xl/odd.xml' ContentType="
                                                + "'application/vnd.openxmlformats-package.core-properties+xml'/>"))
                                .with("xl/odd.xml", zeros(64)),
                        "far larger than a list"),
                new Case("two thousand parts too many", HostileWorkbooksTest::manyParts, "far larger than a list"),
                new Case(
                        "an attribute without an end",
                        book -> book.with("xl/worksheets/sheet1.xml", endless("<row r='")),
                        "a single value of more than 4 MB"),
                new Case(
                        "a comment without an end",
                        book -> book.with("xl/worksheets/sheet1.xml", endless("<!-- >> ")),
                        "a single value of more than 4 MB"),
                new Case(
                        "an entity of entities",
                        book -> book.with("xl/worksheets/sheet1.xml", laughs()),
                        "can't be read as an Excel workbook"),
                new Case(
                        "a file of the machine",
                        book -> book.with("xl/worksheets/sheet1.xml", outside()),
                        "can't be read as an Excel workbook"),
                new Case(
                        "no sheet behind the name",
                        book -> book.without("xl/worksheets/sheet1.xml"),
                        "can't be read as an Excel workbook"),
                new Case(
                        "no sheets",
                        book -> book.with("xl/workbook.xml", BookParts.workbook("", "")),
                        "holds no sheets"),
                new Case(
                        "hidden sheets",
                        book -> book.with(
                                "xl/workbook.xml",
                                BookParts.workbook("", "<sheet name='A' state='veryHidden' r:id='s1'/>")),
                        "has no visible sheet"),
                new Case(
                        "broken XML",
                        book -> book.with("xl/worksheets/sheet1.xml", BookParts.sheet("<row><c></row>")),
                        "can't be read as an Excel workbook"),
                new Case(
                        "more columns than Excel has",
                        book -> book.with(
                                "xl/worksheets/sheet1.xml", BookParts.sheet("<row><c r='XFE1'><v>1</v></c></row>")),
                        "more columns in row 1 than Excel can open"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_can_not_be_a_list_is_refused_with_a_sentence(Case each) throws IOException {
        Path file = each.change().apply(BookParts.of(HEADER)).write(folder.resolve("list.xlsx"));
        assertThatThrownBy(() -> rows(file)).isInstanceOf(UnreadableFile.class).hasMessageContaining(each.why());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            <c><v>1</v></c><c/><c><v>3</v></c>                                      | 1,,3
            <c r='C1'><v>3</v></c><c r='A1'><v>1</v></c>                            | 1,,3
            <c r='A1'><f>B1+1</f></c>                                               | #FORMULA?
            <c r='A1'><f>B1+1</f><v>7</v></c>                                       | 7
            <c r='A1' t='str'><f>CONCAT("a")</f><v>a</v></c>                        | a
            <c r='A1' t='e'><v>#N/A</v></c>                                         | #N/A
            <c r='A1' t='inlineStr'><is><r><t>a</t></r><rPh><t>x</t></rPh><r><t>b</t></r></is></c> | ab
            <c r='A1' t='inlineStr'><is><t>two_x000D_lines_x0041_</t></is></c>       | "two\rlinesA"
            <c r='A1' t='inlineStr'><is><t>_xD83D_</t></is></c>                      | \uFFFD
            <c r='A1'><v>3.59888123456E11</v></c>                                   | 359888123456
            <c r='A1'><v>NaN</v></c>                                                | NaN
            <c r='A1' t='s'><v>99</v></c><c r='B1'><v>1</v></c>                      | ,1
            <c r='A1' t='d'><v>2026-02-28T00:00:00</v></c>                          | 2026-02-28
            """)
    void odd_cells_are_read_for_what_they_are(String cells, String expected) throws IOException {
        Path file = BookParts.of("<row>" + cells + "</row>").write(folder.resolve("list.xlsx"));
        assertThat(String.join(",", rows(file).getFirst().cells())).isEqualTo(expected.replace("\\r", "\r"));
    }

    @Test
    void rows_with_wrong_numbers_are_all_read_and_told_apart() throws IOException {
        String rows = "<row r='5'><c><v>1</v></c></row><row r='5'><c><v>2</v></c></row><row><c><v>3</v></c></row>"
                + "<row r='99999999999'><c><v>4</v></c></row><row r='-1'><c><v>5</v></c></row>";
        List<Row> read = rows(BookParts.of(rows).write(folder.resolve("list.xlsx")));
        assertThat(read).extracting(Row::no).containsExactly(5L, 6L, 7L, 8L, 9L);
        assertThat(read).extracting(row -> row.cell(0)).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void a_million_texts_are_read_from_disk() throws IOException {
        int many = 1_000_000;
        Path file = BookParts.of("<row><c t='s'><v>5</v></c><c t='s'><v>999999</v></c><c t='s'><v>500000</v></c></row>")
                .with("xl/sharedStrings.xml", out -> {
                    out.write("<sst>".getBytes(UTF_8));
                    for (int i = 0; i < many; i++) {
                        out.write(("<si><t>Ąžuolas number " + i + " of many</t></si>").getBytes(UTF_8));
                    }
                    out.write("</sst>".getBytes(UTF_8));
                })
                .write(folder.resolve("list.xlsx"));
        assertThat(rows(file).getFirst().cells())
                .containsExactly(
                        "Ąžuolas number 5 of many", "Ąžuolas number 999999 of many", "Ąžuolas number 500000 of many");
    }

    @Test
    void days_of_an_old_macintosh_are_counted_from_1904() throws IOException {
        String styles = "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>";
        Path file = BookParts.of("<row><c s='1'><v>1</v></c></row>")
                .with("xl/styles.xml", styles)
                .with(
                        "xl/workbook.xml",
                        BookParts.workbook("<workbookPr date1904='1'/>", "<sheet name='A' r:id='s1'/>"))
                .write(folder.resolve("list.xlsx"));
        assertThat(rows(file).getFirst().cells()).containsExactly("1904-01-02");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0000000000      | 888123456   | 0888123456
            0##             | 888123456   | 888123456
            000-000-0000    | 2025550123  | 2025550123
            \\+0             | 359888123456| +359888123456
            "+"0            | 359888123456| +359888123456
            0.00            | 12          | 12
            0%              | 1           | 1
            General         | 12          | 12
            """)
    void numbers_keep_the_zeros_and_the_plus_that_a_person_sees(String format, String value, String shown)
            throws IOException {
        String styles = "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='" + format.replace("\"", "&quot;")
                + "'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='170'/></cellXfs></styleSheet>";
        Path file = BookParts.of("<row><c s='1'><v>" + value + "</v></c></row>")
                .with("xl/styles.xml", styles)
                .write(folder.resolve("list.xlsx"));
        assertThat(rows(file).getFirst().cells()).containsExactly(shown);
    }

    /** So many MB of one byte, which pack to a thousandth. */
    private static BookParts.Part zeros(int megabytes) {
        byte[] megabyte = " ".repeat(1 << 20).getBytes(UTF_8);
        return out -> {
            out.write("<a>".getBytes(UTF_8));
            for (int i = 0; i < megabytes; i++) {
                out.write(megabyte);
            }
        };
    }

    /** 400 MB that pack badly enough to pass for honest. */
    private static BookParts.Part endless(String start) {
        return out -> {
            out.write(("<worksheet><sheetData>" + start).getBytes(UTF_8));
            byte[] some = new byte[1 << 20];
            long mixed = 7;
            for (int megabyte = 0; megabyte < 20; megabyte++) {
                for (int i = 0; i < some.length; i++) {
                    mixed = mixed * 6364136223846793005L + 1442695040888963407L;
                    some[i] = (byte) ('a' + (mixed >>> 60));
                }
                out.write(some);
            }
        };
    }

    private static String laughs() {
        StringBuilder type = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 'ha'>");
        for (int i = 1; i < 30; i++) {
            type.append("<!ENTITY e" + i + " '&e" + (i - 1) + ";&e" + (i - 1) + ";'>");
        }
        return type + "]><worksheet><sheetData><row><c t='str'><v>&e29;</v></c></row></sheetData></worksheet>";
    }

    private static String outside() {
        return "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
                + "<worksheet><sheetData><row><c t='str'><v>&e;</v></c></row></sheetData></worksheet>";
    }

    private static BookParts manyParts(BookParts book) {
        for (int i = 0; i < 20_000; i++) {
            book.with("xl/media/a-picture-that-nobody-needs-" + i + ".png", "x");
        }
        return book;
    }

    private static List<Row> rows(Path file) throws IOException {
        List<Row> all = new ArrayList<>();
        try (RowSource rows = LeadFile.open(file, "US").rows()) {
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                all.add(row.get());
            }
        }
        return all;
    }
}
