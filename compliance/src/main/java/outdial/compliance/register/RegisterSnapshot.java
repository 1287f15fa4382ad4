package outdial.compliance.register;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import outdial.model.PhoneNumber;

/** A register as it stood on one day. Immutable, safe on any thread; its numbers stay in the file. */
public final class RegisterSnapshot {
    private final String name;
    private final String version;
    private final Instant asOf;
    private final RegisterNumbers numbers;

    RegisterSnapshot(String name, String version, Instant asOf, RegisterNumbers numbers) {
        this.name = name;
        this.version = version;
        this.asOf = asOf;
        this.numbers = numbers;
    }

    /**
     * Opens a register's file.
     *
     * @throws IOException if it is none, or damaged
     */
    public static RegisterSnapshot open(Path file) throws IOException {
        return open(file, WholeFile.version(file));
    }

    /**
     * Opens a register's file whose version is known from when it was written, without reading it through.
     *
     * @throws IOException if it is none, or damaged
     */
    public static RegisterSnapshot open(Path file, String version) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var head = new RegisterHead(channel);
            RegisterNumbers numbers = head.isHashed() ? HashedFile.map(channel, head) : BitmapFile.map(channel, head);
            return new RegisterSnapshot(head.name(), version, head.asOf(), numbers);
        }
    }

    public boolean contains(PhoneNumber number) {
        return contains(Long.parseLong(number.digits()));
    }

    /** {@code digits} are the number's, country code first. */
    public boolean contains(long digits) {
        return numbers.has(digits);
    }

    /** How many numbers are on it. */
    public long size() {
        return numbers.numbers();
    }

    public String name() {
        return name;
    }

    /** Names this content and no other; stands in the ledger beside the register's name. */
    public String version() {
        return version;
    }

    /** When the register's keeper made the copy. */
    public Instant asOf() {
        return asOf;
    }

    /** How old the copy is; rule packs say how old it may be. */
    public Duration ageAt(Instant at) {
        return Duration.between(asOf, at);
    }
}
