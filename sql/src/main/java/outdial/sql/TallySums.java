package outdial.sql;

import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.ATTEMPT_TALLY;
import static outdial.sql.gen.Tables.LEAD;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import outdial.sql.AttemptTallies.Grain;

/**
 * One campaign's rows of {@code attempt_tally}: hours are counted from the attempts, days are sums of hours and months sums
 * of days, so no attempt is read twice. Takes part in the caller's transaction.
 */
record TallySums(DSLContext tx, long client, long campaign) {
    private static final String NONE = "";
    private static final List<Byte> ALL = IntStream.rangeClosed(0, TallyParts.FULL.code())
            .mapToObj(code -> (byte) code)
            .toList();
    private static final Field<Integer> PARTS = DSL.field(DSL.name("of_parts", "parts"), Integer.class);
    private static final Field<Long> LIST = DSL.field(DSL.name("of_list"), Long.class);
    private static final Field<Long> AGENT = DSL.field(DSL.name("of_agent"), Long.class);
    private static final Field<String> DISPOSITION = DSL.field(DSL.name("of_disposition"), String.class);

    Condition isTallies() {
        return ATTEMPT_TALLY.CLIENT_ID.eq(client).and(ATTEMPT_TALLY.CAMPAIGN_ID.eq(campaign));
    }

    /** Starts of hours from {@code from} to {@code to} that hold attempts, or of days. */
    List<Instant> starts(Grain grain, Instant from, Instant to) {
        return tx.selectDistinct(ATTEMPT_TALLY.FROM_AT)
                .from(ATTEMPT_TALLY)
                .where(isTallies())
                .and(ATTEMPT_TALLY.GRAIN.eq(grain.name()))
                .and(ATTEMPT_TALLY.PARTS.eq((byte) 0))
                .and(ATTEMPT_TALLY.FROM_AT.ge(from))
                .and(ATTEMPT_TALLY.FROM_AT.lt(to))
                .orderBy(ATTEMPT_TALLY.FROM_AT)
                .fetch(ATTEMPT_TALLY.FROM_AT);
    }

    void countHour(LocalSpan hour) {
        clear(Grain.HOUR, hour);
        tx.insertInto(ATTEMPT_TALLY)
                .select(tx.select(
                                DSL.val(client),
                                DSL.val(campaign),
                                DSL.inline(Grain.HOUR.name()),
                                DSL.inline(TallyParts.FULL.code()),
                                DSL.val(hour.from(), ATTEMPT_TALLY.FROM_AT),
                                DSL.coalesce(LEAD.LIST_ID, DSL.inline(0L)),
                                DSL.coalesce(ATTEMPT.AGENT_ID, DSL.inline(0L)),
                                DSL.coalesce(ATTEMPT.OUTCOME, DSL.inline(NONE)),
                                DSL.coalesce(ATTEMPT.DISPOSITION, DSL.inline(NONE)),
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
        addCoarser(Grain.HOUR, hour);
    }

    void countDay(LocalSpan day) {
        clear(Grain.DAY, day);
        sum(Grain.DAY, day, isIn(Grain.HOUR, day).and(isOf(TallyParts.FULL)));
        addCoarser(Grain.DAY, day);
    }

    void countMonth(LocalSpan month) {
        clear(Grain.MONTH, month);
        sum(Grain.MONTH, month, isIn(Grain.DAY, month));
    }

    /** Sums finer tallies, each of its own parts. */
    private void sum(Grain grain, LocalSpan span, Condition which) {
        tx.insertInto(ATTEMPT_TALLY)
                .select(tx.select(
                                DSL.val(client),
                                DSL.val(campaign),
                                DSL.inline(grain.name()),
                                ATTEMPT_TALLY.PARTS,
                                DSL.val(span.from(), ATTEMPT_TALLY.FROM_AT),
                                ATTEMPT_TALLY.LIST_ID,
                                ATTEMPT_TALLY.AGENT_ID,
                                ATTEMPT_TALLY.OUTCOME,
                                ATTEMPT_TALLY.DISPOSITION,
                                DSL.sum(ATTEMPT_TALLY.N).cast(SQLDataType.INTEGER),
                                DSL.sum(ATTEMPT_TALLY.RING_MS).cast(SQLDataType.BIGINT),
                                DSL.sum(ATTEMPT_TALLY.TALK_MS).cast(SQLDataType.BIGINT))
                        .from(ATTEMPT_TALLY)
                        .where(which)
                        .groupBy(
                                ATTEMPT_TALLY.PARTS,
                                ATTEMPT_TALLY.LIST_ID,
                                ATTEMPT_TALLY.AGENT_ID,
                                ATTEMPT_TALLY.OUTCOME,
                                ATTEMPT_TALLY.DISPOSITION))
                .execute();
    }

    /** From the full tallies of a span those that tell less apart, all in one statement. */
    private void addCoarser(Grain grain, LocalSpan span) {
        var parts = TallyParts.coarser(grain).stream()
                .<Select<Record1<Integer>>>map(
                        code -> DSL.select(DSL.inline(code).as(PARTS.getName())))
                .reduce((one, other) -> one.unionAll(other))
                .orElseThrow()
                .asTable("of_parts");
        var each = tx.select(
                        PARTS.as("parts"),
                        told(TallyParts.LIST, ATTEMPT_TALLY.LIST_ID, 0L).as(LIST),
                        told(TallyParts.AGENT, ATTEMPT_TALLY.AGENT_ID, 0L).as(AGENT),
                        ATTEMPT_TALLY.OUTCOME,
                        told(TallyParts.DISPOSITION, ATTEMPT_TALLY.DISPOSITION, NONE)
                                .as(DISPOSITION),
                        ATTEMPT_TALLY.N,
                        ATTEMPT_TALLY.RING_MS,
                        ATTEMPT_TALLY.TALK_MS)
                .from(ATTEMPT_TALLY.crossJoin(parts))
                .where(isIn(grain, span).and(isOf(TallyParts.FULL)))
                .asTable("each_one");
        Field<Integer> code = each.field("parts", Integer.class);
        Field<String> outcome = each.field(ATTEMPT_TALLY.OUTCOME);
        List<SelectField<?>> selected = List.of(
                DSL.val(client),
                DSL.val(campaign),
                DSL.inline(grain.name()),
                code,
                DSL.val(span.from(), ATTEMPT_TALLY.FROM_AT),
                LIST,
                AGENT,
                outcome,
                DISPOSITION,
                DSL.sum(each.field(ATTEMPT_TALLY.N)).cast(SQLDataType.INTEGER),
                DSL.sum(each.field(ATTEMPT_TALLY.RING_MS)).cast(SQLDataType.BIGINT),
                DSL.sum(each.field(ATTEMPT_TALLY.TALK_MS)).cast(SQLDataType.BIGINT));
        tx.insertInto(ATTEMPT_TALLY)
                .select(tx.select(selected).from(each).groupBy(code, LIST, AGENT, outcome, DISPOSITION))
                .execute();
    }

    private static <T> Field<T> told(int part, Field<T> field, T none) {
        return DSL.when(PARTS.bitAnd(DSL.inline(part)).ne(DSL.inline(0)), field).otherwise(DSL.inline(none));
    }

    private void clear(Grain grain, LocalSpan span) {
        tx.deleteFrom(ATTEMPT_TALLY).where(isIn(grain, span)).execute();
    }

    /** With all parts named, so that a server finds the time in its key. */
    private Condition isIn(Grain grain, LocalSpan span) {
        return isTallies()
                .and(ATTEMPT_TALLY.GRAIN.eq(grain.name()))
                .and(ATTEMPT_TALLY.PARTS.in(ALL))
                .and(ATTEMPT_TALLY.FROM_AT.ge(span.from()))
                .and(ATTEMPT_TALLY.FROM_AT.lt(span.to()));
    }

    private static Condition isOf(TallyParts parts) {
        return ATTEMPT_TALLY.PARTS.eq((byte) parts.code());
    }

    private static Field<Long> total(Field<Long> lengths) {
        return DSL.coalesce(DSL.sum(lengths), DSL.inline(BigDecimal.ZERO)).cast(SQLDataType.BIGINT);
    }
}
