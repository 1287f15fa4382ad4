package outdial.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
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
import outdial.model.ClientId;
import outdial.sql.ImportRunId;
import outdial.sql.OnEachServer;
import outdial.sql.TestDb;

@OnEachServer
final class KilledImportTest {
    /** Three slabs, so that there is something before, between and after. */
    private static final int ROWS = 2_400;

    private static final long SEED = 20_261_126;

    private final TestDb db;

    @TempDir
    private Path folder;

    KilledImportTest(TestDb db) {
        this.db = db;
    }

    @Test
    void a_program_killed_at_any_of_ten_steps_goes_on_to_the_tables_of_a_clean_run_and_can_be_undone()
            throws IOException, InterruptedException, SQLException {
        Path file = folder.resolve("sample.csv");
        SampleList.write(file, ROWS);
        var counting = new DyingDatabase(db.source(), 0);
        Tables tables = Tables.empty(db);
        List<String> empty = tables.everything();
        String rejected = Files.readString(
                ran(tables.importer(folder, counting), file).rejectedRows().orElseThrow());
        List<String> clean = tables.rows();
        long seed = SEED;
        var chance = new Random(seed);
        List<Long> steps = new ArrayList<>();
        while (steps.size() < kills()) {
            long step = 1 + chance.nextLong(counting.steps());
            tables = Tables.empty(db);
            killedAt(step, file);
            if (!isUnderWay(tables)) {
                continue; // before the run was written, or after it was whole: nothing to go on with
            }
            steps.add(step);
            ImportReceipt receipt = imported(tables, file);
            assertThat(tables.rows())
                    .as("seed %d, killed at steps %s of %d", seed, steps, counting.steps())
                    .isEqualTo(clean);
            assertThat(receipt.rejectedRows().orElseThrow()).hasContent(rejected);
        }
        System.out.printf(
                "%s: killed at steps %s of %d (seed %d), each time gone on to the clean run's tables%n",
                db, steps, counting.steps(), seed);
        var ending = tables.importer(folder).ending();
        ending.undo(new ClientId(2), new ImportRunId(tables.number("SELECT id FROM import_run")), Optional.empty());
        assertThat(tables.everything()).isEqualTo(empty);
    }

    /** A start of a program costs seconds; what is killed is the same on each server. */
    private int kills() {
        return db.toString().startsWith("MariaDB") ? 10 : 1;
    }

    private static boolean isUnderWay(Tables tables) {
        return tables.count("import_run") > 0
                && tables.number("SELECT COUNT(*) FROM BATCH_JOB_EXECUTION WHERE STATUS = 'COMPLETED'") == 0;
    }

    @Test
    void an_import_that_loses_its_database_at_any_of_five_steps_goes_on_to_the_tables_of_a_clean_run()
            throws IOException, InterruptedException {
        Path file = folder.resolve("sample.csv");
        SampleList.write(file, ROWS);
        var counting = new DyingDatabase(db.source(), 0);
        Tables tables = Tables.empty(db);
        String rejected = Files.readString(
                ran(tables.importer(folder, counting), file).rejectedRows().orElseThrow());
        List<String> clean = tables.rows();
        var chance = new Random(SEED);
        for (int points = 0; points < 5; ) {
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

    @Test
    void a_program_killed_before_it_wrote_that_its_job_runs_goes_on_to_the_tables_of_a_clean_run()
            throws IOException, InterruptedException {
        Path file = folder.resolve("sample.csv");
        SampleList.write(file, ROWS);
        var counting = new DyingDatabase(db.source(), 0);
        Tables tables = Tables.empty(db);
        ran(tables.importer(folder, counting), file);
        List<String> clean = tables.rows();
        Tables again = Tables.empty(db);
        assertThatThrownBy(() ->
                        ran(again.importer(folder, new DyingDatabase(db.source(), counting.steps() / 2)), file))
                .isInstanceOf(RuntimeException.class);
        for (String table : List.of(
                "BATCH_STEP_EXECUTION_CONTEXT",
                "BATCH_STEP_EXECUTION",
                "BATCH_JOB_EXECUTION_CONTEXT",
                "BATCH_JOB_EXECUTION_PARAMS",
                "BATCH_JOB_EXECUTION")) {
            again.execute("DELETE FROM " + table);
        }
        assertThat(again.count("BATCH_JOB_INSTANCE")).isEqualTo(1);
        ran(again.importer(folder), file);
        assertThat(again.rows()).isEqualTo(clean);
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

    /** Kills the program as it comes to the step, with SIGKILL; the server then takes back what was open. */
    private void killedAt(long step, Path file) throws IOException, InterruptedException, SQLException {
        var source = db.source().unwrap(HikariDataSource.class);
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledImport.class.getName(),
                        file.toString(),
                        folder.toString(),
                        String.valueOf(step))
                .redirectError(new File(folder.toFile(), "killed.log"));
        program.environment().put("TEST_DB_URL", source.getJdbcUrl());
        program.environment().put("TEST_DB_USER", source.getUsername());
        program.environment().put("TEST_DB_PASSWORD", source.getPassword());
        Process running = program.start();
        try (var said = running.inputReader()) {
            assertThat(said.lines().anyMatch(KilledImport.READY::equals))
                    .as("the program comes to step %d: %s", step, Files.readString(folder.resolve("killed.log")))
                    .isTrue();
        } finally {
            running.destroyForcibly();
        }
        assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(running.exitValue()).isEqualTo(128 + 9);
    }
}
