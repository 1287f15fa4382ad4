package outdial.reports;

import static outdial.sql.gen.Tables.AGG_HOUR;
import static outdial.sql.gen.Tables.ATTEMPT;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record7;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import outdial.model.AgentId;
import outdial.model.call.Outcome;
import outdial.sql.AttemptTimes;
import outdial.sql.HourlyRollup;

/**
 * A campaign's attempts, counted: the one query behind every figure about attempts, on screens and in workbooks. Hours
 * that are rolled up come from the roll-up, the others from the attempts; the sum is exact either way.
 */
final class AttemptTallies {
    /** Every zone of today lies a whole number of quarters from UTC, so its hours can be put together from them. */
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    /** Spelled without parameters, so that a server sees that what is selected is what is grouped by. */
    private static final Field<Long> QUARTER_NO = DSL.field(
            "(timestampdiff(minute, timestamp '2000-01-01 00:00:00', {0}) div 15)", Long.class, ATTEMPT.STARTED_AT);

    private final DSLContext db;
    private final CampaignQuestion question;

    AttemptTallies(DSLContext db, CampaignQuestion question) {
        this.db = db;
        this.question = question;
    }

    /** By agent, outcome and disposition, over the whole period. */
    List<Tally> inAll() {
        SealedHours sealed = SealedHours.read(db, question);
        return Stream.concat(rolledUpInAll(), attempts(sealed, DSL.inline(0L))).toList();
    }

    /** The same by hour, or by quarters of an hour, of the question's zone. */
    List<Tally> byHour() {
        SealedHours sealed = SealedHours.read(db, question);
        return sealed.areHoursIn(question.zone())
                ? Stream.concat(rolledUpByHour(), attempts(sealed, QUARTER_NO)).toList()
                : attempts(sealed.none(), QUARTER_NO).toList();
    }

    private Stream<Tally> attempts(SealedHours sealed, Field<Long> quarter) {
        Condition outsideOfThem = sealed.gaps().stream()
                .map(gap -> ATTEMPT.STARTED_AT.ge(gap.from()).and(ATTEMPT.STARTED_AT.lt(gap.to())))
                .reduce(DSL.falseCondition(), Condition::or);
        return db
                .select(
                        quarter.as("quarter"),
                        ATTEMPT.AGENT_ID,
                        ATTEMPT.OUTCOME,
                        ATTEMPT.DISPOSITION,
                        DSL.count(),
                        DSL.sum(AttemptTimes.RING_MS),
                        DSL.sum(AttemptTimes.TALK_MS))
                .from(ATTEMPT)
                .where(AttemptRows.of(question))
                .and(outsideOfThem)
                .groupBy(DSL.field(DSL.name("quarter")), ATTEMPT.AGENT_ID, ATTEMPT.OUTCOME, ATTEMPT.DISPOSITION)
                .fetch(row -> tally(EPOCH.plus(QUARTER.multipliedBy(row.value1())), row))
                .stream();
    }

    private Stream<Tally> rolledUpInAll() {
        return db
                .select(
                        DSL.inline(0L),
                        AGG_HOUR.AGENT_ID,
                        AGG_HOUR.OUTCOME,
                        AGG_HOUR.DISPOSITION,
                        DSL.sum(AGG_HOUR.N),
                        DSL.sum(AGG_HOUR.RING_MS),
                        DSL.sum(AGG_HOUR.TALK_MS))
                .from(AGG_HOUR)
                .where(SealedHours.rows(question))
                .and(AGG_HOUR.OUTCOME.ne(HourlyRollup.SEALED))
                .groupBy(AGG_HOUR.AGENT_ID, AGG_HOUR.OUTCOME, AGG_HOUR.DISPOSITION)
                .fetch(row -> tally(EPOCH, row))
                .stream();
    }

    private Stream<Tally> rolledUpByHour() {
        return db
                .select(
                        AGG_HOUR.HOUR_AT,
                        AGG_HOUR.AGENT_ID,
                        AGG_HOUR.OUTCOME,
                        AGG_HOUR.DISPOSITION,
                        AGG_HOUR.N,
                        DSL.cast(AGG_HOUR.RING_MS, BigDecimal.class),
                        DSL.cast(AGG_HOUR.TALK_MS, BigDecimal.class))
                .from(AGG_HOUR)
                .where(SealedHours.rows(question))
                .and(AGG_HOUR.OUTCOME.ne(HourlyRollup.SEALED))
                .fetch(row -> tally(row.value1(), row))
                .stream();
    }

    /** Nobody is agent 0 and no disposition an empty one in the roll-up, and null in the attempts. */
    private static Tally tally(
            Instant from, Record7<?, Long, String, String, ? extends Number, BigDecimal, BigDecimal> row) {
        return new Tally(
                from,
                row.value2() == null || row.value2() == 0 ? null : new AgentId(row.value2()),
                row.value3() == null ? null : Outcome.valueOf(row.value3()),
                row.value4() == null || row.value4().isEmpty() ? null : row.value4(),
                row.value5().longValue(),
                orZero(row.value6()),
                orZero(row.value7()));
    }

    private static long orZero(@Nullable BigDecimal sum) {
        return Optional.ofNullable(sum).map(BigDecimal::longValueExact).orElse(0L);
    }
}
