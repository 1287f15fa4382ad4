package outdial.imports.feed;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import outdial.imports.FileHash;
import outdial.imports.FileImport;
import outdial.imports.FileRefused;
import outdial.imports.ImportBroken;
import outdial.imports.ImportReceipt;
import outdial.imports.ImportRequest;
import outdial.sql.Audit;
import outdial.sql.Feeds;
import outdial.sql.Feeds.Delivery;
import outdial.sql.Feeds.Feed;
import outdial.sql.ImportBook;
import outdial.sql.ImportRunId;
import outdial.sql.ImportRuns.Counts;
import outdial.sql.Jooq;
import outdial.sql.NamedLock;

/**
 * Imports a file that a feed brought, once for each key: brought again, it is answered from what came of it; after a kill,
 * it goes on. Blocks its caller; one object serves all feeds, on any thread.
 */
public final class FeedImport {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,100}");

    private final DataSource database;
    private final FileImport imports;
    private final InstantSource clock;

    public FeedImport(DataSource database, FileImport imports, InstantSource clock) {
        this.database = database;
        this.imports = imports;
        this.clock = clock;
    }

    /** What came of a file. */
    public sealed interface Answer {
        /** Its rows were decided, now or when it was brought before. */
        record Done(ImportRunId run, Counts counts, boolean isRepeated) implements Answer {}

        /** Refused whole; nothing was imported. The key is free for the mended file. */
        record Refused(String why) implements Answer {}

        /** The key belongs to another file, which was imported. */
        record KeyTaken(String why) implements Answer {}

        /** Nothing was decided; the same may be brought again, and goes on where it stopped. */
        record Later(String why) implements Answer {}
    }

    /** Whether a key may be one: 1 to 100 visible ASCII characters. */
    public static boolean isKey(String key) {
        return KEY.matcher(key).matches();
    }

    /**
     * Imports the file unless it was.
     *
     * @param key by which the sender knows this file
     * @param file with an ending that says what it is
     * @throws IOException when the machine can't read the file; nothing was written
     */
    public Answer deliver(Feed feed, String key, Path file) throws IOException {
        if (!isKey(key)) {
            throw new IllegalArgumentException("Not a key: '" + key + "'");
        }
        Optional<NamedLock> lock = NamedLock.tryTake(database, "feed " + feed.id());
        if (lock.isEmpty()) {
            return new Answer.Later("Another file of this feed is being imported just now. Bring this one afterwards.");
        }
        try (NamedLock _ = lock.get()) {
            return delivered(feed, key, file);
        }
    }

    private Answer delivered(Feed feed, String key, Path file) throws IOException {
        DSLContext dsl = Jooq.on(database);
        var feeds = new Feeds(dsl, feed.client());
        String hash = FileHash.of(file);
        Optional<Delivery> before = feeds.findDelivery(feed.id(), key);
        if (before.flatMap(Delivery::run).isPresent()
                && !before.get().fileHash().equals(hash)) {
            return new Answer.KeyTaken(
                    "Another file was brought under this key. Nothing was imported. Give each file a key"
                            + " of its own, such as its date.");
        }
        Optional<ImportBook.Listed> run =
                before.flatMap(Delivery::run).flatMap(new ImportBook(dsl, feed.client())::find);
        if (run.isPresent() && run.get().state().equals("DONE")) {
            return new Answer.Done(run.get().id(), run.get().counts(), true);
        }
        if (run.isEmpty()) {
            feeds.forget(feed.id(), key); // what was refused is looked at anew
            feeds.begin(feed.id(), key, hash, clock.instant());
        }
        return imported(dsl, feed, key, file);
    }

    private Answer imported(DSLContext dsl, Feed feed, String key, Path file) throws IOException {
        try {
            return switch (imports.run(
                    request(feed, file),
                    (_, _) -> {},
                    (transaction, run) -> new Feeds(transaction, feed.client()).joinRun(feed.id(), key, run))) {
                case ImportReceipt receipt -> done(dsl, feed, file, receipt);
                case FileRefused refused when refused.equals(FileImport.BUSY) -> new Answer.Later(refused.why());
                case FileRefused(String why) -> refused(dsl, feed, key, file, why);
            };
        } catch (ImportBroken broken) {
            return new Answer.Later(String.valueOf(broken.getMessage()));
        }
    }

    private Answer done(DSLContext dsl, Feed feed, Path file, ImportReceipt receipt) {
        note(
                dsl,
                feed,
                "FEED_IMPORTED",
                file.getFileName() + ": run " + receipt.run().value() + ", " + receipt.accepted() + " accepted, "
                        + receipt.rejected() + " rejected, " + receipt.duplicates() + " duplicates");
        var counts = new Counts(
                receipt.read(), receipt.accepted(), receipt.rejected(), receipt.duplicates(), receipt.updated());
        return new Answer.Done(receipt.run(), counts, false);
    }

    private Answer refused(DSLContext dsl, Feed feed, String key, Path file, String why) {
        new Feeds(dsl, feed.client()).refuse(feed.id(), key, why);
        // The sentence may quote the file, and the audit keeps no numbers.
        note(dsl, feed, "FEED_REFUSED", file.getFileName() + ": refused whole");
        return new Answer.Refused(why);
    }

    private void note(DSLContext dsl, Feed feed, String action, String detail) {
        new Audit(dsl, feed.client())
                .note(
                        Optional.empty(),
                        action,
                        "feed " + feed.id(),
                        feed.terms().name() + ", " + detail,
                        clock.instant());
    }

    private static ImportRequest request(Feed feed, Path file) {
        Feeds.Terms terms = feed.terms();
        Optional<String> client = Optional.of(feed.clientName());
        return switch (terms.kind()) {
            case "LEADS" ->
                new ImportRequest.Leads(
                        file,
                        terms.country(),
                        feed.campaignName().orElseThrow(),
                        terms.list().or(() -> Optional.of(terms.name())),
                        client);
            case "DO_NOT_CALL" ->
                new ImportRequest.DoNotCall(file, terms.country(), terms.list().orElseThrow(), client);
            case "CONSENTS" -> new ImportRequest.Consents(file, terms.country(), client);
            default -> throw new IllegalStateException("Feed " + feed.id() + " brings " + terms.kind());
        };
    }
}
