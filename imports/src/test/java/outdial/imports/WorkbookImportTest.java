package outdial.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.imports.ImportRequest.Reading;
import outdial.imports.job.Rules;
import outdial.sql.OnEachServer;
import outdial.sql.TestDb;

@OnEachServer
final class WorkbookImportTest {
    @TempDir
    private Path folder;

    private final Tables tables;

    WorkbookImportTest(TestDb db) {
        this.tables = Tables.empty(db);
    }

    @Test
    void sheets_that_look_alike_are_read_together_and_rejected_rows_come_back_as_a_workbook() throws IOException {
        Path file = folder.resolve("list.xlsx");
        try (var book = new XSSFWorkbook()) {
            book.createSheet("Notes").createRow(0).createCell(0).setCellValue("Call in the evening");
            list(book, "Boston", 2, 2_025_550_123d, "none");
            list(book, "Salem", 0, 2_025_550_124d, "2025550125", "-1");
            list(book, "Old", 0, 2_025_550_126d);
            book.setSheetHidden(3, true);
            save(book, file);
        }
        ImportReceipt receipt = receipt(file, Optional.empty());
        assertThat(receipt.remarks().getFirst())
                .isEqualTo("Read as Excel, sheet 'Boston', 'Salem'; left out: 'Notes'.");
        assertThat(counts(receipt)).isEqualTo("5 3 2 0");
        assertThat(tables.texts("SELECT row_no FROM `lead` ORDER BY id")).containsExactly("4", "10000002", "10000003");
        Path rejected = receipt.rejectedRows().orElseThrow();
        assertThat(rejected.getFileName()).hasToString("import-1-rejected.xlsx");
        Path mended = folder.resolve("mended.xlsx");
        try (var book = new XSSFWorkbook(Files.newInputStream(rejected))) {
            Sheet sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(3).getStringCellValue()).isEqualTo("Reason refused");
            assertThat(sheet.getRow(1).getCell(3).getStringCellValue()).startsWith("Phone: 'none' has letters in it.");
            sheet.getRow(1).createCell(0).setCellValue(2_025_550_127d);
            sheet.getRow(2).createCell(0).setCellValue("202 555 0128");
            save(book, mended);
        }
        assertThat(counts(receipt(mended, Optional.empty()))).isEqualTo("2 2 0 0");
        assertThat(tables.texts("SELECT DISTINCT name FROM custom_field")).containsExactly("Colour");
    }

    @Test
    void one_sheet_is_read_if_it_is_named_even_a_hidden_one() throws IOException {
        Path file = folder.resolve("list.xlsx");
        try (var book = new XSSFWorkbook()) {
            list(book, "Boston", 0, 2_025_550_123d);
            list(book, "Old", 0, 2_025_550_126d, "2025550127");
            book.setSheetHidden(1, true);
            save(book, file);
        }
        assertThat(counts(receipt(file, Optional.of("old")))).isEqualTo("2 2 0 0");
        assertThat(tables.importer(folder).run(request(file, Optional.of("New")), (_, _) -> {}))
                .isEqualTo(new FileRefused("list.xlsx has no sheet 'New'. It has: Boston, Old."));
    }

    private static void list(Workbook book, String name, int titles, Object... phones) {
        Sheet sheet = book.createSheet(name);
        for (int i = 0; i < titles; i++) {
            sheet.createRow(i).createCell(0).setCellValue("Customers of " + name);
        }
        Row header = sheet.createRow(titles);
        header.createCell(0).setCellValue("Phone");
        header.createCell(1).setCellValue("Name");
        header.createCell(2).setCellValue("Colour");
        for (int i = 0; i < phones.length; i++) {
            Row row = sheet.createRow(titles + 1 + i);
            switch (phones[i]) {
                case Double number -> row.createCell(0).setCellValue(number);
                case Object text -> row.createCell(0).setCellValue(text.toString());
            }
            row.createCell(1).setCellValue("Lead " + i);
            row.createCell(2).setCellValue("red");
        }
    }

    private static String counts(ImportReceipt receipt) {
        return receipt.read() + " " + receipt.accepted() + " " + receipt.rejected() + " " + receipt.duplicates();
    }

    private ImportReceipt receipt(Path file, Optional<String> sheet) throws IOException {
        ImportResult result = tables.importer(folder).run(request(file, sheet), (_, _) -> {});
        assertThat(result).isInstanceOf(ImportReceipt.class);
        return (ImportReceipt) result;
    }

    private static ImportRequest request(Path file, Optional<String> sheet) {
        var reading = new Reading(Optional.empty(), Optional.empty(), sheet, Reading.FOUND_OUT.columns());
        return new ImportRequest.Leads(
                file, "US", "Autumn", Optional.of("List"), Optional.empty(), reading, Rules.USUAL);
    }

    private static void save(Workbook book, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            book.write(out);
        }
    }
}
