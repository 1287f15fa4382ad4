package outdial.app.registers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.compliance.register.RegisterIntake;
import outdial.compliance.register.RegisterReading;
import outdial.compliance.register.RegisterSnapshot;
import outdial.sql.RegisterCopies;

/** Makes a register's copy of a file, and takes it into use at once. Run by one thread at a time. */
public final class RegisterSwap {
    private final DSLContext dsl;
    private final Path folder;

    /** @param var the program's folder; copies are kept below it */
    public RegisterSwap(DSLContext dsl, Path var) {
        this.dsl = dsl;
        this.folder = var.resolve("registers");
    }

    /** What came of a file. */
    public sealed interface Result {
        /** The copy is asked from now on; {@code refused} lines held no number. */
        record Used(RegisterSnapshot copy, long refused) implements Result {
            /** For whoever loaded it. */
            public String sentence() {
                return String.format(
                        "%,d numbers are on %s now, copy %s of %s; %,d lines were no numbers.",
                        copy.size(), copy.name(), copy.version(), copy.asOf(), refused);
            }
        }

        /** Nothing changed. */
        record NotUsed(String why) implements Result {}
    }

    /**
     * Loads a file.
     *
     * @param least a copy with fewer numbers is not used: a file that was cut short would open what it should close
     */
    public Result load(Path file, String rule, Instant asOf, RegisterReading reading, long least, Instant now)
            throws IOException {
        RegisterIntake load = reading.start();
        try (InputStream in = Files.newInputStream(file)) {
            load.addLines(in);
        }
        if (load.taken() == 0) {
            return new Result.NotUsed(
                    "No line of " + file + " holds a number where one was expected. The copy in use stays.");
        }
        Path target = free(rule, now);
        RegisterSnapshot copy = load.write(target, rule, asOf);
        if (copy.size() < least) {
            Files.delete(target);
            return new Result.NotUsed(String.format(
                    "%s has %,d numbers, and the copy in use so many more that it may be cut short. The copy in use"
                            + " stays. If the file is right, load it by hand: outdial register load",
                    file, copy.size()));
        }
        return use(copy, target, reading, now, load.refused());
    }

    /** A name that no copy has, least of all the one in use. */
    private Path free(String rule, Instant now) throws IOException {
        String name = rule + "-" + now.toEpochMilli();
        Path target = Files.createDirectories(folder).resolve(name + ".register");
        for (int more = 2; Files.exists(target); more++) {
            target = folder.resolve(name + "-" + more + ".register");
        }
        return target;
    }

    /** The file of the copy before goes; whoever has it mapped keeps it until they look again. */
    private Result use(RegisterSnapshot copy, Path target, RegisterReading reading, Instant now, long refused)
            throws IOException {
        Optional<RegisterCopies.Copy> before;
        try {
            before = dsl.transactionResult(
                    transaction -> new RegisterCopies(transaction.dsl()).use(copy, target, reading, now));
        } catch (IllegalArgumentException older) {
            Files.delete(target);
            return new Result.NotUsed(String.valueOf(older.getMessage()));
        }
        if (before.isPresent()) {
            Files.deleteIfExists(before.get().file());
        }
        return new Result.Used(copy, refused);
    }
}
