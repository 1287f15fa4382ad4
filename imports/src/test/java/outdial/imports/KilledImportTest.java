package outdial.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.imports.sample.SampleList;
import outdial.sql.OnEachServer;
import outdial.sql.TestDb;

@OnEachServer
final class KilledImportTest {
    /** Three slabs, so that there is something before, between and after. */
    private static final int ROWS = 2_400;

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
        SampleList.write(file, ROWS);
        Tables tables = Tables.empty(db);
        imported(tables, file);
        List<String> clean = tables.rows();
        tables = Tables.empty(db);
        assertThat(killedAt(2000, file)).isEqualTo(KilledImport.KILLED);
        assertThat(tables.number("SELECT rows_read FROM import_run")).isEqualTo(1000);
        ImportReceipt receipt = imported(tables, file);
        assertThat(receipt.remarks())
                .contains("An earlier start of this import was stopped after 1000 rows; this one went on from there.");
        assertThat(tables.rows()).isEqualTo(clean);
    }

    @Test
    void an_import_that_loses_its_database_at_any_of_ten_steps_goes_on_to_the_tables_of_a_clean_run()
            throws IOException, InterruptedException {
        Path file = folder.resolve("sample.csv");
        SampleList.write(file, ROWS);
        var counting = new DyingDatabase(db.source(), 0);
        Tables tables = Tables.empty(db);
        String rejected = Files.readString(
                ran(tables.importer(folder, counting), file).rejectedRows().orElseThrow());
        List<String> clean = tables.rows();
        var chance = new Random(20_261_125);
        for (int points = 0; points < 10; ) {
            long step = 1 + chance.nextLong(counting.steps());
            Tables again = Tables.empty(db);
            assertThatThrownBy(() -> ran(again.importer(folder, new DyingDatabase(db.source(), step)), file))
                    .as("step %d of %d", step, counting.steps())
                    .isInstanceOf(RuntimeException.class);
            // Cut off before the run was written, or after it was whole, there is nothing to go on with.
            boolean isBegun = again.count("import_run") > 0;
            if (!isBegun || again.number("SELECT COUNT(*) FROM BATCH_JOB_EXECUTION WHERE STATUS = 'COMPLETED'") > 0) {
                continue;
            }
            points++;
            ImportReceipt receipt = ran(again.importer(folder), file);
            List<String> there = again.rows();
            assertThat(without(there, clean))
                    .as("beyond the clean run, step %d of %d", step, counting.steps())
                    .isEmpty();
            assertThat(without(clean, there))
                    .as("missing, step %d of %d", step, counting.steps())
                    .isEmpty();
            assertThat(receipt.rejectedRows().orElseThrow()).hasContent(rejected);
        }
    }

    private static Set<String> without(List<String> rows, List<String> others) {
        Set<String> left = new TreeSet<>(rows);
        left.removeAll(new HashSet<>(others));
        return left;
    }

    /** Waits while the server has not yet noticed that the last program is gone, and keeps its lock. */
    private static ImportReceipt ran(FileImport imports, Path file) throws IOException, InterruptedException {
        var request = new ImportRequest.Leads(file, "US", "Autumn", Optional.of("Autumn list"), Optional.empty());
        ImportResult result = imports.run(request, (_, _) -> {});
        for (int waited = 0; result instanceof FileRefused && waited < 100; waited++) {
            Thread.sleep(50);
            result = imports.run(request, (_, _) -> {});
        }
        return (ImportReceipt) result;
    }

    private ImportReceipt imported(Tables tables, Path file) throws IOException, InterruptedException {
        return ran(tables.importer(folder), file);
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
