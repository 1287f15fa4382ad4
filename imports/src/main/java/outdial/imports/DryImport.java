package outdial.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import outdial.compliance.NumberReader;
import outdial.imports.file.Row;
import outdial.imports.file.UnreadableFile;
import outdial.imports.job.ConsentSink;
import outdial.imports.job.DoNotCallSink;
import outdial.imports.job.DryStores;
import outdial.imports.job.LeadSink;
import outdial.imports.job.ParsedFeed;
import outdial.imports.job.Problems;
import outdial.imports.job.RowFeed;
import outdial.imports.job.RowSink;
import outdial.imports.job.Rules;
import outdial.imports.row.ConsentParser;
import outdial.imports.row.DoNotCallParser;
import outdial.imports.row.LeadRowParser;
import outdial.model.LeadListId;
import outdial.sql.ConsentBulk;
import outdial.sql.DoNotCallBulk;
import outdial.sql.DoNotCalls;
import outdial.sql.ImportRunId;
import outdial.sql.ImportRuns.Counts;
import outdial.sql.ImportTargets;
import outdial.sql.Jooq;
import outdial.sql.LeadBulk;
import outdial.sql.SeenNumbers;
import outdial.sql.ZoneSets;

/** One import done without writing. */
final class DryImport {
    /** Stands for what a real run would open. */
    private static final long NOTHING = Long.MAX_VALUE;

    private final DataSource database;
    private final NumberReader numbers;
    private final InstantSource clock;
    private final Path folder;

    DryImport(DataSource database, NumberReader numbers, InstantSource clock, Path folder) {
        this.database = database;
        this.numbers = numbers;
        this.clock = clock;
        this.folder = folder;
    }

    DryRun run(FileLook look, Destination destination, Troubles troubles, Progress progress) throws IOException {
        Header header = look.header();
        Path stem = folder.resolve("dry-run-" + look.hash().substring(0, 12) + "-rejected");
        RejectedRows rejected = RejectedRows.begin(stem, header.file(), header.mapping());
        Counts counts;
        try (rejected;
                SeenNumbers seen = SeenNumbers.none(database)) {
            RowSink<?> sink = sink(header, destination, seen, problems -> keep(problems, rejected, troubles));
            counts = taken(sink, look, progress);
        } catch (UncheckedIOException wrapped) {
            rejected.discard();
            throw wrapped.getCause();
        } catch (IOException | RuntimeException e) {
            rejected.discard();
            throw e;
        }
        if (counts.rejected() > 0) {
            rejected.publish();
        } else {
            rejected.discard();
        }
        return new DryRun(
                counts.read(),
                counts.accepted(),
                counts.rejected(),
                counts.duplicates(),
                Optional.of(rejected.target()).filter(_ -> counts.rejected() > 0),
                troubles.largestFirst(),
                RunningImport.said(header));
    }

    /** The file's first rows, decided like all the others. */
    Preview preview(Header header, Destination destination) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (RowFeed feed = RowFeed.open(header.file(), header.mapping().headerRow())) {
            for (Optional<Row> row = feed.next(); row.isPresent() && rows.size() < Preview.ROWS; row = feed.next()) {
                rows.add(row.get());
            }
        }
        try (SeenNumbers seen = SeenNumbers.none(database)) {
            List<Problems> noted = new ArrayList<>();
            take(sink(header, destination, seen, noted::add), rows);
            return Preview.of(header, rows, noted.isEmpty() ? new Problems() : noted.getFirst());
        }
    }

    private static <P> void take(RowSink<P> sink, List<Row> rows) {
        sink.take(rows.stream().map(sink::understand).toList());
    }

    private static <P> Counts taken(RowSink<P> sink, FileLook look, Progress progress) throws IOException {
        Header header = look.header();
        Counts counts = Counts.NONE;
        RowFeed rows = RowFeed.open(header.file(), header.mapping().headerRow());
        try (ParsedFeed<List<P>> feed = ParsedFeed.of(rows, sink::understand, slab -> slab)) {
            for (var slab = feed.next(); slab.isPresent(); slab = feed.next()) {
                counts = counts.plus(sink.take(slab.get()));
                progress.rows(counts.read(), look.rows());
            }
        }
        return counts;
    }

    private static void keep(Problems problems, RejectedRows rejected, Troubles troubles) {
        try {
            for (Problems.Refused each : problems.refused()) {
                rejected.add(each.row(), RejectedRowsFile.reasonOf(each.why()));
                troubles.add(each.why());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RowSink<?> sink(
            Header header, Destination destination, SeenNumbers seen, java.util.function.Consumer<Problems> refused)
            throws UnreadableFile {
        DSLContext dsl = Jooq.on(database);
        var targets = new ImportTargets(dsl);
        return switch (destination) {
            case Destination.Campaign(var request, var of) -> {
                Preparation.listName(request, of.client(), targets);
                Rules rules = request.rules();
                var list = new LeadListId(NOTHING);
                var target = new LeadBulk.Target(of.client(), of.campaign(), list, new ImportRunId(NOTHING));
                var fields = Collections.nCopies(header.mapping().customNames().size(), NOTHING);
                yield new LeadSink(
                        new LeadRowParser(header.mapping(), numbers::read, request.country(), rules.repairs()),
                        new LeadSink.Place(list, 0, fields, targets.numberTypes(of)),
                        rules,
                        new DryStores.OfLeads(
                                new LeadBulk(dsl, new ZoneSets(dsl), target),
                                new DoNotCalls(dsl, of.client()),
                                seen,
                                rules.within() == Rules.Within.CLIENT,
                                refused));
            }
            case Destination.DoNotCall(var request, var client) ->
                new DoNotCallSink(
                        new DoNotCallParser(
                                header.mapping(),
                                numbers::read,
                                request.country(),
                                request.rules().repairs()),
                        new DryStores.OfNumbers(
                                new DoNotCallBulk(
                                        dsl,
                                        client,
                                        targets.findDoNotCallList(client, request.list())
                                                .orElse(NOTHING),
                                        new ImportRunId(NOTHING)),
                                seen,
                                refused));
            case Destination.Consents(var request, var client) ->
                new ConsentSink(
                        new ConsentParser(
                                header.mapping(),
                                numbers::read,
                                request.country(),
                                request.rules().repairs(),
                                ConsentBulk.campaigns(dsl, client),
                                clock.instant()),
                        new DryStores.OfConsents(
                                new ConsentBulk(dsl, client, new ImportRunId(NOTHING)), seen, refused));
        };
    }
}
