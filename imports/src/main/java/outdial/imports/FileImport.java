package outdial.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import outdial.compliance.NumberReader;
import outdial.imports.Preparation.Prepared;
import outdial.imports.file.UnreadableFile;
import outdial.imports.job.ImportJob;
import outdial.imports.job.JobStopped;
import outdial.model.ClientId;
import outdial.sql.ImportRunId;
import outdial.sql.ImportTargets;
import outdial.sql.ImportTargets.OwnedCampaign;
import outdial.sql.Jooq;
import outdial.sql.NamedLock;
import outdial.sql.ZoneSets;

/**
 * Imports one file: looks at all of it, then writes a thousand rows at a time. Blocks its caller; one object serves all
 * imports, on any thread. Of two imports into the same place at once the second is refused.
 */
public final class FileImport {
    private final DataSource database;
    private final NumberReader numbers;
    private final InstantSource clock;
    private final Path folder;
    private final ImportJob job;

    /**
     * An importer.
     *
     * @param folder where files of rejected rows are put, made if missing
     */
    public FileImport(DataSource database, NumberReader numbers, InstantSource clock, Path folder) {
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
        if (!numbers.hasCountry(request.country())) {
            return new FileRefused("'" + request.country() + "' is no country with telephone numbers."
                    + " Give its two letters in capitals, such as BG, NL or US.");
        }
        try {
            FileLook look = FileLook.at(request);
            Destination destination = Destination.of(request, new ImportTargets(Jooq.on(database)));
            Optional<NamedLock> lock = NamedLock.tryTake(database, destination.lockName());
            if (lock.isEmpty()) {
                return new FileRefused("Another file is being imported there just now. Import this one afterwards.");
            }
            try (NamedLock _ = lock.get()) {
                return imported(look, prepared(look, destination), progress);
            }
        } catch (UnreadableFile refused) {
            return new FileRefused(String.valueOf(refused.getMessage()));
        }
    }

    private Prepared prepared(FileLook look, Destination destination) {
        var preparation = new Preparation(numbers, clock, new ZoneSets(Jooq.on(database)), job.dsl());
        return Jooq.on(database).transactionResult(transaction -> {
            DSLContext dsl = DSL.using(transaction);
            return switch (destination) {
                case Destination.Campaign(ImportRequest.Leads leads, OwnedCampaign campaign) ->
                    preparation.leads(dsl, leads, look, campaign);
                case Destination.DoNotCall(ImportRequest.DoNotCall list, ClientId client) ->
                    preparation.doNotCall(dsl, list, look, client);
            };
        });
    }

    private ImportReceipt imported(FileLook look, Prepared prepared, Progress progress) {
        var running = new RunningImport(look, prepared, job.dsl(), clock, folder);
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
