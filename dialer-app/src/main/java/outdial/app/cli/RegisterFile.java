package outdial.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A file of a register's numbers, as given on the command line. */
final class RegisterFile {
    @Parameters(
            paramLabel = "FILE",
            description = "A number at the beginning of each line; what follows a comma is left aside.")
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

    int countryCode() {
        return countryCode;
    }
}
