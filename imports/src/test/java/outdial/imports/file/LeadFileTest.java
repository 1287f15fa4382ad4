package outdial.imports.file;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LeadFileTest {
    private static final String MARK = "\uFEFF";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void any_usual_delimiter_is_found(String delimiter) throws IOException {
        String text = "phone,name,note\n1,Ann,\"a, b; c\"\n2,Bob,x\n"
                .replace("e,n", "e" + delimiter + "n")
                .replace("1,A", "1" + delimiter + "A")
                .replace("n,\"", "n" + delimiter + "\"")
                .replace("2,B", "2" + delimiter + "B")
                .replace("b,x", "b" + delimiter + "x");
        assertThat(cells("list.csv", text.getBytes(UTF_8), "US"))
                .containsExactly(
                        List.of("phone", "name", "note"), List.of("1", "Ann", "a, b; c"), List.of("2", "Bob", "x"));
    }

    @Test
    void letters_are_read_in_the_encoding_that_the_bytes_show() throws IOException {
        String text = "телефон;име\r\n1;Ивайло\r\n";
        List<List<String>> expected = List.of(List.of("телефон", "име"), List.of("1", "Ивайло"));
        assertThat(cells("a.csv", text.getBytes(UTF_8), "BG")).isEqualTo(expected);
        assertThat(cells("b.csv", (MARK + text).getBytes(UTF_8), "BG")).isEqualTo(expected);
        assertThat(cells("c.csv", (MARK + text).getBytes(UTF_16LE), "BG")).isEqualTo(expected);
        assertThat(cells("d.csv", (MARK + text).getBytes(UTF_16BE), "BG")).isEqualTo(expected);
        assertThat(cells("e.csv", text.getBytes(Charset.forName("windows-1251")), "BG"))
                .isEqualTo(expected);
        assertThat(LeadFile.open(folder.resolve("e.csv"), "BG").described())
                .isEqualTo(
                        "CSV, windows-1251 (guessed from its letters: check that names look right), columns parted by ';'");
        assertThat(LeadFile.open(folder.resolve("b.csv"), "BG").described())
                .isEqualTo("CSV, UTF-8, columns parted by ';'");
    }

    @Test
    void a_broken_byte_in_a_utf_8_file_spoils_its_own_value_only() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("phone;name\n1;Žydrė Čepaitė Šimkutė Žemaitytė Kęstutis Nijolė\n2;Ren".getBytes(UTF_8));
        bytes.write(0xE9);
        bytes.writeBytes("\n".getBytes(UTF_8));
        assertThat(cells("list.csv", bytes.toByteArray(), "LT").getLast()).containsExactly("2", "Ren\uFFFD");
    }

    @Test
    void a_quoted_line_break_does_not_make_a_row_and_a_blank_row_does() throws IOException {
        Path file = write("list.csv", "phone,note\n1,\"two\nlines\"\n\n2,x\n".getBytes(UTF_8));
        assertThat(rows(file, "US")).extracting(Row::no).containsExactly(1L, 2L, 3L, 4L);
        assertThat(rows(file, "US").get(2).isBlank()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phone,note\n1,a\n2,\"b\n3,c\n",
                "phone,note\n1,a\n2,\"b\n3,\"c\"\n",
                "phone,note\r\n1,a\r\n2,\"b\r\n3,\"c\"\r\n",
                "phone,note\n\"1\",\"a\"\n\"2\",\"b\n\"3\",\"c\"\n"
            })
    void a_quote_that_is_never_closed_costs_its_own_row_only(String text) throws IOException {
        List<Row> rows = rows(write("list.csv", text.getBytes(UTF_8)), "US");
        assertThat(rows).hasSize(4);
        assertThat(rows.get(2).flaw())
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("never closed"));
        assertThat(rows.get(2).cell(1)).isEqualTo("\"b");
        assertThat(List.of(rows.get(0), rows.get(1), rows.get(3)))
                .extracting(row -> row.flaw().isPresent())
                .containsOnly(false);
        assertThat(rows.get(3).cells()).containsExactly("3", "c");
    }

    @Test
    void a_row_without_an_end_is_stopped_before_it_fills_the_memory() throws IOException {
        Path file = write("list.csv", ("phone,note\n1,\"" + "x".repeat(3_000_000) + "\"\n").getBytes(UTF_8));
        assertThatThrownBy(() -> rows(file, "US"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageStartingWith("Row 2 is longer than 1000000 characters");
    }

    @Test
    void a_workbook_gives_numbers_with_all_digits_and_dates_as_dates() throws IOException {
        try (var workbook = new XSSFWorkbook()) {
            workbook.createSheet("notes");
            workbook.setSheetHidden(0, true);
            var row = workbook.createSheet("leads").createRow(4);
            row.createCell(0).setCellValue(359_888_123_456d);
            row.createCell(1).setCellValue("Ивайло");
            row.createCell(3).setCellValue(LocalDate.of(2026, 2, 28));
            row.getCell(3).setCellStyle(format(workbook, "dd.mm.yyyy"));
            row.createCell(4).setCellValue(2116);
            row.getCell(4).setCellStyle(format(workbook, "00000"));
            row.createCell(5).setCellValue(true);
            row.createCell(6).setCellValue(0.1);
            workbook.createSheet("more");
            Path file = folder.resolve("list.xlsx");
            save(workbook, file);
            assertThat(rows(file, "BG"))
                    .containsExactly(
                            new Row(5, List.of("359888123456", "Ивайло", "", "2026-02-28", "02116", "TRUE", "0.1")));
            assertThat(LeadFile.open(file, "BG").described()).isEqualTo("Excel, sheet 'leads'; left out: 'more'");
        }
    }

    @Test
    void what_is_not_what_its_name_says_is_refused_with_a_sentence() throws IOException {
        Path workbook = folder.resolve("book.xlsx");
        try (var book = new XSSFWorkbook()) {
            book.createSheet("leads");
            save(book, workbook);
        }
        Path asText = Files.copy(workbook, folder.resolve("book.csv"));
        refused(asText, "book.csv is named as text but is a zip archive or an Excel workbook.");
        refused(write("list.xlsx", "phone\n1\n".getBytes(UTF_8)), "is named as an Excel workbook but is plain text.");
        refused(write("doc.csv", "%PDF-1.7\n".getBytes(UTF_8)), "is named as text but is a PDF.");
        refused(write("page.csv", "<!DOCTYPE html><table>".getBytes(UTF_8)), "is a web page");
        refused(write("empty.csv", new byte[0]), "empty.csv is empty.");
        refused(write("list.doc", "x".getBytes(UTF_8)), "an ending that says neither CSV nor Excel");
        refused(folder.resolve("missing.csv"), "There is no readable file");
        refused(zip("things.xlsx"), "is a zip archive, not an Excel workbook.");
        refused(write("torn.xlsx", Arrays.copyOf(Files.readAllBytes(workbook), 900)), "is a damaged workbook.");
        refused(locked(workbook), "is a workbook locked with a password; save it without one");
    }

    private void refused(Path file, String sentence) {
        assertThatThrownBy(() -> LeadFile.open(file, "US"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining(sentence);
    }

    private Path zip(String name) throws IOException {
        Path file = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.write("hello".getBytes(UTF_8));
        }
        return file;
    }

    private Path locked(Path workbook) throws IOException {
        Path file = folder.resolve("locked.xlsx");
        try (var container = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret of the test");
            try (OutputStream inside = encryptor.getDataStream(container)) {
                inside.write(Files.readAllBytes(workbook));
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                container.writeFilesystem(out);
            }
        }
        return file;
    }

    private static CellStyle format(XSSFWorkbook workbook, String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    private static void save(XSSFWorkbook workbook, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            workbook.write(out);
        }
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private List<List<String>> cells(String name, byte[] bytes, String country) throws IOException {
        return rows(write(name, bytes), country).stream().map(Row::cells).toList();
    }

    private static List<Row> rows(Path file, String country) throws IOException {
        List<Row> all = new ArrayList<>();
        try (RowSource rows = LeadFile.open(file, country).rows()) {
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                all.add(row.get());
            }
        }
        return all;
    }
}
