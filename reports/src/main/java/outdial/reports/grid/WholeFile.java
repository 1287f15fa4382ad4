package outdial.reports.grid;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there whole or, after an exception, as it was before. */
public final class WholeFile {
    /** Writes the file's bytes. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    private WholeFile() {}

    /** Writes {@code file} by way of another in its folder, which is made if it is missing. */
    public static void write(Path file, Body body) throws IOException {
        Path target = file.toAbsolutePath().normalize();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException("Not a file: '" + file + "'. Name a file to write, for example report.xlsx.");
        }
        Files.createDirectories(folder);
        Path half = Files.createTempFile(folder, ".", ".part");
        try {
            try (OutputStream out = Files.newOutputStream(half)) {
                body.writeTo(out);
            }
            Files.move(half, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
