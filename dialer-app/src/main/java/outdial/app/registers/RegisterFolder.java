package outdial.app.registers;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import outdial.app.registers.RegisterSwap.Result.NotUsed;
import outdial.app.registers.RegisterSwap.Result.Used;
import outdial.compliance.register.RegisterReading;
import outdial.imports.feed.Inbox;
import outdial.sql.RegisterCopies;
import outdial.sql.RegisterCopies.Copy;

/**
 * The {@link Inbox} for new copies of registers, named {@code RULE_YYYY-MM-DD.csv}. Each is read as the register's copy
 * before, which was loaded by hand. Safe on any thread; one looks at a time.
 */
public final class RegisterFolder {
    private static final Pattern NAME =
            Pattern.compile("(?<rule>[a-z0-9.-]+)_(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(\\.[a-z]+)?");
    private static final Logger LOG = System.getLogger(RegisterFolder.class.getName());

    private final DSLContext dsl;
    private final InstantSource clock;
    private final Inbox inbox;
    private final RegisterSwap swap;

    /** @param var the program's folder; the inbox is {@code registers/in} below it */
    public RegisterFolder(DSLContext dsl, Path var, InstantSource clock) {
        this.dsl = dsl;
        this.clock = clock;
        this.inbox = new Inbox(var.resolve("registers").resolve("in"), clock);
        this.swap = new RegisterSwap(dsl, var);
    }

    /** Takes what has come. */
    public synchronized void look() throws IOException {
        inbox.look(this::take);
    }

    private void take(Path file) throws IOException {
        switch (load(file, clock.instant())) {
            case Used used -> {
                LOG.log(Level.INFO, used.sentence());
                inbox.done(file, used.copy().version());
            }
            case NotUsed(var why) -> {
                LOG.log(Level.ERROR, "A register''s file was not taken. {0}", why);
                inbox.refused(file, why);
            }
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
}
