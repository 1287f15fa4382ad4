package outdial.imports;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.compliance.NumberReader;
import outdial.imports.job.DoNotCallSink;
import outdial.imports.job.LeadSink;
import outdial.imports.job.RowSink;
import outdial.imports.row.DoNotCallParser;
import outdial.imports.row.LeadRowParser;
import outdial.model.ClientId;
import outdial.model.LeadListId;
import outdial.sql.DoNotCallBulk;
import outdial.sql.ImportRunId;
import outdial.sql.ImportRuns;
import outdial.sql.ImportTargets;
import outdial.sql.LeadBulk;
import outdial.sql.ZoneSets;

/** Opens the list and the run that rows go into, or finds the run that was stopped. */
final class Preparation {
    private final NumberReader numbers;
    private final InstantSource clock;
    private final ZoneSets zoneSets;
    private final DSLContext inJob;

    /**
     * A preparation.
     *
     * @param inJob statements that take part in the job's transactions
     */
    Preparation(NumberReader numbers, InstantSource clock, ZoneSets zoneSets, DSLContext inJob) {
        this.numbers = numbers;
        this.clock = clock;
        this.zoneSets = zoneSets;
        this.inJob = inJob;
    }

    /**
     * A run that can be started.
     *
     * @param list to be marked as whole at the end
     */
    record Prepared(ClientId client, Run run, RowSink sink, Optional<LeadListId> list) {}

    /**
     * A run, new or stopped before.
     *
     * @param before what an earlier start of it has taken
     * @param twin a run that read the same file to its end
     */
    record Run(ImportRunId id, ImportRuns.Counts before, Optional<ImportRunId> twin) {}

    /** Call in a transaction of {@code dsl}. */
    Prepared leads(DSLContext dsl, ImportRequest.Leads request, FileLook look, ImportTargets.OwnedCampaign of) {
        var targets = new ImportTargets(dsl);
        var list =
                targets.openList(of, request.list().orElse(stem(request.file())), request.country(), clock.instant());
        Run run = run(
                dsl,
                of.client(),
                look,
                new ImportRuns.Source(
                        "LEADS",
                        Optional.of(of.campaign()),
                        Optional.of(list.list()),
                        name(request.file()),
                        look.hash()));
        var fields =
                targets.customFields(of.client(), list.list(), look.mapping().customNames());
        var sink = new LeadSink(
                new LeadRowParser(look.mapping(), numbers::read, request.country()),
                new LeadSink.Place(run.id(), list.list(), list.priority(), fields),
                new LeadBulk(inJob, zoneSets, new LeadBulk.Target(of.client(), of.campaign(), list.list(), run.id())),
                new ImportRuns(inJob, of.client()),
                clock);
        return new Prepared(of.client(), run, sink, Optional.of(list.list()));
    }

    /** Call in a transaction of {@code dsl}. */
    Prepared doNotCall(DSLContext dsl, ImportRequest.DoNotCall request, FileLook look, ClientId client) {
        long list = new ImportTargets(dsl).openDoNotCallList(client, request.list());
        Run run = run(
                dsl,
                client,
                look,
                new ImportRuns.Source(
                        "DO_NOT_CALL", Optional.empty(), Optional.empty(), name(request.file()), look.hash()));
        var sink = new DoNotCallSink(
                new DoNotCallParser(look.mapping(), numbers::read, request.country()),
                run.id(),
                new DoNotCallBulk(inJob, client, list, run.id()),
                new ImportRuns(inJob, client),
                clock);
        return new Prepared(client, run, sink, Optional.empty());
    }

    private Run run(DSLContext dsl, ClientId client, FileLook look, ImportRuns.Source source) {
        var runs = new ImportRuns(dsl, client);
        ImportRunId id = runs.findUnfinished(source).orElseGet(() -> runs.begin(source, clock.instant()));
        runs.goOn(id);
        return new Run(id, runs.counts(id), runs.findDone(look.hash()));
    }

    private static String stem(Path file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.length() <= 200 ? name : name.substring(name.length() - 200);
    }
}
