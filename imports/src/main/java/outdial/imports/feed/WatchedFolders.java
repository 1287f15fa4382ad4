package outdial.imports.feed;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import outdial.imports.FileHash;
import outdial.imports.FileImport;
import outdial.imports.feed.FeedImport.Answer;
import outdial.sql.Feeds;
import outdial.sql.Feeds.Feed;
import outdial.sql.ImportRunId;
import outdial.sql.Jooq;

/**
 * Folders of feeds, each an {@link Inbox}. A file that was imported is kept with its rejected rows beside it. For one
 * thread.
 */
public final class WatchedFolders {
    private static final Logger LOG = System.getLogger(WatchedFolders.class.getName());

    private final DSLContext dsl;
    private final FeedImport feeds;
    private final FileImport imports;
    private final InstantSource clock;
    private final Path root;
    private final Map<Long, Inbox> inboxes = new HashMap<>();

    /**
     * A watch over the folders of all feeds.
     *
     * @param root holds a folder for each feed; folders are made when they are first looked into
     */
    public WatchedFolders(DataSource database, FeedImport feeds, FileImport imports, InstantSource clock, Path root) {
        this.dsl = Jooq.on(database);
        this.feeds = feeds;
        this.imports = imports;
        this.clock = clock;
        this.root = root;
    }

    /** Where a feed's files are put. */
    public static Path folder(Path root, long feed) {
        return root.resolve("feed-" + feed);
    }

    /** Looks into every folder once, and imports what is complete, one file after the other. */
    public void look() {
        List<Feed> all = Feeds.allOn(dsl);
        inboxes.keySet().retainAll(all.stream().map(Feed::id).toList());
        for (Feed feed : all) {
            Inbox inbox = inboxes.computeIfAbsent(feed.id(), id -> new Inbox(folder(root, id), clock));
            try {
                inbox.look(file -> take(feed, inbox, file));
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, "Feed " + feed.id() + ": its folder could not be worked through", e);
            }
        }
    }

    private void take(Feed feed, Inbox inbox, Path file) throws IOException {
        switch (feeds.deliver(feed, key(file), file)) {
            case Answer.Done(ImportRunId run, var _, var _) -> {
                Path kept = inbox.done(file, "run-" + run.value());
                Optional<Path> rejected = imports.rejectedRows(run);
                if (rejected.isPresent()) {
                    Files.copy(rejected.get(), Inbox.beside(kept, ".rejected" + Inbox.ending(rejected.get())));
                }
            }
            case Answer.Refused(String why) -> inbox.refused(file, why);
            // The key is made of the file's bytes: no other file has it.
            case Answer.KeyTaken(String why) -> throw new IllegalStateException(why);
            case Answer.Later(String why) ->
                LOG.log(Level.INFO, "Feed {0}: {1} waits. {2}", feed.id(), file.getFileName(), why);
        }
    }

    /** The same bytes put there once more are another delivery; a file whose moving was cut off is not. */
    private static String key(Path file) throws IOException {
        return "folder-" + FileHash.of(file).substring(0, 32) + "-" + Inbox.modifiedMs(file) + "-"
                + Integer.toHexString(String.valueOf(file.getFileName()).hashCode());
    }
}
