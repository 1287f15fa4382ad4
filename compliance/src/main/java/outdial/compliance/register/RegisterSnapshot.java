package outdial.compliance.register;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import outdial.model.PhoneNumber;

/** A register as it stood on one day. Immutable, safe on any thread; its numbers stay in the file. */
public final class RegisterSnapshot {
    private final String name;
    private final String version;
    private final Instant asOf;
    private final PrefixTable byPrefix;

    RegisterSnapshot(String name, String version, Instant asOf, PrefixTable byPrefix) {
        this.name = name;
        this.version = version;
        this.asOf = asOf;
        this.byPrefix = byPrefix;
    }

    /**
     * Opens a register's file.
     *
     * @throws IOException if it is none, or damaged
     */
    public static RegisterSnapshot open(Path file) throws IOException {
        return BitmapFile.map(file, BitmapFile.version(file));
    }

    /**
     * Opens a register's file whose version is known from when it was written, without reading it through.
     *
     * @throws IOException if it is none, or damaged
     */
    public static RegisterSnapshot open(Path file, String version) throws IOException {
        return BitmapFile.map(file, version);
    }

    public boolean contains(PhoneNumber number) {
        return contains(Long.parseLong(number.digits()));
    }

    /** {@code digits} are the number's, country code first. */
    public boolean contains(long digits) {
        return byPrefix.has(
                (int) (digits / BitmapFile.NUMBERS_OF_PREFIX), (int) (digits % BitmapFile.NUMBERS_OF_PREFIX));
    }

    /** How many numbers are on it. */
    public long size() {
        return byPrefix.numbers();
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
