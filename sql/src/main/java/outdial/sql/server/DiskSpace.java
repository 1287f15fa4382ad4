package outdial.sql.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Refuses to begin what the disk can't hold. */
final class DiskSpace {
    private DiskSpace() {}

    /** For what is to be written at {@code folder}, which need not exist yet. */
    static void require(Path folder, long bytes) throws IOException {
        Path there = folder.toAbsolutePath();
        for (Path up = there.getParent(); !Files.exists(there) && up != null; up = up.getParent()) {
            there = up;
        }
        long free = Files.getFileStore(there).getUsableSpace();
        if (free < bytes) {
            throw new DatabaseUnavailable(
                    "The disk of " + folder + " is too full for a database: " + (free >> 20) + " MB free, "
                            + (bytes >> 20) + " MB needed. Nothing was changed. Free some space and start again.");
        }
    }
}
