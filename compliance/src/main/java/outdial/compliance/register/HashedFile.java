package outdial.compliance.register;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The layout of a file of hashed numbers: name, date, how they are hashed, then the sorted hashes. */
final class HashedFile {
    static final long MAGIC = 0x6f75744469616c32L;

    private HashedFile() {}

    /** Writes the first {@code count} of {@code hashes}, which are sorted by it, each once. */
    static void write(Path file, String name, Instant asOf, RegisterHashing hashing, long[] hashes, int count)
            throws IOException {
        Arrays.sort(hashes, 0, count);
        int different = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || hashes[i] != hashes[i - 1]) {
                hashes[different++] = hashes[i];
            }
        }
        int kept = different;
        WholeFile.write(file, out -> {
            out.writeLong(MAGIC);
            out.writeUTF(name);
            out.writeLong(asOf.getEpochSecond());
            out.writeUTF(new RegisterReading(hashing.countryCode(), List.of(1), Optional.of(hashing)).written());
            out.writeInt(kept);
            for (int i = 0; i < kept; i++) {
                out.writeLong(hashes[i]);
            }
        });
    }

    static HashedNumbers map(FileChannel channel, RegisterHead head) throws IOException {
        RegisterHashing hashing = head.nextHashing();
        int count = head.nextInt();
        if (count < 0 || head.position() + (long) count * Long.BYTES != channel.size()) {
            throw new IOException("It is damaged: it does not hold its " + count + " hashes");
        }
        return new HashedNumbers(
                hashing,
                channel.map(FileChannel.MapMode.READ_ONLY, head.position(), (long) count * Long.BYTES, Arena.ofAuto()));
    }
}
