package outdial.imports.feed;

import java.io.IOException;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder into which others put files. A file is complete when nothing was written to it for five seconds and its name
 * does not say that it is unfinished; what is done with it moves it to {@code done} or, with the reason, to {@code refused}.
 * For one thread.
 */
public final class Inbox {
    /** From the look that first finds a file as it is to the one that may take it, at least. */
    public static final Duration QUIET = Duration.ofSeconds(5);

    private static final List<String> UNFINISHED = List.of(".part", ".tmp", ".partial", ".filepart", ".crdownload");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final InstantSource clock;
    private final Map<Path, Seen> waiting = new HashMap<>();

    /** @param folder made when it is first looked into */
    public Inbox(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** A file as it was when it was found so for the first time. */
    private record Seen(long size, long modifiedMs, Instant since) {
        boolean isAs(BasicFileAttributes now) {
            return size == now.size() && modifiedMs == now.lastModifiedTime().toMillis();
        }
    }

    /** Does something with a file that is complete; what it leaves in the folder is taken again at the next look. */
    @FunctionalInterface
    public interface Taker {
        void take(Path file) throws IOException;
    }

    /** Gives the complete files, the oldest first. */
    public void look(Taker taker) throws IOException {
        List<Path> files;
        try (Stream<Path> inside = Files.list(Files.createDirectories(folder))) {
            files = inside.filter(Inbox::isFile)
                    .sorted(Comparator.comparingLong(Inbox::modifiedMs).thenComparing(Path::getFileName))
                    .toList();
        }
        waiting.keySet().retainAll(files);
        for (Path file : files) {
            if (isComplete(file)) {
                taker.take(file);
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

    /** Puts a file away that was taken; {@code mark} becomes a part of its name. Returns where it is. */
    public Path done(Path file, String mark) throws IOException {
        return move(file, "done", mark);
    }

    /** Puts a file away that was not taken, with the reason beside it. */
    public void refused(Path file, String why) throws IOException {
        Path kept = move(file, "refused", STAMP.format(clock.instant()));
        Files.writeString(beside(kept, ".why.txt"), why + "\n", StandardCharsets.UTF_8);
    }

    private Path move(Path file, String into, String mark) throws IOException {
        Path to = Files.createDirectories(folder.resolve(into));
        String name = String.valueOf(file.getFileName());
        String stem = name.substring(0, name.length() - ending(file).length()) + "." + mark;
        Path target = to.resolve(stem + ending(file));
        for (int n = 2; Files.exists(target); n++) {
            target = to.resolve(stem + "-" + n + ending(file));
        }
        waiting.remove(file);
        return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Where something is kept that belongs to a file which was put away. */
    static Path beside(Path kept, String ending) {
        String name = String.valueOf(kept.getFileName());
        return kept.resolveSibling(
                name.substring(0, name.length() - ending(kept).length()) + ending);
    }

    static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(dot) : "";
    }

    static long modifiedMs(Path file) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toMillis();
        } catch (IOException gone) {
            return 0;
        }
    }
}
