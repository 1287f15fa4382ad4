package outdial.sql;

import static outdial.sql.gen.Tables.REPORT_DELIVERY;
import static outdial.sql.gen.Tables.REPORT_SCHEDULE;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import outdial.model.ClientId;
import outdial.sql.gen.tables.records.ReportDeliveryRecord;
import outdial.sql.gen.tables.records.ReportScheduleRecord;

/**
 * Tables {@code report_schedule} and {@code report_delivery}: reports made again and again, and what was sent where.
 * Each due time makes one delivery to each place, whatever happens: a second one is refused by its key. Safe on any thread.
 */
public final class ReportSchedules {
    private final DSLContext db;

    public ReportSchedules(DSLContext db) {
        this.db = db;
    }

    /** How often; the report is about the day, week or month before. */
    public enum Every {
        DAY,
        WEEK,
        MONTH
    }

    /** How a file goes out. */
    public enum Way {
        FOLDER,
        MAIL
    }

    /**
     * What somebody decides about a schedule.
     *
     * @param question what is asked, without days
     * @param ending of the file, {@code xlsx} or {@code csv}
     * @param at by the clocks of {@code zone}
     * @param places a folder below the program's own, or addresses parted by commas
     */
    public record Settings(
            String name,
            String question,
            String language,
            String ending,
            Every every,
            LocalTime at,
            ZoneId zone,
            Map<Way, String> places) {
        public Settings {
            places = Map.copyOf(places);
        }
    }

    /**
     * A schedule.
     *
     * @param client the company of {@code user}, who made it and in whose name it is made
     */
    public record Schedule(long id, ClientId client, long user, Settings settings, boolean isOn, Instant next) {}

    /**
     * One file to one place.
     *
     * @param tries how often it was tried
     * @param problem why the last try failed; empty if none did
     */
    public record Delivery(
            long id,
            ClientId client,
            long schedule,
            Instant due,
            Way way,
            String place,
            String fileName,
            String state,
            int tries,
            Instant nextTry,
            Optional<Instant> sent,
            long bytes,
            String problem) {}

    public long add(ClientId client, long user, Settings settings, Instant next) {
        return db.insertInto(REPORT_SCHEDULE)
                .set(REPORT_SCHEDULE.CLIENT_ID, client.value())
                .set(REPORT_SCHEDULE.USER_ID, user)
                .set(REPORT_SCHEDULE.NAME, settings.name())
                .set(REPORT_SCHEDULE.QUESTION, settings.question())
                .set(REPORT_SCHEDULE.LANGUAGE, settings.language())
                .set(REPORT_SCHEDULE.ENDING, settings.ending())
                .set(REPORT_SCHEDULE.EVERY, settings.every().name())
                .set(REPORT_SCHEDULE.AT_LOCAL, settings.at())
                .set(REPORT_SCHEDULE.ZONE, settings.zone().getId())
                .set(REPORT_SCHEDULE.FOLDER, settings.places().get(Way.FOLDER))
                .set(REPORT_SCHEDULE.RECIPIENTS, settings.places().get(Way.MAIL))
                .set(REPORT_SCHEDULE.NEXT_AT, next)
                .returningResult(REPORT_SCHEDULE.ID)
                .fetchSingle(REPORT_SCHEDULE.ID);
    }

    /** One person's, by name. */
    public List<Schedule> of(long user) {
        return db.selectFrom(REPORT_SCHEDULE)
                .where(REPORT_SCHEDULE.USER_ID.eq(user))
                .orderBy(REPORT_SCHEDULE.NAME, REPORT_SCHEDULE.ID)
                .fetch(ReportSchedules::schedule);
    }

    /** Takes one of a person's away, with the record of what it sent; its name, if it was theirs. */
    public Optional<String> remove(long user, long id) {
        Optional<String> name = db.select(REPORT_SCHEDULE.NAME)
                .from(REPORT_SCHEDULE)
                .where(REPORT_SCHEDULE.USER_ID.eq(user))
                .and(REPORT_SCHEDULE.ID.eq(id))
                .fetchOptional(REPORT_SCHEDULE.NAME);
        name.ifPresent(_ -> db.deleteFrom(REPORT_SCHEDULE)
                .where(REPORT_SCHEDULE.USER_ID.eq(user))
                .and(REPORT_SCHEDULE.ID.eq(id))
                .execute());
        return name;
    }

    public Optional<Schedule> find(long id) {
        return db.selectFrom(REPORT_SCHEDULE).where(REPORT_SCHEDULE.ID.eq(id)).fetchOptional(ReportSchedules::schedule);
    }

    /** Those whose time has come. */
    public List<Schedule> due(Instant at) {
        return db.selectFrom(REPORT_SCHEDULE)
                .where(REPORT_SCHEDULE.IS_ON.isTrue())
                .and(REPORT_SCHEDULE.NEXT_AT.le(at))
                .orderBy(REPORT_SCHEDULE.NEXT_AT)
                .limit(100)
                .fetch(ReportSchedules::schedule);
    }

    /** Writes down what is to be sent for the time that has come, and when the next one is: once, whoever asks. */
    public void begin(Schedule schedule, String fileName, Instant next) {
        db.transaction(transaction -> {
            DSLContext tx = transaction.dsl();
            int mine = tx.update(REPORT_SCHEDULE)
                    .set(REPORT_SCHEDULE.NEXT_AT, next)
                    .where(REPORT_SCHEDULE.ID.eq(schedule.id()))
                    .and(REPORT_SCHEDULE.NEXT_AT.eq(schedule.next()))
                    .execute();
            if (mine == 1) {
                schedule.settings()
                        .places()
                        .forEach((way, place) -> tx.insertInto(REPORT_DELIVERY)
                                .set(
                                        REPORT_DELIVERY.CLIENT_ID,
                                        schedule.client().value())
                                .set(REPORT_DELIVERY.SCHEDULE_ID, schedule.id())
                                .set(REPORT_DELIVERY.DUE_AT, schedule.next())
                                .set(REPORT_DELIVERY.WAY, way.name())
                                .set(REPORT_DELIVERY.PLACE, place)
                                .set(REPORT_DELIVERY.FILE_NAME, fileName)
                                .set(REPORT_DELIVERY.TRY_AT, schedule.next())
                                .execute());
            }
        });
    }

    /** What is to be tried now. */
    public List<Delivery> toSend(Instant at) {
        return db.selectFrom(REPORT_DELIVERY)
                .where(REPORT_DELIVERY.STATE.eq("WAITING"))
                .and(REPORT_DELIVERY.TRY_AT.le(at))
                .orderBy(REPORT_DELIVERY.TRY_AT)
                .limit(100)
                .fetch(ReportSchedules::delivery);
    }

    /** It is there. */
    public void sent(long delivery, long bytes, Instant at) {
        db.update(REPORT_DELIVERY)
                .set(REPORT_DELIVERY.STATE, "SENT")
                .set(REPORT_DELIVERY.SENT_AT, at)
                .set(REPORT_DELIVERY.BYTES, bytes)
                .set(REPORT_DELIVERY.TRIES, REPORT_DELIVERY.TRIES.plus(1))
                .set(REPORT_DELIVERY.PROBLEM, (String) null)
                .where(REPORT_DELIVERY.ID.eq(delivery))
                .execute();
    }

    /** It did not go; without {@code again} it is not tried any more. */
    public void failed(long delivery, String problem, Optional<Instant> again) {
        Field<Instant> next = again.<Field<Instant>>map(at -> DSL.val(at, REPORT_DELIVERY.TRY_AT))
                .orElse(REPORT_DELIVERY.TRY_AT);
        db.update(REPORT_DELIVERY)
                .set(REPORT_DELIVERY.STATE, again.isPresent() ? "WAITING" : "FAILED")
                .set(REPORT_DELIVERY.TRIES, REPORT_DELIVERY.TRIES.plus(1))
                .set(REPORT_DELIVERY.PROBLEM, ReportRuns.cut(problem))
                .set(REPORT_DELIVERY.TRY_AT, next)
                .where(REPORT_DELIVERY.ID.eq(delivery))
                .execute();
    }

    /** What one person's schedules sent and could not send, the newest first. */
    public List<Delivery> deliveries(long user, int limit) {
        return db.select(REPORT_DELIVERY.fields())
                .from(REPORT_DELIVERY)
                .join(REPORT_SCHEDULE)
                .on(REPORT_SCHEDULE.CLIENT_ID.eq(REPORT_DELIVERY.CLIENT_ID))
                .and(REPORT_SCHEDULE.ID.eq(REPORT_DELIVERY.SCHEDULE_ID))
                .where(REPORT_SCHEDULE.USER_ID.eq(user))
                .orderBy(REPORT_DELIVERY.ID.desc())
                .limit(limit)
                .fetchInto(REPORT_DELIVERY)
                .map(ReportSchedules::delivery);
    }

    private static Schedule schedule(ReportScheduleRecord row) {
        Map<Way, String> places = new EnumMap<>(Way.class);
        Optional.ofNullable(row.getFolder()).ifPresent(folder -> places.put(Way.FOLDER, folder));
        Optional.ofNullable(row.getRecipients()).ifPresent(people -> places.put(Way.MAIL, people));
        return new Schedule(
                row.getId(),
                new ClientId(row.getClientId()),
                row.getUserId(),
                new Settings(
                        row.getName(),
                        row.getQuestion(),
                        row.getLanguage(),
                        row.getEnding(),
                        Every.valueOf(row.getEvery()),
                        row.getAtLocal(),
                        ZoneId.of(row.getZone()),
                        places),
                row.getIsOn(),
                row.getNextAt());
    }

    private static Delivery delivery(ReportDeliveryRecord row) {
        return new Delivery(
                row.getId(),
                new ClientId(row.getClientId()),
                row.getScheduleId(),
                row.getDueAt(),
                Way.valueOf(row.getWay()),
                row.getPlace(),
                row.getFileName(),
                row.getState(),
                row.getTries(),
                row.getTryAt(),
                Optional.ofNullable(row.getSentAt()),
                row.getBytes(),
                Optional.ofNullable(row.getProblem()).orElse(""));
    }
}
