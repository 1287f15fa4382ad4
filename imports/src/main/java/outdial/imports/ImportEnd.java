package outdial.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import outdial.imports.job.ImportJob;
import outdial.model.ClientId;
import outdial.model.LeadListId;
import outdial.sql.Audit;
import outdial.sql.ImportBook;
import outdial.sql.ImportRunId;
import outdial.sql.ImportUndo;
import outdial.sql.Jooq;
import outdial.sql.LeadJudgings;
import outdial.sql.ListEnd;
import outdial.sql.NamedLock;

/**
 * Takes an import back while none of its leads was dialled, and a list out of dialling afterwards. Blocks its caller; a
 * call that was stopped is given again and goes on.
 */
public final class ImportEnd {
    /** Leads in one transaction: short enough that calls beside it do not wait. */
    private static final int AT_ONCE = 1000;

    private final DataSource database;
    private final ImportJob job;
    private final InstantSource clock;
    private final Path folder;

    ImportEnd(DataSource database, ImportJob job, InstantSource clock, Path folder) {
        this.database = database;
        this.job = job;
        this.clock = clock;
        this.folder = folder;
    }

    /** What came of it. */
    public sealed interface Undone {
        /** Nothing of the run is left but the audit's note; so many leads or numbers are gone. */
        record Gone(long leads) implements Undone {}

        /** The run stays; the sentence says why and what to do. */
        record Kept(String why) implements Undone {}
    }

    /**
     * Removes all that a run brought in, makes the leads that it changed what they were, and removes its list if nothing
     * else is on it.
     *
     * @param user who asks, for the audit; empty for the command line
     */
    public Undone undo(ClientId client, ImportRunId run, Optional<Long> user) throws IOException {
        DSLContext dsl = Jooq.on(database);
        Optional<ImportBook.Listed> past = new ImportBook(dsl, client).find(run);
        if (past.isEmpty()) {
            return new Undone.Kept("There is no import run " + run.value() + " of this client.");
        }
        Optional<NamedLock> lock = NamedLock.tryTake(database, lockName(client, past.get()));
        if (lock.isEmpty()) {
            return new Undone.Kept("A file is being imported there just now. Undo this run afterwards.");
        }
        try (NamedLock _ = lock.get()) {
            Undone undone = undo(new ImportUndo(dsl, client, run), run, user);
            boolean changedOthers =
                    past.get().campaign().isEmpty() || past.get().counts().updated() > 0;
            if (undone instanceof Undone.Gone && changedOthers) {
                LeadJudgings.beginAnew(dsl, client);
            }
            return undone;
        }
    }

    private Undone undo(ImportUndo undo, ImportRunId run, Optional<Long> user) throws IOException {
        if (undo.isDialled()) {
            return tooLate();
        } else if (undo.isReliedOn()) {
            return new Undone.Kept(
                    "People whom these consents are about were called since, so the import can't be undone:"
                            + " the consents may have been the calls' ground. Take back those that are wrong, one by one.");
        }
        undo.begin();
        all(undo::block);
        if (undo.isDialled()) {
            all(undo::release);
            undo.giveUp();
            return tooLate();
        }
        all(undo::restore);
        long leads = all(undo::remove);
        job.forget(run.value());
        for (String ending : List.of(".csv", ".xlsx")) {
            Files.deleteIfExists(folder.resolve("import-" + run.value() + "-rejected" + ending));
        }
        undo.finish(user, leads, clock.instant());
        return new Undone.Gone(leads);
    }

    private static Undone tooLate() {
        return new Undone.Kept("Leads of this import were dialled, so it can't be undone: their attempts must keep"
                + " them. Retire the list instead; what waits is then not dialled any more.");
    }

    /**
     * Takes a list's waiting leads out of dialling in all campaigns, for good.
     *
     * @return how many leads, or nothing if the client has no such list
     */
    public Optional<Retired> retire(ClientId client, String list, Optional<Long> user) {
        DSLContext dsl = Jooq.on(database);
        var end = new ListEnd(dsl, client);
        return end.find(list).map(found -> retire(dsl, end, client, found, list, user));
    }

    /**
     * A list out of dialling.
     *
     * @param beingCalled leads on the line just now, who may be tried again unless the list is retired once more
     */
    public record Retired(long leads, int beingCalled) {}

    private Retired retire(
            DSLContext dsl, ListEnd end, ClientId client, LeadListId list, String name, Optional<Long> user) {
        end.close(list);
        long leads = all(most -> end.retire(list, most));
        int beingCalled = end.beingCalled(list);
        new Audit(dsl, client)
                .note(
                        user,
                        "LIST_RETIRED",
                        "list " + list.value(),
                        name + ": " + leads + " leads taken out",
                        clock.instant());
        return new Retired(leads, beingCalled);
    }

    private static String lockName(ClientId client, ImportBook.Listed past) {
        return past.kind().equals("CONSENTS")
                ? Destination.lockOfConsents(client)
                : past.campaign()
                        .map(campaign -> "import campaign " + campaign.value())
                        .orElse("import do-not-call " + client.value());
    }

    private static long all(IntUnaryOperator some) {
        long all = 0;
        for (int done = some.applyAsInt(AT_ONCE); done > 0; done = some.applyAsInt(AT_ONCE)) {
            all += done;
        }
        return all;
    }
}
