package outdial.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.sql.OnEachServer;
import outdial.sql.TestDb;

@OnEachServer
final class DoNotCallImportTest {
    @TempDir
    private Path folder;

    private final Tables tables;

    DoNotCallImportTest(TestDb db) {
        this.tables = Tables.empty(db);
    }

    @Test
    void a_register_of_bare_numbers_needs_no_header() throws IOException {
        ImportReceipt receipt = receipt("2025550123\n202-555-0124\n\n+12025550123\nnobody\n", Optional.empty());
        assertThat(receipt)
                .extracting(
                        ImportReceipt::read,
                        ImportReceipt::accepted,
                        ImportReceipt::rejected,
                        ImportReceipt::duplicates)
                .containsExactly(4L, 2L, 1L, 1L);
        assertThat(tables.texts("SELECT e164 FROM dnc_entry WHERE client_id = 1 ORDER BY e164"))
                .containsExactly("12025550123", "12025550124");
        assertThat(tables.texts("SELECT kind FROM dnc_list WHERE name = 'Register'"))
                .containsExactly("REGISTER");
    }

    @Test
    void the_column_of_numbers_is_found_by_its_name_and_the_list_grows() throws IOException {
        receipt("added;phone\n2026-01-02;202 555 0123\n", Optional.of("Nordwind"));
        ImportReceipt receipt = receipt("phone\n202 555 0123\n202 555 0199\n", Optional.of("Nordwind"));
        assertThat(receipt.accepted()).isEqualTo(1);
        assertThat(receipt.duplicates()).isEqualTo(1);
        assertThat(tables.number("SELECT COUNT(*) FROM dnc_entry WHERE client_id = 2"))
                .isEqualTo(2);
    }

    @Test
    void a_number_that_no_plan_has_is_listed_all_the_same() throws IOException {
        assertThat(receipt("phone\n+1 000 555 0123\n", Optional.empty()).accepted())
                .isEqualTo(1);
    }

    private ImportReceipt receipt(String text, Optional<String> client) throws IOException {
        Path file = Files.writeString(folder.resolve("numbers.csv"), text);
        return (ImportReceipt)
                tables.importer(folder).run(new ImportRequest.DoNotCall(file, "US", "Register", client), (_, _) -> {});
    }
}
