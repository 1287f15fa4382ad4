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

/** Texts that a server may not keep as they are. */
@OnEachServer
final class OddTextTest {
    @TempDir
    private Path folder;

    private final Tables tables;

    OddTextTest(TestDb db) {
        this.tables = Tables.emptyOfAnyIds(db);
    }

    @Test
    void letters_of_every_plane_marks_of_direction_and_formulas_stand_in_the_tables_as_in_the_file()
            throws IOException {
        String text = """
                phone;last name;city
                2025550123;\uD83D\uDE00 Zoë;Łódź
                2025550124;\u200Fعلی;=1+1
                2025550125;𠜎𠜱;@SUM(A1)
                2025550126;NU\0L;
                ;\uD83D\uDE00;\0\0
                """;
        Path file = Files.writeString(folder.resolve("odd.csv"), text);
        var request = new ImportRequest.Leads(file, "US", "Autumn", Optional.of("List"), Optional.empty());
        ImportReceipt receipt = (ImportReceipt) tables.importer(folder).run(request, (_, _) -> {});
        assertThat(receipt)
                .extracting(ImportReceipt::accepted, ImportReceipt::rejected, ImportReceipt::duplicates)
                .containsExactly(3L, 2L, 0L);
        assertThat(tables.texts("SELECT CONCAT_WS('|', last_name, city) FROM `lead` ORDER BY id"))
                .containsExactly("\uD83D\uDE00 Zoë|Łódź", "\u200Fعلی|=1+1", "𠜎𠜱|@SUM(A1)");
        assertThat(tables.number("SELECT COUNT(DISTINCT row_no) FROM import_problem"))
                .isEqualTo(2);
    }
}
