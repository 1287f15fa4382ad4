package outdial.app.registers;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import outdial.app.registers.RegisterSwap.Result.NotUsed;
import outdial.app.registers.RegisterSwap.Result.Used;
import outdial.compliance.register.RegisterReading;
import outdial.sql.RegisterCopies;
import outdial.sql.RegisterCopies.Copy;

/**
 * The folder into which new copies of registers are put, named {@code RULE_YYYY-MM-DD.csv}. Each is read as the register's
 * copy before, which was loaded by hand, and then moved to {@code done}, or to {@code refused} with a file that says why.
 * Run by one thread.
 */
public final class RegisterFolder {
    /** A file that was written to since may not be whole yet. */
    static final Duration REST = Duration.ofMinutes(1);

    private static final Pattern NAME =
            Pattern.compile("(?<rule>[a-z0-9.-]+)_(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(\\.[a-z]+)?");
    private static final Logger LOG = System.getLogger(RegisterFolder.class.getName());

    private final DSLContext dsl;
    private final Path folder;
    private final RegisterSwap swap;

    public RegisterFolder(DSLContext dsl, Path var) {
        this.dsl = dsl;
        this.folder = var.resolve("registers").resolve("in");
        this.swap = new RegisterSwap(dsl, var);
    }

    /** Takes what has come. */
    public void look(Instant now) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        for (Path file : waiting(now)) {
            RegisterSwap.Result result = load(file, now);
            switch (result) {
                case Used used -> {
                    LOG.log(Level.INFO, used.sentence());
                    move(file, "done");
                }
                case NotUsed(var why) -> {
                    LOG.log(Level.ERROR, "A register''s file was not taken. {0}", why);
                    Path moved = move(file, "refused");
                    Files.writeString(moved.resolveSibling(moved.getFileName() + ".why.txt"), why + "\n");
                }
            }
        }
    }

    private List<Path> waiting(Instant now) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
            var waiting = new java.util.ArrayList<Path>();
            for (Path file : all) {
                if (!Files.getLastModifiedTime(file).toInstant().plus(REST).isAfter(now)) {
                    waiting.add(file);
                }
            }
            return waiting;
        }
    }

    private RegisterSwap.Result load(Path file, Instant now) throws IOException {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return new NotUsed(file + " does not say which register it is and of which day: name it as"
                    + " gb.tps_2026-11-20.csv. The copies in use stay.");
        }
        String rule = name.group("rule");
        Instant asOf;
        try {
            asOf = LocalDate.parse(name.group("day"))
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeException e) {
            return new NotUsed(file + " is of a day that there is not. The copy in use stays.");
        }
        if (asOf.isAfter(now)) {
            return new NotUsed(file + " is of a day to come. The copy in use stays.");
        }
        Copy before = new RegisterCopies(dsl).find(rule).orElse(null);
        RegisterReading reading = before == null ? null : before.readAs().orElse(null);
        if (before == null || reading == null) {
            return new NotUsed("It is not known how files of " + rule + " are read. Load this one by hand, and those to"
                    + " come are read alike: outdial register load " + file.getFileName() + " --rule " + rule);
        }
        return swap.load(file, rule, asOf, reading, before.numbers() / 2, now);
    }

    private Path move(Path file, String where) throws IOException {
        Path target = Files.createDirectories(folder.resolve(where)).resolve(file.getFileName());
        return Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
}
