package outdial.app.store;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import outdial.app.floor.StorageEffect;
import outdial.app.loop.FloorStore;
import outdial.app.loop.StoreDown;

/**
 * Outcomes and dispositions that the database could not take, on this machine's own disk, so that a dialer killed in an
 * outage loses none of them. One line of JSON each, synced before {@link #keep} returns; the file is emptied when the
 * database has them all. Told twice is told once, as {@link FloorStore#close} and {@link FloorStore#dispose} promise.
 * Safe on any thread.
 */
public final class Spool {
    private static final Logger LOG = System.getLogger(Spool.class.getName());
    private static final String FILE = "outcomes.jsonl";
    /** What could not be read or never be stored; kept for a person to look at. */
    private static final String ASIDE = "outcomes-aside.jsonl";

    private final Path folder;
    private final Set<StorageEffect> kept = new HashSet<>();

    /** @param folder made when it is first needed */
    public Spool(Path folder) {
        this.folder = folder;
    }

    /** Keeps it on disk, once. A disk that fails is logged: the effect is then held in memory alone. */
    synchronized void keep(StorageEffect effect) {
        if (!kept.add(effect)) {
            return;
        }
        try {
            append(FILE, SpoolLine.write(effect));
        } catch (IOException e) {
            kept.remove(effect);
            LOG.log(
                    Level.ERROR,
                    "The database is away and " + folder + " can't be written: an outcome is held in"
                            + " memory alone until one of them works again. Free some disk, and do not stop the program.",
                    e);
        }
    }

    /** The database has it. */
    synchronized void stored(StorageEffect effect) {
        if (kept.remove(effect) && kept.isEmpty()) {
            empty();
        }
    }

    /**
     * Brings to the store what an earlier run, or this one, has kept, in the order in which it was kept.
     *
     * @throws StoreDown when the store went away again; nothing is lost
     */
    synchronized void replay(FloorStore store) throws StoreDown {
        List<String> lines = lines();
        for (String line : lines) {
            try {
                SpoolLine.read(line).tell(store);
            } catch (RuntimeException broken) {
                putAside(line, broken);
            }
        }
        if (!lines.isEmpty()) {
            LOG.log(Level.INFO, "Brought {0} outcomes from {1} to the database", lines.size(), folder);
            kept.clear();
            empty();
        }
    }

    private List<String> lines() {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            var lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
            lines.removeIf(String::isBlank);
            return lines;
        } catch (IOException e) {
            LOG.log(Level.ERROR, "What an outage left in " + file + " can't be read and is tried at the next start", e);
            return List.of();
        }
    }

    /** A line cut short by a power loss was never promised to anyone; any other is a matter for a person. */
    private void putAside(String line, RuntimeException broken) {
        LOG.log(Level.ERROR, "An outcome can't be stored and is put into " + folder.resolve(ASIDE), broken);
        try {
            append(ASIDE, line);
        } catch (IOException e) {
            LOG.log(Level.ERROR, "It can't be put there either: " + line, e);
        }
    }

    private void append(String name, String line) throws IOException {
        Files.createDirectories(folder);
        try (FileChannel file = FileChannel.open(
                folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
    }

    private void empty() {
        try {
            Files.deleteIfExists(folder.resolve(FILE));
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "The database has all of " + folder + "; that its file stays does no harm: told twice is told once",
                    e);
        }
    }
}
