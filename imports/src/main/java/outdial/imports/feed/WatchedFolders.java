package outdial.imports.feed;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
 * Folders of feeds. A file is taken when nothing was written to it for five seconds and its name does not say that it is
 * unfinished; then it is moved to {@code done}, with the rejected rows beside it, or to {@code refused}, with the reason. For
 * one thread.
 */
public final class WatchedFolders {
    static final Duration QUIET = Duration.ofSeconds(5);

    private static final Logger LOG = System.getLogger(WatchedFolders.class.getName());
    private static final List<String> UNFINISHED = List.of(".part", ".tmp", ".partial", ".filepart", ".crdownload");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final DSLContext dsl;
    private final FeedImport feeds;
    private final FileImport imports;
    private final InstantSource clock;
    private final Path root;
    private final Map<Path, Seen> waiting = new HashMap<>();

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

    /** A file as it was when it was found so for the first time. */
    private record Seen(long size, long modifiedMs, Instant since) {
        boolean isAs(BasicFileAttributes now) {
            return size == now.size() && modifiedMs == now.lastModifiedTime().toMillis();
        }
    }

    /** Where a feed's files are put. */
    public static Path folder(Path root, long feed) {
        return root.resolve("feed-" + feed);
    }

    /** Looks into every folder once, and imports what is complete, one file after the other. */
    public void look() {
        Set<Path> found = new HashSet<>();
        for (Feed feed : Feeds.allOn(dsl)) {
            try {
                look(feed, found);
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, "Feed " + feed.id() + ": its folder could not be worked through", e);
            }
        }
        waiting.keySet().retainAll(found);
    }

    private void look(Feed feed, Set<Path> found) throws IOException {
        Path folder = Files.createDirectories(folder(root, feed.id()));
        List<Path> files;
        try (Stream<Path> inside = Files.list(folder)) {
            files = inside.filter(WatchedFolders::isFile)
                    .sorted(Comparator.comparingLong(WatchedFolders::modifiedMs).thenComparing(Path::getFileName))
                    .toList();
        }
        for (Path file : files) {
            found.add(file);
            if (isComplete(file)) {
                take(feed, file);
            }
        }
    }

    /** A link could lead out of the folder to what its owner may not read. */
    private static boolean isFile(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && !name.startsWith(".")
                && !name.startsWith("~")
                && UNFINISHED.stream().noneMatch(name::endsWith);
    }

    private boolean isComplete(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Seen before = waiting.get(file);
        if (before == null || !before.isAs(now)) {
            waiting.put(file, new Seen(now.size(), now.lastModifiedTime().toMillis(), clock.instant()));
            return false;
        }
        return !clock.instant().isBefore(before.since().plus(QUIET));
    }

    private void take(Feed feed, Path file) throws IOException {
        switch (feeds.deliver(feed, key(file), file)) {
            case Answer.Done(ImportRunId run, var _, var _) -> {
                Path kept = move(file, "done", "run-" + run.value());
                Optional<Path> rejected = imports.rejectedRows(run);
                if (rejected.isPresent()) {
                    Files.copy(rejected.get(), beside(kept, ".rejected" + ending(rejected.get())));
                }
            }
            case Answer.Refused(String why) -> {
                Path kept = move(file, "refused", STAMP.format(clock.instant()));
                Files.writeString(beside(kept, ".why.txt"), why + "\n", StandardCharsets.UTF_8);
            }
            // The key is made of the file's bytes: no other file has it.
            case Answer.KeyTaken(String why) -> throw new IllegalStateException(why);
            case Answer.Later(String why) ->
                LOG.log(Level.INFO, "Feed {0}: {1} waits. {2}", feed.id(), file.getFileName(), why);
        }
    }

    /** The same bytes put there once more are another delivery; a file whose moving was cut off is not. */
    private static String key(Path file) throws IOException {
        return "folder-" + FileHash.of(file).substring(0, 32) + "-" + modifiedMs(file) + "-"
                + Integer.toHexString(String.valueOf(file.getFileName()).hashCode());
    }

    private Path move(Path file, String into, String mark) throws IOException {
        Path folder = Files.createDirectories(file.resolveSibling(into));
        String name = String.valueOf(file.getFileName());
        String stem = name.substring(0, name.length() - ending(file).length()) + "." + mark;
        Path target = folder.resolve(stem + ending(file));
        for (int n = 2; Files.exists(target); n++) {
            target = folder.resolve(stem + "-" + n + ending(file));
        }
        waiting.remove(file);
        return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path beside(Path kept, String ending) {
        String name = String.valueOf(kept.getFileName());
        return kept.resolveSibling(
                name.substring(0, name.length() - ending(kept).length()) + ending);
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(dot) : "";
    }

    private static long modifiedMs(Path file) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toMillis();
        } catch (IOException gone) {
            return 0;
        }
    }
}
