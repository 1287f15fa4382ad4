package outdial.sql;

import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.TALLY_LATE;
import static outdial.sql.gen.Tables.TALLY_MARK;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import outdial.sql.AttemptTallies.Grain;
import outdial.sql.gen.tables.records.TallyMarkRecord;

/**
 * One campaign's part of {@link AttemptTallies}: what is to be counted next, up to where it is, and what is noted as late
 * and counted again.
 */
record CampaignTallies(DSLContext db, long client, long campaign, ZoneId zone) {
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    CampaignTallies in(DSLContext tx) {
        return new CampaignTallies(tx, client, campaign, zone);
    }

    Condition isMarks() {
        return TALLY_MARK.CLIENT_ID.eq(client).and(TALLY_MARK.CAMPAIGN_ID.eq(campaign));
    }

    Condition isTallies() {
        return sums().isTallies();
    }

    Condition isLates() {
        return TALLY_LATE.CLIENT_ID.eq(client).and(TALLY_LATE.CAMPAIGN_ID.eq(campaign));
    }

    Optional<TallyMarkRecord> mark() {
        return db.selectFrom(TALLY_MARK).where(isMarks()).fetchOptional();
    }

    /** Start of the first attempt that is not counted and whose hour is over. */
    Optional<Instant> next(Instant over) {
        return next(mark().map(TallyMarkRecord::getHoursUntil).orElse(FIRST), over);
    }

    private Optional<Instant> next(Instant until, Instant over) {
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

    private TallySums sums() {
        return new TallySums(db, client, campaign);
    }

    /**
     * Counts what is over of the day that {@code first} lies in, from its hour on, ends the days and months before it, and
     * moves the marks, in one transaction; how many hours were counted.
     */
    int count(Instant first, Instant over) {
        return db.transactionResult(transaction -> in(transaction.dsl()).countHere(first, over));
    }

    private int countHere(Instant first, Instant over) {
        LocalSpan day = LocalSpan.day(first, zone);
        Ended ended = endBefore(day.from());
        int hours = 0;
        Instant until = first;
        for (Optional<Instant> next = Optional.of(first);
                next.filter(at -> at.isBefore(day.to())).isPresent();
                next = next(until, over)) {
            LocalSpan hour = LocalSpan.hour(next.get(), zone);
            sums().countHour(hour);
            until = hour.to();
            hours++;
        }
        move(until, ended);
        return hours;
    }

    /** Ends the days and months that are over, though no attempt has come since. */
    void endWhatIsOver(Instant over) {
        Instant today = LocalSpan.day(over, zone).from();
        if (mark().filter(mark -> mark.getDaysUntil().isBefore(today)).isPresent()) {
            db.transaction(transaction -> {
                CampaignTallies here = in(transaction.dsl());
                Ended ended = here.endBefore(today);
                Instant hours = here.mark().orElseThrow().getHoursUntil();
                here.move(hours.isBefore(ended.days()) ? ended.days() : hours, ended);
            });
        }
    }

    /** Up to where days and months are summed. */
    private record Ended(Instant days, Instant months) {}

    /** Sums each day before {@code day} that has hours, and each month before it that has days, if it isn't yet. */
    private Ended endBefore(Instant day) {
        Optional<TallyMarkRecord> mark = mark();
        Instant days = mark.map(TallyMarkRecord::getDaysUntil).orElse(FIRST);
        Instant months = mark.map(TallyMarkRecord::getMonthsUntil).orElse(FIRST);
        Instant month = LocalSpan.month(day, zone).from();
        starts(Grain.HOUR, days, day, hour -> LocalSpan.day(hour, zone)).forEach(sums()::countDay);
        starts(Grain.DAY, months, month, one -> LocalSpan.month(one, zone)).forEach(sums()::countMonth);
        return new Ended(later(days, day), later(months, month));
    }

    private Collection<LocalSpan> starts(Grain grain, Instant from, Instant to, Function<Instant, LocalSpan> within) {
        return sums().starts(grain, from, to).stream().map(within).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void move(Instant hours, Ended ended) {
        TallyMarkRecord row = new TallyMarkRecord()
                .setClientId(client)
                .setCampaignId(campaign)
                .setZone(zone.getId())
                .setHoursUntil(hours)
                .setDaysUntil(ended.days())
                .setMonthsUntil(ended.months());
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
        hours.forEach(hour -> sums().countHour(LocalSpan.hour(hour, zone)));
        if (!hours.isEmpty() && day.from().isBefore(mark.get().getDaysUntil())) {
            sums().countDay(day);
        }
        if (!hours.isEmpty() && day.from().isBefore(mark.get().getMonthsUntil())) {
            sums().countMonth(LocalSpan.month(day.from(), zone));
        }
        return hours.size();
    }
}
