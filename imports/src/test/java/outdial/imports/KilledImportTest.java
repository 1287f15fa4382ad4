package outdial.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.imports.sample.SampleList;
import outdial.sql.OnEachServer;
import outdial.sql.TestDb;

@OnEachServer
final class KilledImportTest {
    private final TestDb db;

    @TempDir
    private Path folder;

    KilledImportTest(TestDb db) {
        this.db = db;
    }

    @Test
    void an_import_whose_program_is_killed_goes_on_without_a_duplicate_or_a_gap()
            throws IOException, InterruptedException, SQLException {
        Path file = folder.resolve("sample.csv");
        SampleList.write(file);
        Tables tables = Tables.empty(db);
        imported(tables, file);
        List<String> clean = tables.rows();
        tables = Tables.empty(db);
        assertThat(killedAt(3000, file)).isEqualTo(KilledImport.KILLED);
        assertThat(tables.number("SELECT rows_read FROM import_run")).isEqualTo(2000);
        ImportReceipt receipt = imported(tables, file);
        assertThat(receipt.remarks())
                .contains("An earlier start of this import was stopped after 2000 rows; this one went on from there.");
        assertThat(tables.rows()).isEqualTo(clean);
    }

    private ImportReceipt imported(Tables tables, Path file) throws IOException {
        var request = new ImportRequest.Leads(file, "US", "Autumn", Optional.of("Autumn list"), Optional.empty());
        return (ImportReceipt) tables.importer(folder).run(request, (_, _) -> {});
    }

    private int killedAt(long row, Path file) throws IOException, InterruptedException, SQLException {
        var source = db.source().unwrap(HikariDataSource.class);
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledImport.class.getName(),
                        file.toString(),
                        folder.toString(),
                        String.valueOf(row))
                .redirectOutput(new File(folder.toFile(), "killed.log"))
                .redirectErrorStream(true);
        program.environment().put("TEST_DB_URL", source.getJdbcUrl());
        program.environment().put("TEST_DB_USER", source.getUsername());
        program.environment().put("TEST_DB_PASSWORD", source.getPassword());
        Process running = program.start();
        assertThat(running.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return running.exitValue();
    }
}
