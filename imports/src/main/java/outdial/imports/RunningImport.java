package outdial.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.imports.Preparation.Prepared;
import outdial.imports.file.Row;
import outdial.imports.job.ImportJob;
import outdial.imports.job.RowFeed;
import outdial.sql.ImportRuns;
import outdial.sql.ImportTargets;

/** One import under way: what the job calls, and the receipt at the end. */
final class RunningImport {
    private final FileLook look;
    private final Prepared prepared;
    private final DSLContext dsl;
    private final InstantSource clock;
    private final Path folder;
    private final ImportRuns runs;

    RunningImport(FileLook look, Prepared prepared, DSLContext dsl, InstantSource clock, Path folder) {
        this.look = look;
        this.prepared = prepared;
        this.dsl = dsl;
        this.clock = clock;
        this.folder = folder;
        this.runs = new ImportRuns(dsl, prepared.client());
    }

    ImportJob.Work work(Progress progress) {
        return new ImportJob.Work(this::feed, rows -> take(rows, progress), this::end);
    }

    /** For those who look at the run; going on does not depend on it. */
    void markStopped() {
        runs.end(prepared.run().id(), false, clock.instant());
    }

    ImportReceipt receipt() {
        ImportRuns.Counts counts = runs.counts(prepared.run().id());
        return new ImportReceipt(
                prepared.run().id(),
                counts.read(),
                counts.accepted(),
                counts.rejected(),
                counts.duplicates(),
                Optional.of(rejectedRows()).filter(_ -> counts.rejected() > 0),
                remarks());
    }

    private RowFeed feed() throws IOException {
        RowFeed feed = RowFeed.open(look.file(), look.mapping().headerRow());
        feed.skip(runs.counts(prepared.run().id()).read());
        return feed;
    }

    private void take(List<Row> rows, Progress progress) {
        runs.count(prepared.run().id(), prepared.sink().take(rows));
        progress.rows(runs.counts(prepared.run().id()).read(), look.rows());
    }

    private @Nullable Void end() throws IOException {
        ImportRuns.Counts counts = runs.counts(prepared.run().id());
        if (counts.read() != look.rows()) {
            throw new IOException("The file had " + look.rows() + " rows when it was looked at and " + counts.read()
                    + " when it was read: it was changed meanwhile");
        }
        if (counts.rejected() > 0) {
            new RejectedRowsFile(look.file(), look.mapping())
                    .write(
                            rejectedRows(),
                            (row, limit) -> runs.refusals(prepared.run().id(), row, limit));
        }
        prepared.list().ifPresent(list -> new ImportTargets(dsl).activate(prepared.client(), list));
        runs.end(prepared.run().id(), true, clock.instant());
        return null;
    }

    private Path rejectedRows() {
        return folder.resolve("import-" + prepared.run().id().value() + "-rejected.csv");
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        remarks.add("Read as " + look.file().described() + ".");
        remarks.add("Columns: " + look.mapping().described() + ".");
        if (prepared.run().before().read() > 0) {
            remarks.add("An earlier start of this import was stopped after "
                    + prepared.run().before().read() + " rows; this one went on from there.");
        }
        prepared.run()
                .twin()
                .ifPresent(twin -> remarks.add("The same file was imported before, as run " + twin.value()
                        + ": what came in then counts as duplicate now."));
        return remarks;
    }
}
