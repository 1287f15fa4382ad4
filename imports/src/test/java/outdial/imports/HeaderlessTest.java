package outdial.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.imports.ImportRequest.Reading;
import outdial.imports.job.Rules;
import outdial.sql.OnEachServer;
import outdial.sql.TestDb;

/** Files whose first row is a lead. */
@OnEachServer
final class HeaderlessTest {
    private static final String ROWS =
            "4711;Ann Lee;202-555-0123\n4712;Bob Ray;(202) 555-0124\n4713;Cy;none\n4714;Dee;2025550125\n";

    @TempDir
    private Path folder;

    private final Tables tables;

    HeaderlessTest(TestDb db) {
        this.tables = Tables.empty(db);
    }

    @Test
    void the_column_of_numbers_is_found_and_the_first_row_is_a_lead() throws IOException {
        ImportReceipt receipt = (ImportReceipt) run(ROWS, Map.of());
        assertThat(List.of(receipt.read(), receipt.accepted(), receipt.rejected()))
                .containsExactly(4L, 3L, 1L);
        assertThat(receipt.remarks())
                .contains("Columns: 'Column 1' is a column of the list's own, 'Column 2' is a column of the list's own,"
                        + " 'phone' is a phone (by what stands in it).");
        assertThat(tables.texts("SELECT row_no FROM `lead` ORDER BY row_no")).containsExactly("1", "2", "4");
    }

    @Test
    void columns_are_chosen_by_their_places_and_the_choice_is_not_remembered() throws IOException {
        run(ROWS, Map.of("1", "external_id", "2", "full_name"));
        assertThat(tables.texts(
                        "SELECT CONCAT_WS(' ', external_id, first_name, last_name) FROM `lead` ORDER BY row_no"))
                .containsExactly("4711 Ann Lee", "4712 Bob Ray", "4714 Dee");
        assertThat(tables.count("remembered_column")).isZero();
    }

    @Test
    void a_chosen_column_of_phones_does_not_make_a_header_of_the_first_lead() throws IOException {
        ImportReceipt receipt = (ImportReceipt) run(ROWS, Map.of("3", "phone", "2", "ignore"));
        assertThat(receipt.accepted()).isEqualTo(3);
    }

    @Test
    void refused_rows_come_back_with_a_header_and_come_in_once_mended() throws IOException {
        ImportReceipt receipt = (ImportReceipt) run(ROWS, Map.of("2", "full_name"));
        String refused = Files.readString(receipt.rejectedRows().orElseThrow());
        assertThat(refused)
                .startsWith("Column 1;full_name;phone;Reason refused")
                .contains("4713;Cy;none;");
        ImportReceipt mended = (ImportReceipt) run(refused.replace("Cy;none", "Cy;2025550126"), Map.of());
        assertThat(List.of(mended.read(), mended.accepted())).containsExactly(1L, 1L);
        assertThat(tables.texts("SELECT DISTINCT name FROM custom_field")).containsExactly("Column 1");
    }

    @Test
    void rows_without_a_column_of_numbers_are_refused_whole() throws IOException {
        assertThat(((FileRefused) run("Ann;Boston\nBob;Salem\n", Map.of())).why())
                .startsWith("No column is headed as a telephone number. The first row holds: Ann, Boston.");
    }

    private ImportResult run(String text, Map<String, String> columns) throws IOException {
        Path file = Files.writeString(folder.resolve("list.csv"), text);
        var request = new ImportRequest.Leads(
                file, "US", "Autumn", Optional.of("List"), Optional.empty(), Reading.columns(columns), Rules.USUAL);
        return tables.importer(folder).run(request, (_, _) -> {});
    }
}
