package outdial.app.reporting;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.springframework.context.SmartLifecycle;
import outdial.app.reporting.ReportMaker.NothingToMake;
import outdial.app.seal.LedgerSeal;
import outdial.app.settings.DialerSettings;
import outdial.app.web.door.Member;
import outdial.reports.RowProgress;
import outdial.sql.Accounts;
import outdial.sql.Accounts.Role;
import outdial.sql.Reach;
import outdial.sql.ReportRuns;
import outdial.sql.ReportRuns.Run;

/**
 * Makes the files that people asked for: one at a time for each person, a few at a time in all, the oldest first. What was
 * being made when the program ended is begun anew by whichever program runs next. Files that are older than the site
 * keeps them are thrown away. Safe on any thread.
 */
public final class ReportWork implements SmartLifecycle {
    /** Who may ask for figures. */
    public static final Set<Role> READERS = Set.of(Role.ADMINISTRATOR, Role.MANAGER, Role.ANALYST, Role.CLIENT_VIEWER);

    /** Who may ask for what was decided about persons. */
    public static final Set<Role> AUDITORS = Set.of(Role.ADMINISTRATOR, Role.MANAGER);

    private static final Logger LOG = System.getLogger(ReportWork.class.getName());
    private static final Duration BEAT = Duration.ofSeconds(1);
    /** Longer than a database may stand still while its program lives. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private static final long LOOK_AGAIN_MS = 2_000;

    private final DSLContext sql;
    private final InstantSource clock;
    private final ReportMaker maker;
    private final Path folder;
    private final int keepDays;
    private final int atOnce;
    private final Semaphore asked = new Semaphore(0);
    private volatile boolean running;

    public ReportWork(DSLContext sql, InstantSource clock, DialerSettings settings) {
        this.sql = sql;
        this.clock = clock;
        this.maker = new ReportMaker(sql, LedgerSeal.Kept.under(settings.var()));
        this.folder = settings.var().resolve("reports");
        this.keepDays = settings.reports().keepDays();
        this.atOnce = settings.reports().atOnce();
    }

    /** There is something new to make. */
    public void wake() {
        asked.release();
    }

    /** Where a run's file is, if it is made and still kept. */
    public Optional<Path> file(Run run) {
        Path file = folder.resolve(name(run.id(), run.asked().fileName()));
        return run.state() == ReportRuns.State.DONE && Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    private static String name(long id, String fileName) {
        return id + fileName.substring(fileName.lastIndexOf('.'));
    }

    @Override
    public void start() {
        running = true;
        for (int i = 0; i < atOnce; i++) {
            Thread.ofVirtual().name("report-" + i).start(this::work);
        }
    }

    /** What is being made ends at its next row and is begun anew by the next program, once it has been silent long enough. */
    @Override
    public void stop() {
        running = false;
        asked.release(atOnce);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                if (!makeNext() && asked.tryAcquire(LOOK_AGAIN_MS, TimeUnit.MILLISECONDS)) {
                    asked.drainPermits();
                }
            } catch (DataAccessException e) {
                LOG.log(Level.DEBUG, "The database does not answer; reports wait", e);
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean makeNext() {
        var runs = new ReportRuns(sql);
        Instant now = clock.instant();
        runs.revive(now.minus(SILENCE), now);
        clear(runs, now.minus(Duration.ofDays(keepDays)));
        Optional<Run> next = runs.claim(now);
        next.ifPresent(this::make);
        return next.isPresent();
    }

    private void make(Run run) {
        var runs = new ReportRuns(sql);
        Path file = folder.resolve(name(run.id(), run.asked().fileName()));
        Map<String, String> values = ReportAddress.values(run.asked().question());
        try {
            Files.createDirectories(folder);
            maker.make(
                    values,
                    reach(run, rolesFor(values)),
                    Locale.forLanguageTag(run.asked().language()),
                    clock.instant(),
                    new Beating(run.id()),
                    file);
            runs.done(run.id(), Files.size(file), clock.instant());
        } catch (Stopped e) {
            LOG.log(Level.INFO, "Report {0} is left: {1}", run.id(), e.getMessage());
        } catch (NothingToMake e) {
            runs.failed(run.id(), String.valueOf(e.getMessage()), clock.instant());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Report " + run.id() + " could not be written", e);
            runs.failed(
                    run.id(),
                    "The file could not be written. Ask your administrator to look at the disk, then ask again.",
                    clock.instant());
        } catch (DataAccessException e) {
            LOG.log(Level.WARNING, "Report " + run.id() + " lost the database; it is begun anew", e);
        }
    }

    /** Who may ask for a file with these values. */
    public static Set<Role> rolesFor(Map<String, String> values) {
        return ReportMaker.AUDIT.equals(values.get(ReportMaker.KIND)) ? AUDITORS : READERS;
    }

    /** What the asker may see now, which may be less than when they asked. */
    private Reach reach(Run run, Set<Role> roles) {
        return new Accounts(sql)
                .find(run.asked().user())
                .filter(Accounts.Account::enabled)
                .map(account -> new Member(account).reach(roles))
                .orElseThrow(() -> new NothingToMake("Your account may not see figures any more. Nothing was made."));
    }

    private void clear(ReportRuns runs, Instant ended) {
        for (long id : runs.over(ended)) {
            try {
                Files.deleteIfExists(folder.resolve(id + ".xlsx"));
                Files.deleteIfExists(folder.resolve(id + ".csv"));
                Files.deleteIfExists(folder.resolve(id + ".json"));
                runs.forget(id);
            } catch (IOException e) {
                LOG.log(Level.WARNING, "Report " + id + " could not be thrown away", e);
            }
        }
    }

    /** The file is not wanted any more, or the program ends. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped(String why) {
            super(why, null, false, false);
        }
    }

    /** Tells the table once a second how far a file is, and ends the writing when nobody wants it. */
    private final class Beating implements RowProgress {
        private final long run;
        private Instant next = Instant.MIN;

        Beating(long run) {
            this.run = run;
        }

        @Override
        public void at(long done, long all) {
            if (!running) {
                throw new Stopped("the program ends");
            }
            if (done % 256 != 0 && done != all) {
                return;
            }
            Instant now = clock.instant();
            if (!now.isBefore(next)) {
                next = now.plus(BEAT);
                if (!new ReportRuns(sql).beat(run, done, all, now)) {
                    throw new Stopped("it was taken back");
                }
            }
        }
    }
}
