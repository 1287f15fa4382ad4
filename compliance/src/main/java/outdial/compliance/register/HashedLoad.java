package outdial.compliance.register;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;

/** Takes the hashes of a register's numbers, in any order, and writes them as a snapshot. Used by one thread. */
public final class HashedLoad implements RegisterIntake {
    private static final int FIRST_ROOM = 1 << 16;
    private static final int LONGEST = 200;

    private final RegisterHashing hashing;
    private final int column;
    private long[] hashes = new long[FIRST_ROOM];
    private int taken;
    private long refused;

    /** @param column which of a line's columns holds the hash, from 1 */
    public HashedLoad(RegisterHashing hashing, int column) {
        this.hashing = hashing;
        this.column = column;
    }

    /** Takes a hash from each line, with or without quotation marks; lines that hold none are refused and counted. */
    @Override
    public void addLines(InputStream in) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            OptionalLong hash = hashing.read(field(line));
            if (hash.isPresent()) {
                add(hash.getAsLong());
            } else if (!line.isBlank()) {
                refused++;
            }
        }
    }

    private String field(String line) {
        String[] fields = line.length() > LONGEST * column ? new String[0] : line.split("[,;\t]", -1);
        return fields.length < column ? "" : fields[column - 1].replaceAll("[\"\\s\u00ef\u00bb\u00bf]", "");
    }

    private void add(long hash) {
        if (taken == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * hashes.length);
        }
        hashes[taken++] = hash;
    }

    @Override
    public RegisterSnapshot write(Path file, String name, Instant asOf) throws IOException {
        HashedFile.write(file, name, asOf, hashing, hashes, taken);
        return RegisterSnapshot.open(file);
    }

    @Override
    public long taken() {
        return taken;
    }

    @Override
    public long refused() {
        return refused;
    }
}
