package outdial.compliance.register;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Takes what is on a register and writes it as a snapshot. Nothing is seen of it before it is written whole, so a load that
 * was interrupted is simply run again.
 */
public sealed interface RegisterIntake permits RegisterLoad, HashedLoad {
    /** Takes one number, or its hash, from each line. */
    void addLines(InputStream in) throws IOException;

    /** Writes what was taken and opens it. */
    RegisterSnapshot write(Path file, String name, Instant asOf) throws IOException;

    long taken();

    /** Lines that held nothing to take. */
    long refused();
}
