package outdial.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.imports.sample.SampleList;
import outdial.model.FloorId;
import outdial.sql.FloorPulses;
import outdial.sql.Jooq;
import outdial.sql.TestDb;

/** An import beside a program that dials and tells that its commits are slow; the two share nothing but the database. */
final class SlowedImportTest {
    @TempDir
    private Path folder;

    @Test
    void an_import_gives_way_while_diallings_commits_are_slow_and_loses_nothing_by_it() throws IOException {
        Tables tables = Tables.empty(TestDb.mariaDb());
        Path file = folder.resolve("sample.csv");
        SampleList.write(file, 2_100);
        nanos(tables, file, "first");
        var rows = tables.count("lead");
        tables = Tables.empty(TestDb.mariaDb());
        new FloorPulses(Jooq.on(tables.source())).tell(new FloorId(1), 40, Duration.ofMillis(250));
        long slow = nanos(tables, file, "The import gave way to dialling for 1 s, while its transactions were slow.");
        assertThat(Duration.ofNanos(slow)).isGreaterThan(Duration.ofMillis(1_500));
        assertThat(tables.count("lead")).isEqualTo(rows);
    }

    private long nanos(Tables tables, Path file, String remark) throws IOException {
        long start = System.nanoTime();
        var request = new ImportRequest.Leads(file, "US", "Autumn", Optional.of("List"), Optional.empty());
        ImportReceipt receipt = (ImportReceipt) tables.importer(folder).run(request, (_, _) -> {});
        assertThat(receipt.remarks().contains(remark)).isEqualTo(remark.startsWith("The import gave way"));
        return System.nanoTime() - start;
    }
}
