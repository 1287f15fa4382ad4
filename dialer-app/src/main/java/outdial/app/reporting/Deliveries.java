package outdial.app.reporting;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import outdial.app.reporting.ReportMaker.NothingToMake;
import outdial.app.seal.LedgerSeal;
import outdial.app.settings.DialerSettings;
import outdial.app.web.door.Member;
import outdial.reports.RowProgress;
import outdial.sql.Accounts;
import outdial.sql.Audit;
import outdial.sql.Reach;
import outdial.sql.ReportSchedules;
import outdial.sql.ReportSchedules.Delivery;
import outdial.sql.ReportSchedules.Schedule;

/**
 * Sends the reports whose time has come. Each due time and place is written down before anything is made, so that a
 * program that is killed sends what is still owed; what could not be sent is tried again, later each time, and given up
 * after a day. Sending by mail is at least once: a letter whose answer was lost is sent again. For one thread.
 */
public final class Deliveries {
    private static final Logger LOG = System.getLogger(Deliveries.class.getName());

    /** How long to wait after each failure; after the last the delivery is given up. */
    private static final List<Duration> PATIENCE =
            Stream.of(1, 5, 15, 60, 180, 360, 720).map(Duration::ofMinutes).toList();

    private final DSLContext sql;
    private final InstantSource clock;
    private final ReportMaker maker;
    private final Mail mail;
    private final Path made;
    private final Path out;

    public Deliveries(DSLContext sql, InstantSource clock, DialerSettings settings) {
        this.sql = sql;
        this.clock = clock;
        this.maker = new ReportMaker(sql, LedgerSeal.Kept.under(settings.var()));
        this.mail = new Mail(settings.reports().mail());
        this.made = settings.var().resolve("reports").resolve("due");
        this.out = settings.reports().folder().isBlank()
                ? settings.var().resolve("reports").resolve("sent")
                : Path.of(settings.reports().folder());
    }

    /** When a schedule that is added now is due first. */
    public static Instant first(ReportSchedules.Settings settings, Instant now) {
        return recurrence(settings).after(now);
    }

    /**
     * The folder of that name below the site's own folder for reports.
     *
     * @throws IllegalArgumentException if it would lie outside of it
     */
    Path folder(String name) {
        Path folder;
        try {
            folder = out.resolve(name).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("Not a folder's name: '" + name + "'", e);
        }
        if (!folder.startsWith(out.toAbsolutePath().normalize())) {
            throw new IllegalArgumentException("Not a folder below " + out + ": '" + name + "'");
        }
        return folder;
    }

    /** Whether a folder of this name may be written to. */
    public boolean mayWrite(String name) {
        try {
            folder(name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Begins what is due and sends what is owed. */
    public void run() {
        var schedules = new ReportSchedules(sql);
        Instant now = clock.instant();
        for (Schedule schedule : schedules.due(now)) {
            // Times that were missed are not made up for: the next one lies ahead.
            schedules.begin(
                    schedule,
                    fileName(schedule),
                    recurrence(schedule.settings()).after(now));
        }
        schedules.toSend(now).forEach(delivery -> send(schedules, delivery));
        clear(now);
    }

    private static Recurrence recurrence(ReportSchedules.Settings settings) {
        return new Recurrence(settings.every(), settings.at(), settings.zone());
    }

    private static String fileName(Schedule schedule) {
        var settings = schedule.settings();
        Recurrence.Days days = recurrence(settings).about(schedule.next());
        String about = days.from().equals(days.to()) ? days.to().toString() : days.from() + " to " + days.to();
        return settings.name().replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", " ").strip() + " " + about + "."
                + settings.ending();
    }

    private void send(ReportSchedules schedules, Delivery delivery) {
        Optional<Schedule> schedule = schedules.find(delivery.schedule());
        if (schedule.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        try {
            Path file = file(schedule.get(), delivery);
            switch (delivery.way()) {
                case FOLDER -> copy(file, folder(delivery.place()), delivery.fileName());
                case MAIL ->
                    mail.send(
                            List.of(delivery.place().split("\\s*,\\s*")),
                            delivery.fileName().replaceFirst("\\.[a-z]+$", ""),
                            delivery.fileName() + "\n",
                            file,
                            delivery.fileName());
            }
            schedules.sent(delivery.id(), Files.size(file), clock.instant());
            note(schedule.get(), "REPORT_SENT", delivery, delivery.way() + " " + delivery.place());
        } catch (NothingToMake e) {
            refuse(schedules, schedule.get(), delivery, String.valueOf(e.getMessage()), Optional.empty());
        } catch (Mail.NotSent e) {
            refuse(schedules, schedule.get(), delivery, String.valueOf(e.getMessage()), again(delivery, now));
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "Delivery " + delivery.id() + " failed", e);
            refuse(
                    schedules,
                    schedule.get(),
                    delivery,
                    "The file could not be written: " + e.getMessage(),
                    again(delivery, now));
        }
    }

    private static Optional<Instant> again(Delivery delivery, Instant now) {
        return delivery.tries() < PATIENCE.size()
                ? Optional.of(now.plus(PATIENCE.get(delivery.tries())))
                : Optional.empty();
    }

    private void refuse(
            ReportSchedules schedules, Schedule schedule, Delivery delivery, String problem, Optional<Instant> again) {
        schedules.failed(delivery.id(), problem, again);
        if (again.isEmpty()) {
            note(schedule, "REPORT_NOT_SENT", delivery, problem);
        }
    }

    private void note(Schedule schedule, String action, Delivery delivery, String detail) {
        new Audit(sql, schedule.client())
                .note(
                        Optional.empty(),
                        action,
                        "schedule " + schedule.id(),
                        delivery.fileName() + " → " + detail,
                        clock.instant());
    }

    /** The file of a due time; made for the first of its places and kept for the others. */
    private Path file(Schedule schedule, Delivery delivery) throws IOException {
        var settings = schedule.settings();
        Files.createDirectories(made);
        Path file = made.resolve(schedule.id() + "-" + delivery.due().toEpochMilli() + "." + settings.ending());
        if (!Files.exists(file)) {
            Recurrence.Days days = recurrence(settings).about(delivery.due());
            Map<String, String> values = ReportAddress.values(settings.question());
            values.put("from", days.from().toString());
            values.put("to", days.to().toString());
            maker.make(
                    values,
                    reach(schedule),
                    Locale.forLanguageTag(settings.language()),
                    clock.instant(),
                    RowProgress.NONE,
                    file);
        }
        return file;
    }

    private Reach reach(Schedule schedule) {
        return new Accounts(sql)
                .find(schedule.user())
                .filter(Accounts.Account::enabled)
                .map(account -> new Member(account).reach(ReportWork.READERS))
                .orElseThrow(() -> new NothingToMake(
                        "The account that set up this schedule may not see figures any more. Nothing was made."));
    }

    private static void copy(Path file, Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Path half = Files.createTempFile(folder, ".", ".part");
        try {
            Files.copy(file, half, StandardCopyOption.REPLACE_EXISTING);
            Files.move(half, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /** Files that nobody is owed any more. */
    private void clear(Instant now) {
        if (!Files.exists(made)) {
            return;
        }
        try (Stream<Path> files = Files.list(made)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(Duration.ofDays(2)))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Files of scheduled reports could not be thrown away", e);
        }
    }
}
