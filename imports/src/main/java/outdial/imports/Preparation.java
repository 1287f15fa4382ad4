package outdial.imports;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.compliance.NumberReader;
import outdial.imports.file.UnreadableFile;
import outdial.imports.job.ConsentSink;
import outdial.imports.job.DoNotCallSink;
import outdial.imports.job.ImportJob;
import outdial.imports.job.LeadSink;
import outdial.imports.job.RowSink;
import outdial.imports.job.Rules;
import outdial.imports.job.SqlConsentStore;
import outdial.imports.job.SqlLeadStore;
import outdial.imports.job.SqlNumberStore;
import outdial.imports.row.ConsentParser;
import outdial.imports.row.DoNotCallParser;
import outdial.imports.row.LeadRowParser;
import outdial.model.ClientId;
import outdial.model.LeadListId;
import outdial.sql.ConsentBulk;
import outdial.sql.DoNotCallBulk;
import outdial.sql.DoNotCalls;
import outdial.sql.ImportRunId;
import outdial.sql.ImportRuns;
import outdial.sql.ImportTargets;
import outdial.sql.LeadBulk;
import outdial.sql.LeadChanges;
import outdial.sql.ZoneSets;

/** Opens the list and the run that rows go into, or finds the run that was stopped. */
final class Preparation {
    private static final int LIST_NAME_CHARS = 200;

    private final NumberReader numbers;
    private final InstantSource clock;
    private final ZoneSets zoneSets;
    private final ImportJob job;
    private final DSLContext inJob;

    /**
     * A preparation.
     *
     * @param job whose transactions the rows are written in
     */
    Preparation(NumberReader numbers, InstantSource clock, ZoneSets zoneSets, ImportJob job) {
        this.numbers = numbers;
        this.clock = clock;
        this.zoneSets = zoneSets;
        this.job = job;
        this.inJob = job.dsl();
    }

    /**
     * A run that can be started.
     *
     * @param list to be marked as whole at the end
     */
    record Prepared(ClientId client, Run run, RowSink<?> sink, Optional<LeadListId> list) {}

    /**
     * A run, new or stopped before.
     *
     * @param before what an earlier start of it has taken
     * @param twin a run that read the same file to its end
     */
    record Run(ImportRunId id, ImportRuns.Counts before, Optional<ImportRunId> twin) {}

    /** Call in a transaction of {@code dsl}. */
    Prepared leads(DSLContext dsl, ImportRequest.Leads request, FileLook look, ImportTargets.OwnedCampaign of)
            throws UnreadableFile {
        var targets = new ImportTargets(dsl);
        String name = listName(request, of.client(), targets);
        var list = targets.openList(of, name, request.country(), clock.instant());
        Run run = run(
                dsl,
                of.client(),
                look,
                new ImportRuns.Source(
                        "LEADS",
                        Optional.of(of.campaign()),
                        Optional.of(list.list()),
                        name(request.file()),
                        look.hash(),
                        rules(request)));
        var fields = targets.customFields(
                of.client(), list.list(), look.header().mapping().customNames());
        targets.rememberColumns(of.client(), look.header().mapping().chosen(), clock.instant());
        Rules rules = request.rules();
        var target = new LeadBulk.Target(of.client(), of.campaign(), list.list(), run.id());
        var sink = new LeadSink(
                new LeadRowParser(look.header().mapping(), numbers::read, request.country(), rules.repairs()),
                new LeadSink.Place(list.list(), list.priority(), fields, targets.numberTypes(of)),
                rules,
                new SqlLeadStore(
                        new LeadBulk(inJob, zoneSets, target),
                        new LeadChanges(inJob, zoneSets, target),
                        new DoNotCalls(inJob, of.client()),
                        new ImportRuns(inJob, of.client()),
                        run.id(),
                        rules.within() == Rules.Within.CLIENT,
                        clock));
        return new Prepared(of.client(), run, sink, Optional.of(list.list()));
    }

    /** Call in a transaction of {@code dsl}. */
    Prepared doNotCall(DSLContext dsl, ImportRequest.DoNotCall request, FileLook look, ClientId client)
            throws UnreadableFile {
        var targets = new ImportTargets(dsl);
        long list = targets.openDoNotCallList(client, request.list());
        Run run = run(
                dsl,
                client,
                look,
                new ImportRuns.Source(
                        "DO_NOT_CALL",
                        Optional.empty(),
                        Optional.empty(),
                        name(request.file()),
                        look.hash(),
                        "list=" + list + " " + rules(request)));
        targets.rememberColumns(client, look.header().mapping().chosen(), clock.instant());
        var sink = new DoNotCallSink(
                new DoNotCallParser(
                        look.header().mapping(),
                        numbers::read,
                        request.country(),
                        request.rules().repairs()),
                new SqlNumberStore(
                        new DoNotCallBulk(inJob, client, list, run.id()),
                        new ImportRuns(inJob, client),
                        run.id(),
                        clock));
        return new Prepared(client, run, sink, Optional.empty());
    }

    /** Call in a transaction of {@code dsl}. */
    Prepared consents(DSLContext dsl, ImportRequest.Consents request, FileLook look, ClientId client)
            throws UnreadableFile {
        Run run = run(
                dsl,
                client,
                look,
                new ImportRuns.Source(
                        "CONSENTS",
                        Optional.empty(),
                        Optional.empty(),
                        name(request.file()),
                        look.hash(),
                        rules(request)));
        new ImportTargets(dsl).rememberColumns(client, look.header().mapping().chosen(), clock.instant());
        var sink = new ConsentSink(
                new ConsentParser(
                        look.header().mapping(),
                        numbers::read,
                        request.country(),
                        request.rules().repairs(),
                        ConsentBulk.campaigns(dsl, client),
                        clock.instant()),
                new SqlConsentStore(
                        new ConsentBulk(inJob, client, run.id()), new ImportRuns(inJob, client), run.id(), clock));
        return new Prepared(client, run, sink, Optional.empty());
    }

    /** What decides about a row, beside the row itself: another country or column makes another import of it. */
    static String rules(ImportRequest request) {
        String rules = "country=" + request.country() + " " + request.rules().asText() + " columns="
                + new java.util.TreeMap<>(request.reading().columns());
        return rules.length() <= 300 ? rules : rules.substring(0, 300) + "#" + rules.hashCode();
    }

    private Run run(DSLContext dsl, ClientId client, FileLook look, ImportRuns.Source source) throws UnreadableFile {
        var runs = new ImportRuns(dsl, client);
        Optional<ImportRuns.Unfinished> stopped = runs.findUnfinished(source);
        if (stopped.filter(run ->
                        !run.rules().equals(source.rules()) && run.counts().read() > 0)
                .isPresent()) {
            throw new UnreadableFile("An import of this file was stopped after "
                    + stopped.get().counts().read() + " rows, and it was told otherwise ("
                    + stopped.get().rules()
                    + "). Give the same command as then to go on, or undo import run "
                    + stopped.get().run().value() + " first.");
        }
        Optional<ImportRunId> almostDone = runs.findDone(source).filter(done -> !job.isWhole(done.value()));
        if (almostDone.isPresent()) {
            return new Run(almostDone.get(), runs.counts(almostDone.get()), Optional.empty());
        }
        ImportRunId id = stopped.filter(run -> run.rules().equals(source.rules()))
                .map(ImportRuns.Unfinished::run)
                .orElseGet(() -> runs.begin(source, clock.instant()));
        runs.goOn(id);
        return new Run(id, runs.counts(id), runs.findDone(look.hash()));
    }

    static String listName(ImportRequest.Leads request, ClientId client, ImportTargets targets) throws UnreadableFile {
        String name = request.list().orElse(stem(request.file()));
        if (name.length() > LIST_NAME_CHARS) {
            throw new UnreadableFile("A list's name has at most " + LIST_NAME_CHARS + " characters.");
        } else if (targets.isRetired(client, name)) {
            throw new UnreadableFile("The list '" + name + "' was retired: its leads are not dialled any more."
                    + " Nothing was imported. Give these leads a list of their own with --list.");
        }
        return name;
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
