package outdial.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outdial.compliance.register.RegisterHashing;
import outdial.compliance.register.RegisterReading;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A file of a register's numbers, as given on the command line. */
final class RegisterFile {
    @Parameters(
            paramLabel = "FILE",
            description = "A number, or a hash of one, on each line; columns end with a comma, a semicolon or a tab.")
    private Path file = Path.of("");

    @Option(
            names = "--rule",
            required = true,
            paramLabel = "RULE",
            description = "The rule of a pack that asks the register, as us.dnc or gb.tps.")
    private String rule = "";

    @Option(
            names = "--as-of",
            required = true,
            paramLabel = "DATE",
            description = "The day on which the register's keeper made the file.")
    private LocalDate asOf = LocalDate.EPOCH;

    @Option(
            names = "--country-code",
            paramLabel = "DIGITS",
            description = "Put before each number, as 1 for the United States; left out for numbers that carry theirs.")
    private int countryCode;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "N",
            description = "The columns whose digits make the number, from 1, as 1,2 where area codes stand alone.")
    private List<Integer> columns = List.of(1);

    @Option(
            names = "--hashed",
            paramLabel = "HASH",
            description = "The lines hold hashes instead of numbers: ${COMPLETION-CANDIDATES}.")
    private RegisterHashing.@Nullable Algorithm hashed;

    @Option(
            names = "--hash-of",
            paramLabel = "WHAT",
            description = "What was hashed of each number: PLUS (+34612345678), DIGITS (34612345678), or NATIONAL"
                    + " (612345678, with --country-code 34).")
    private RegisterHashing.Of hashOf = RegisterHashing.Of.PLUS;

    /** Refuses a file that is not there, or a rule that asks no register. */
    RegisterFile checked() {
        RegisterCopy.refuseUnknown(rule, "Nothing was loaded.");
        if (!Files.isReadable(file)) {
            throw new Refused("The file " + file + " can't be read. Nothing was loaded.");
        }
        return this;
    }

    Path file() {
        return file;
    }

    String rule() {
        return rule;
    }

    Instant asOf() {
        return asOf.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** How the lines are read; refuses what makes no sense. */
    RegisterReading reading() {
        try {
            return new RegisterReading(
                    countryCode,
                    columns,
                    Optional.ofNullable(hashed).map(how -> new RegisterHashing(how, hashOf, countryCode)));
        } catch (IllegalArgumentException wrong) {
            throw new Refused(wrong.getMessage() + ". Nothing was loaded.");
        }
    }

    int countryCode() {
        return countryCode;
    }
}
