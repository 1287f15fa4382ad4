package outdial.sql;

import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.ATTEMPT_TALLY;
import static outdial.sql.gen.Tables.LEAD;
import static outdial.sql.gen.Tables.TALLY_LATE;
import static outdial.sql.gen.Tables.TALLY_MARK;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import outdial.sql.AttemptTallies.Grain;
import outdial.sql.gen.tables.records.TallyMarkRecord;

/**
 * CampaignTallies campaign's part of {@link AttemptTallies}: counts hours from the attempts, days from the hours, and again what is
 * noted as late. Each hour is a transaction of its own.
 */
record CampaignTallies(DSLContext db, long client, long campaign, ZoneId zone) {
    private static final String NONE = "";
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    CampaignTallies in(DSLContext tx) {
        return new CampaignTallies(tx, client, campaign, zone);
    }

    Condition isMarks() {
        return TALLY_MARK.CLIENT_ID.eq(client).and(TALLY_MARK.CAMPAIGN_ID.eq(campaign));
    }

    Condition isTallies() {
        return ATTEMPT_TALLY.CLIENT_ID.eq(client).and(ATTEMPT_TALLY.CAMPAIGN_ID.eq(campaign));
    }

    Condition isLates() {
        return TALLY_LATE.CLIENT_ID.eq(client).and(TALLY_LATE.CAMPAIGN_ID.eq(campaign));
    }

    Optional<TallyMarkRecord> mark() {
        return db.selectFrom(TALLY_MARK).where(isMarks()).fetchOptional();
    }

    /** Start of the first attempt that is not counted and whose hour is over. */
    Optional<Instant> next(Instant over) {
        Instant until = mark().map(TallyMarkRecord::getHoursUntil).orElse(FIRST);
        Instant end = LocalSpan.hour(over, zone).from();
        return db.select(DSL.min(ATTEMPT.STARTED_AT))
                .from(ATTEMPT)
                .where(ATTEMPT.CLIENT_ID.eq(client))
                .and(ATTEMPT.CAMPAIGN_ID.eq(campaign))
                .and(ATTEMPT.STARTED_AT.ge(until))
                .and(ATTEMPT.STARTED_AT.lt(end))
                .fetchOptional()
                .map(row -> row.value1());
    }

    /** Counts an hour, ends the days before it, and moves the mark to the hour's end. */
    void count(LocalSpan hour) {
        db.transaction(transaction -> {
            CampaignTallies here = in(transaction.dsl());
            Instant days = here.endDaysBefore(LocalSpan.day(hour.from(), zone).from());
            here.countHour(hour);
            here.move(hour.to(), days);
        });
    }

    /** Ends the days that are over, though no attempt has come since. */
    void endDays(Instant over) {
        Instant today = LocalSpan.day(over, zone).from();
        if (mark().filter(mark -> mark.getDaysUntil().isBefore(today)).isPresent()) {
            db.transaction(transaction -> {
                CampaignTallies here = in(transaction.dsl());
                Instant days = here.endDaysBefore(today);
                Instant hours = here.mark().orElseThrow().getHoursUntil();
                here.move(hours.isBefore(days) ? days : hours, days);
            });
        }
    }

    /** Sums each day that has hours and is not summed yet; where the days' mark is then. */
    private Instant endDaysBefore(Instant day) {
        Instant from = mark().map(TallyMarkRecord::getDaysUntil).orElse(FIRST);
        var days = new TreeSet<Instant>();
        db.selectDistinct(ATTEMPT_TALLY.FROM_AT)
                .from(ATTEMPT_TALLY)
                .where(isTallies())
                .and(ATTEMPT_TALLY.GRAIN.eq(Grain.CLOCK.name()))
                .and(ATTEMPT_TALLY.FROM_AT.ge(from))
                .and(ATTEMPT_TALLY.FROM_AT.lt(day))
                .fetch(ATTEMPT_TALLY.FROM_AT)
                .forEach(hour -> days.add(LocalSpan.day(hour, zone).from()));
        days.forEach(one -> countDay(LocalSpan.day(one, zone)));
        return day.isAfter(from) ? day : from;
    }

    private void move(Instant hours, Instant days) {
        TallyMarkRecord row = new TallyMarkRecord()
                .setClientId(client)
                .setCampaignId(campaign)
                .setZone(zone.getId())
                .setHoursUntil(hours)
                .setDaysUntil(days);
        db.insertInto(TALLY_MARK).set(row).onDuplicateKeyUpdate().set(row).execute();
    }

    /**
     * Counts again what is noted as late. The notes are deleted first, which waits for those who are writing one: a
     * note that comes afterwards stays, and is seen to the next time.
     */
    int late() {
        var days = new TreeSet<Instant>();
        db.select(TALLY_LATE.QUARTER_AT)
                .from(TALLY_LATE)
                .where(isLates())
                .fetch(TALLY_LATE.QUARTER_AT)
                .forEach(quarter -> days.add(LocalSpan.day(quarter, zone).from()));
        return days.stream()
                .mapToInt(day -> db.transactionResult(
                        transaction -> in(transaction.dsl()).recount(LocalSpan.day(day, zone))))
                .sum();
    }

    private int recount(LocalSpan day) {
        Condition inDay = isLates().and(TALLY_LATE.QUARTER_AT.ge(day.from())).and(TALLY_LATE.QUARTER_AT.lt(day.to()));
        List<Instant> quarters = db.select(TALLY_LATE.QUARTER_AT)
                .from(TALLY_LATE)
                .where(inDay)
                .forUpdate()
                .fetch(TALLY_LATE.QUARTER_AT);
        db.deleteFrom(TALLY_LATE).where(inDay).execute();
        Optional<TallyMarkRecord> mark = mark();
        if (mark.isEmpty()) {
            return 0;
        }
        var hours = new TreeSet<Instant>();
        quarters.stream()
                .map(quarter -> LocalSpan.hour(quarter, zone).from())
                .filter(hour -> hour.isBefore(mark.get().getHoursUntil()))
                .forEach(hours::add);
        hours.forEach(hour -> countHour(LocalSpan.hour(hour, zone)));
        if (day.from().isBefore(mark.get().getDaysUntil()) && !hours.isEmpty()) {
            countDay(day);
        }
        return hours.size();
    }

    private void countHour(LocalSpan hour) {
        clear(Grain.HOUR, hour);
        clear(Grain.CLOCK, hour);
        Field<Long> list = DSL.coalesce(LEAD.LIST_ID, DSL.inline(0L));
        Field<Long> agent = DSL.coalesce(ATTEMPT.AGENT_ID, DSL.inline(0L));
        Field<String> outcome = DSL.coalesce(ATTEMPT.OUTCOME, DSL.inline(NONE));
        Field<String> disposition = DSL.coalesce(ATTEMPT.DISPOSITION, DSL.inline(NONE));
        db.insertInto(ATTEMPT_TALLY)
                .select(db.select(
                                DSL.val(client),
                                DSL.val(campaign),
                                DSL.inline(Grain.HOUR.name()),
                                DSL.val(hour.from(), ATTEMPT_TALLY.FROM_AT),
                                list,
                                agent,
                                outcome,
                                disposition,
                                DSL.count(),
                                total(AttemptTimes.RING_MS),
                                total(AttemptTimes.TALK_MS))
                        .from(ATTEMPT)
                        .leftJoin(LEAD)
                        .on(LEAD.CLIENT_ID.eq(ATTEMPT.CLIENT_ID))
                        .and(LEAD.ID.eq(ATTEMPT.LEAD_ID))
                        .where(ATTEMPT.CLIENT_ID.eq(client))
                        .and(ATTEMPT.CAMPAIGN_ID.eq(campaign))
                        .and(ATTEMPT.STARTED_AT.ge(hour.from()))
                        .and(ATTEMPT.STARTED_AT.lt(hour.to()))
                        .groupBy(LEAD.LIST_ID, ATTEMPT.AGENT_ID, ATTEMPT.OUTCOME, ATTEMPT.DISPOSITION))
                .execute();
        sum(Grain.CLOCK, hour, DSL.inline(0L), DSL.inline(0L), DSL.inline(NONE));
    }

    private void countDay(LocalSpan day) {
        clear(Grain.DAY, day);
        sum(Grain.DAY, day, ATTEMPT_TALLY.LIST_ID, ATTEMPT_TALLY.AGENT_ID, ATTEMPT_TALLY.DISPOSITION);
    }

    /** CampaignTallies span of {@code grain} from the hours it holds: no attempt is read twice. */
    private void sum(Grain grain, LocalSpan span, Field<Long> list, Field<Long> agent, Field<String> disposition) {
        var groups = grain == Grain.DAY
                ? List.<Field<?>>of(list, agent, ATTEMPT_TALLY.OUTCOME, disposition)
                : List.<Field<?>>of(ATTEMPT_TALLY.OUTCOME);
        db.insertInto(ATTEMPT_TALLY)
                .select(db.select(
                                DSL.val(client),
                                DSL.val(campaign),
                                DSL.inline(grain.name()),
                                DSL.val(span.from(), ATTEMPT_TALLY.FROM_AT),
                                list,
                                agent,
                                ATTEMPT_TALLY.OUTCOME,
                                disposition,
                                DSL.sum(ATTEMPT_TALLY.N).cast(SQLDataType.INTEGER),
                                DSL.sum(ATTEMPT_TALLY.RING_MS).cast(SQLDataType.BIGINT),
                                DSL.sum(ATTEMPT_TALLY.TALK_MS).cast(SQLDataType.BIGINT))
                        .from(ATTEMPT_TALLY)
                        .where(isIn(Grain.HOUR, span))
                        .groupBy(groups))
                .execute();
    }

    private void clear(Grain grain, LocalSpan span) {
        db.deleteFrom(ATTEMPT_TALLY).where(isIn(grain, span)).execute();
    }

    private Condition isIn(Grain grain, LocalSpan span) {
        return isTallies()
                .and(ATTEMPT_TALLY.GRAIN.eq(grain.name()))
                .and(ATTEMPT_TALLY.FROM_AT.ge(span.from()))
                .and(ATTEMPT_TALLY.FROM_AT.lt(span.to()));
    }

    private static Field<Long> total(Field<Long> lengths) {
        return DSL.coalesce(DSL.sum(lengths), DSL.inline(BigDecimal.ZERO)).cast(SQLDataType.BIGINT);
    }
}
