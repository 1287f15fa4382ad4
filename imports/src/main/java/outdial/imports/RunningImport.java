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
import outdial.imports.job.GiveWay;
import outdial.imports.job.ImportJob;
import outdial.imports.job.ParsedFeed;
import outdial.imports.job.RowFeed;
import outdial.imports.job.RowSink;
import outdial.imports.row.Remark;
import outdial.sql.ImportRunId;
import outdial.sql.ImportRuns;
import outdial.sql.ImportTargets;
import outdial.sql.LeadJudgings;

/** One import under way: what the job calls, and the receipt at the end. */
final class RunningImport {
    private final FileLook look;
    private final Prepared prepared;
    private final Troubles troubles;
    private final DSLContext dsl;
    private final InstantSource clock;
    private final Path folder;
    private final ImportRuns runs;
    private final GiveWay giveWay;

    RunningImport(
            FileLook look,
            Prepared prepared,
            Troubles troubles,
            DSLContext dsl,
            InstantSource clock,
            Path folder,
            GiveWay giveWay) {
        this.giveWay = giveWay;
        this.look = look;
        this.prepared = prepared;
        this.troubles = troubles;
        this.dsl = dsl;
        this.clock = clock;
        this.folder = folder;
        this.runs = new ImportRuns(dsl, prepared.client());
    }

    ImportJob.Work<RowSink.Decision> work(Progress progress) {
        return new ImportJob.Work<>(
                () -> feed(prepared.sink()), giveWay::await, decision -> take(decision, progress), this::end);
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
                counts.updated(),
                Optional.of(RejectedRows.target(stem(), look.header().file())).filter(_ -> counts.rejected() > 0),
                troubles.largestFirst(),
                remarks());
    }

    private <P> ParsedFeed<RowSink.Decision> feed(RowSink<P> sink) throws IOException {
        RowFeed feed =
                RowFeed.open(look.header().file(), look.header().mapping().headerRow());
        try {
            feed.skip(runs.counts(prepared.run().id()).read());
            return ParsedFeed.of(feed, sink::understand, sink::ahead);
        } catch (IOException | RuntimeException e) {
            feed.close();
            throw e;
        }
    }

    private void take(RowSink.Decision decision, Progress progress) {
        runs.count(prepared.run().id(), decision.write());
        progress.rows(runs.counts(prepared.run().id()).read(), look.rows());
    }

    private @Nullable Void end() throws IOException {
        ImportRuns.Counts counts = runs.counts(prepared.run().id());
        if (counts.read() != look.rows()) {
            throw new IOException("The file had " + look.rows() + " rows when it was looked at and " + counts.read()
                    + " when it was read: it was changed meanwhile");
        }
        if (counts.rejected() > 0) {
            new RejectedRowsFile(look.header().file(), look.header().mapping())
                    .write(stem(), (row, limit) -> runs.refusals(prepared.run().id(), row, limit), this::count);
        }
        prepared.list().ifPresent(list -> new ImportTargets(dsl).activate(prepared.client(), list));
        if (prepared.list().isEmpty() || counts.updated() > 0) {
            // Consents, numbers not to be called, new addresses: leads that are there may now be called, or no more.
            LeadJudgings.beginAnew(dsl, prepared.client());
        }
        runs.end(prepared.run().id(), true, clock.instant());
        return null;
    }

    private void count(List<ImportRuns.Problem> ofRow) {
        troubles.add(ofRow.stream()
                .map(problem -> new Remark(
                        Remark.Kind.valueOf(problem.kind()), problem.column(), problem.value(), problem.reason()))
                .toList());
    }

    private Path stem() {
        return stem(folder, prepared.run().id());
    }

    /** The path of a run's rejected rows without its ending. */
    static Path stem(Path folder, ImportRunId run) {
        return folder.resolve("import-" + run.value() + "-rejected");
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>(said(look.header()));
        if (prepared.run().before().read() > 0) {
            remarks.add("An earlier start of this import was stopped after "
                    + prepared.run().before().read() + " rows; this one went on from there.");
        }
        if (giveWay.waited().toSeconds() > 0) {
            remarks.add("The import gave way to dialling for "
                    + giveWay.waited().toSeconds() + " s, while its transactions were slow.");
        }
        prepared.run()
                .twin()
                .ifPresent(twin -> remarks.add("The same file was imported before, as run " + twin.value()
                        + ": what came in then counts as duplicate now."));
        return remarks;
    }

    static List<String> said(Header header) {
        return List.of(
                "Read as " + header.file().described() + ".",
                "Columns: " + header.mapping().described() + ".");
    }
}
