package outdial.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import outdial.compliance.NumberReader;
import outdial.imports.Preparation.Prepared;
import outdial.imports.file.UnreadableFile;
import outdial.imports.job.GiveWay;
import outdial.imports.job.ImportJob;
import outdial.imports.job.JobStopped;
import outdial.imports.row.ColumnChoices;
import outdial.model.ClientId;
import outdial.sql.FloorPulses;
import outdial.sql.ImportRunId;
import outdial.sql.ImportTargets;
import outdial.sql.Jooq;
import outdial.sql.NamedLock;
import outdial.sql.ZoneSets;

/**
 * Imports one file: looks at all of it, then writes a thousand rows at a time. Blocks its caller; one object serves all
 * imports, on any thread. Of two imports into the same place at once the second is refused.
 */
public final class FileImport {
    /** What is said while another file is imported into the same place: not of this file, so it may be given again. */
    public static final FileRefused BUSY =
            new FileRefused("Another file is being imported there just now. Import this one afterwards.");

    private final DataSource database;
    private final NumberReader numbers;
    private final InstantSource clock;
    private final Path folder;
    private final ImportJob job;
    private final GiveWay.Sleep sleep;

    /**
     * An importer.
     *
     * @param folder where files of rejected rows are put, made if missing
     */
    public FileImport(DataSource database, NumberReader numbers, InstantSource clock, Path folder) {
        this(database, numbers, clock, folder, GiveWay::sleep);
    }

    /** The same; {@code sleep} is how it waits while dialling is slow. */
    public FileImport(
            DataSource database, NumberReader numbers, InstantSource clock, Path folder, GiveWay.Sleep sleep) {
        this.sleep = sleep;
        this.database = database;
        this.numbers = numbers;
        this.clock = clock;
        this.folder = folder;
        this.job = new ImportJob(database);
    }

    /**
     * Reads the file into the place that is asked for, or goes on where an earlier call for the same file and place was
     * stopped.
     *
     * @throws ImportBroken when it stopped half way; the same call goes on from there
     * @throws IOException when the machine can't read the file; nothing was written
     */
    public ImportResult run(ImportRequest request, Progress progress) throws IOException {
        return run(request, progress, (_, _) -> {});
    }

    /**
     * What else is written in the transaction that begins a run or finds the one that was stopped, so that neither is there
     * without the other.
     */
    @FunctionalInterface
    public interface Begun {
        void run(DSLContext transaction, ImportRunId run);
    }

    /** The same; {@code begun} is called before the first row is written. */
    public ImportResult run(ImportRequest request, Progress progress, Begun begun) throws IOException {
        try {
            checkCountry(request);
            Destination destination = destination(request);
            FileLook look = FileLook.at(request, choices(request, destination.client()), numbers::read);
            Optional<NamedLock> lock = NamedLock.tryTake(database, destination.lockName());
            if (lock.isEmpty()) {
                return BUSY;
            }
            try (NamedLock _ = lock.get()) {
                return imported(request, look, prepared(look, destination, begun), destination, progress);
            }
        } catch (UnreadableFile refused) {
            return new FileRefused(String.valueOf(refused.getMessage()));
        }
    }

    /**
     * Counts what {@link #run} would do, by the code that does it, and writes the rows that it would reject to a file;
     * the tables stay as they are. Where an import of the same file was stopped, those rows count as duplicates.
     *
     * @throws IOException when the machine can't read the file
     */
    public DryResult dryRun(ImportRequest request, Progress progress) throws IOException {
        try {
            checkCountry(request);
            Destination destination = destination(request);
            FileLook look = FileLook.at(request, choices(request, destination.client()), numbers::read);
            return new DryImport(database, numbers, clock, folder)
                    .run(look, destination, troubles(request, destination), progress);
        } catch (UnreadableFile refused) {
            return new FileRefused(String.valueOf(refused.getMessage()));
        }
    }

    /**
     * The beginning of a file as it would be read, and what would become of its first rows by the code that decides it:
     * for a person to look at, and to say what columns hold.
     *
     * @throws UnreadableFile with a sentence for the person, when the file would be refused whole
     */
    public Preview preview(ImportRequest request) throws IOException {
        checkCountry(request);
        Destination destination = destination(request);
        Header header = Header.of(request, choices(request, destination.client()), numbers::read);
        return new DryImport(database, numbers, clock, folder).preview(header, destination);
    }

    /** The file of a run's rejected rows, if there are any and it was not removed. */
    public Optional<Path> rejectedRows(ImportRunId run) {
        Path stem = RunningImport.stem(folder, run);
        return Stream.of(".csv", ".xlsx")
                .map(ending -> stem.resolveSibling(stem.getFileName() + ending))
                .filter(Files::exists)
                .findFirst();
    }

    /** Takes imports back, and lists out of dialling. */
    public ImportEnd ending() {
        return new ImportEnd(database, job, clock, folder);
    }

    private void checkCountry(ImportRequest request) throws UnreadableFile {
        if (!numbers.hasCountry(request.country())) {
            throw new UnreadableFile("'" + request.country() + "' is no country with telephone numbers."
                    + " Give its two letters in capitals, such as BG, NL or US.");
        }
    }

    private Destination destination(ImportRequest request) throws UnreadableFile {
        return Destination.of(request, new ImportTargets(Jooq.on(database)));
    }

    private ColumnChoices choices(ImportRequest request, ClientId client) throws UnreadableFile {
        Map<String, String> remembered = new ImportTargets(Jooq.on(database)).rememberedColumns(client);
        try {
            return request instanceof ImportRequest.Consents
                    ? ColumnChoices.ofConsents(request.reading().columns(), remembered)
                    : ColumnChoices.of(request.reading().columns(), remembered);
        } catch (IllegalArgumentException noField) {
            throw new UnreadableFile(String.valueOf(noField.getMessage()), noField);
        }
    }

    private Troubles troubles(ImportRequest request, Destination destination) {
        return new Troubles(
                numbers::read, request.country(), destination.countries(new ImportTargets(Jooq.on(database))));
    }

    private Prepared prepared(FileLook look, Destination destination, Begun begun) throws UnreadableFile {
        var preparation = new Preparation(numbers, clock, new ZoneSets(Jooq.on(database)), job);
        try {
            return Jooq.on(database).transactionResult(transaction -> {
                DSLContext dsl = DSL.using(transaction);
                Prepared prepared = switch (destination) {
                    case Destination.Campaign(var leads, var campaign) -> preparation.leads(dsl, leads, look, campaign);
                    case Destination.DoNotCall(var list, var client) -> preparation.doNotCall(dsl, list, look, client);
                    case Destination.Consents(var consents, var client) ->
                        preparation.consents(dsl, consents, look, client);
                };
                begun.run(dsl, prepared.run().id());
                return prepared;
            });
        } catch (DataAccessException rolledBack) {
            if (rolledBack.getCause() instanceof UnreadableFile refused) {
                throw refused;
            }
            throw rolledBack;
        }
    }

    private ImportReceipt imported(
            ImportRequest request, FileLook look, Prepared prepared, Destination destination, Progress progress) {
        var running = new RunningImport(
                look,
                prepared,
                troubles(request, destination),
                job.dsl(),
                clock,
                folder,
                new GiveWay(new FloorPulses(Jooq.on(database)), sleep));
        ImportRunId run = prepared.run().id();
        try {
            job.run(run.value(), running.work(progress));
            return running.receipt();
        } catch (JobStopped stopped) {
            var broken = new ImportBroken(run, stopped);
            try {
                running.markStopped();
            } catch (DataAccessException databaseGone) {
                broken.addSuppressed(databaseGone);
            }
            throw broken;
        }
    }
}
