package outdial.reports;

import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.ATTEMPT_TALLY;
import static outdial.sql.gen.Tables.LEAD;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import outdial.model.call.Outcome;
import outdial.sql.AttemptTallies.Grain;
import outdial.sql.AttemptTimes;
import outdial.sql.TallyParts;

/**
 * Attempts, counted: the one query behind every figure about attempts, on screens and in workbooks. What is in the tallies
 * comes from there, the rest from the attempts; the sum is exact either way.
 */
final class Counts {
    /** What attempts are told apart by, besides campaign and outcome. */
    enum Part {
        /** Start of the month, day or hour, as is asked for. */
        TIME,
        /** Hour of the campaign's clock; a count then begins with the first of its attempts' hours. */
        CLOCK,
        LIST,
        AGENT,
        DISPOSITION
    }

    /** Every zone of today lies a whole number of quarters from UTC, so its hours can be put together from them. */
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private static final int MANY = 8;
    /** So many statements are sent as one. */
    private static final int TOGETHER = 60;

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    /** Spelled without parameters, so that a server sees that what is selected is what is grouped by. */
    private static final Field<Long> QUARTER_NO = DSL.field(
            "(timestampdiff(minute, timestamp '2000-01-01 00:00:00', {0}) div 15)", Long.class, ATTEMPT.STARTED_AT);

    private static final Field<BigDecimal> N = DSL.field(DSL.name("how_many"), BigDecimal.class);
    private static final Field<BigDecimal> RING = DSL.field(DSL.name("rang_ms"), BigDecimal.class);
    private static final Field<BigDecimal> TALK = DSL.field(DSL.name("talked_ms"), BigDecimal.class);
    private static final Field<Instant> FIRST_AS = DSL.field(DSL.name("first_at"), ATTEMPT_TALLY.FROM_AT.getDataType());
    private static final Field<Long> QUARTER_AS = DSL.field(DSL.name("quarter_no"), Long.class);

    private final DSLContext db;
    private final Set<Part> parts;
    private final Narrowing narrowing;
    private final Map<Long, List<Span>> spans = new HashMap<>();

    Counts(DSLContext db, Set<Part> parts, Narrowing narrowing) {
        this.db = db;
        this.parts = Set.copyOf(parts);
        this.narrowing = narrowing;
    }

    /** The counts; of one campaign there may be several that are alike, for a reader to add. */
    List<Count> read(List<Sources> sources) {
        sources.forEach(source -> spans.computeIfAbsent(source.span().campaign(), _ -> new ArrayList<>())
                .add(source.span()));
        return Stream.concat(tallies(sources), attempts(sources)).toList();
    }

    /** A statement for each campaign and grain, many sent together: none has to weigh every row against all spans. */
    private Stream<Count> tallies(List<Sources> sources) {
        List<Select<Record>> each = sources.stream().flatMap(this::ofTallies).toList();
        return IntStream.range(0, Math.ceilDiv(each.size(), TOGETHER))
                .mapToObj(no -> each.subList(no * TOGETHER, Math.min(each.size(), (no + 1) * TOGETHER)))
                .flatMap(
                        some -> some.stream()
                                .reduce((one, other) -> one.unionAll(other))
                                .orElseThrow()
                                .fetch(this::ofTallies)
                                .stream());
    }

    private Stream<Select<Record>> ofTallies(Sources source) {
        return Stream.of(
                        ofTallies(source.span(), Grain.MONTH, source.months()),
                        ofTallies(source.span(), Grain.DAY, source.days()),
                        ofTallies(source.span(), Grain.HOUR, source.hours()))
                .flatMap(Optional::stream);
    }

    private Optional<Select<Record>> ofTallies(Span span, Grain grain, Stretches stretches) {
        if (stretches.isEmpty()) {
            return Optional.empty();
        }
        List<Field<?>> groups = new ArrayList<>(List.of(ATTEMPT_TALLY.CAMPAIGN_ID, ATTEMPT_TALLY.OUTCOME));
        group(Part.TIME, ATTEMPT_TALLY.FROM_AT, groups);
        group(Part.LIST, ATTEMPT_TALLY.LIST_ID, groups);
        group(Part.AGENT, ATTEMPT_TALLY.AGENT_ID, groups);
        group(Part.DISPOSITION, ATTEMPT_TALLY.DISPOSITION, groups);
        var selected = new ArrayList<>(groups);
        if (parts.contains(Part.CLOCK)) {
            boolean oneHour = stretches.isOneHour(span.zone());
            if (!oneHour) {
                groups.add(clock(span.zone(), stretches));
            }
            selected.add((oneHour
                            ? DSL.inline(stretches.parts().getFirst().from(), ATTEMPT_TALLY.FROM_AT)
                            : DSL.min(ATTEMPT_TALLY.FROM_AT))
                    .as(FIRST_AS));
        }
        selected.add(DSL.sum(ATTEMPT_TALLY.N).as(N));
        selected.add(DSL.sum(ATTEMPT_TALLY.RING_MS).as(RING));
        selected.add(DSL.sum(ATTEMPT_TALLY.TALK_MS).as(TALK));
        return Optional.of(db.select(selected)
                .from(ATTEMPT_TALLY)
                .where(ATTEMPT_TALLY.CLIENT_ID.eq(span.client()))
                .and(ATTEMPT_TALLY.CAMPAIGN_ID.eq(span.campaign()))
                .and(ATTEMPT_TALLY.GRAIN.eq(grain.name()))
                .and(ATTEMPT_TALLY.PARTS.eq((byte) told().keptBy(grain).code()))
                .and(narrowing.ofTallies())
                .and(times(grain, span, stretches))
                .groupBy(groups));
    }

    private Count ofTallies(Record row) {
        return count(
                row,
                parts.contains(Part.CLOCK)
                        ? row.get(FIRST_AS)
                        : parts.contains(Part.TIME) ? row.get(ATTEMPT_TALLY.FROM_AT) : EPOCH,
                parts.contains(Part.LIST) ? row.get(ATTEMPT_TALLY.LIST_ID) : 0L,
                parts.contains(Part.AGENT) ? row.get(ATTEMPT_TALLY.AGENT_ID) : 0L,
                row.get(ATTEMPT_TALLY.OUTCOME),
                parts.contains(Part.DISPOSITION) ? row.get(ATTEMPT_TALLY.DISPOSITION) : "");
    }

    /** The hour by the campaign's clock, which changes within a span; all in the text, so that it can be grouped by. */
    private static Field<Integer> clock(ZoneId zone, Stretches stretches) {
        CaseConditionStep<Integer> minutes = DSL.when(DSL.falseCondition(), DSL.inline(0));
        for (Stretches.Offset part : stretches.offsets(zone)) {
            minutes = minutes.when(
                    ATTEMPT_TALLY.FROM_AT.lt(DSL.inline(part.until(), ATTEMPT_TALLY.FROM_AT)),
                    DSL.inline(part.minutes()));
        }
        return DSL.field(
                "hour(timestampadd(minute, {0}, {1}))",
                Integer.class, minutes.otherwise(DSL.inline(0)), ATTEMPT_TALLY.FROM_AT);
    }

    private TallyParts told() {
        return TallyParts.of(
                parts.contains(Part.LIST) || narrowing.list().isPresent(),
                parts.contains(Part.AGENT) || narrowing.agent().isPresent(),
                parts.contains(Part.DISPOSITION) || narrowing.disposition().isPresent());
    }

    /** Many stretches are named hour by hour: a server is lost among hundreds of ranges, and not in a list. */
    private static Condition times(Grain grain, Span span, Stretches stretches) {
        return grain == Grain.HOUR && stretches.parts().size() > MANY
                ? ATTEMPT_TALLY.FROM_AT.in(stretches.hours(span.zone()))
                : DSL.or(stretches.parts().stream()
                        .map(part -> ATTEMPT_TALLY.FROM_AT.ge(part.from()).and(ATTEMPT_TALLY.FROM_AT.lt(part.to())))
                        .toList());
    }

    private Stream<Count> attempts(List<Sources> sources) {
        if (sources.stream().allMatch(one -> one.attempts().isEmpty())) {
            return Stream.empty();
        }
        List<Field<?>> groups = new ArrayList<>(List.of(ATTEMPT.CAMPAIGN_ID, ATTEMPT.OUTCOME));
        group(Part.LIST, LEAD.LIST_ID, groups);
        group(Part.AGENT, ATTEMPT.AGENT_ID, groups);
        group(Part.DISPOSITION, ATTEMPT.DISPOSITION, groups);
        var selected = new ArrayList<>(groups);
        boolean isTimed = parts.contains(Part.TIME) || parts.contains(Part.CLOCK);
        if (isTimed) {
            groups.add(QUARTER_AS);
            selected.add(QUARTER_NO.as(QUARTER_AS));
        }
        selected.add(DSL.count().cast(BigDecimal.class).as(N));
        selected.add(DSL.sum(AttemptTimes.RING_MS).as(RING));
        selected.add(DSL.sum(AttemptTimes.TALK_MS).as(TALK));
        boolean needsLead = parts.contains(Part.LIST) || narrowing.list().isPresent();
        var from = needsLead ? AttemptRows.withLead() : ATTEMPT;
        return db
                .select(selected)
                .from(from)
                .where(ofAttempts(sources))
                .and(narrowing.ofAttempts())
                .groupBy(groups)
                .fetch(row -> count(
                        row,
                        isTimed ? EPOCH.plus(QUARTER.multipliedBy(row.get(QUARTER_AS))) : EPOCH,
                        parts.contains(Part.LIST) ? orZero(row.get(LEAD.LIST_ID)) : 0L,
                        parts.contains(Part.AGENT) ? orZero(row.get(ATTEMPT.AGENT_ID)) : 0L,
                        row.get(ATTEMPT.OUTCOME),
                        parts.contains(Part.DISPOSITION) ? orEmpty(row.get(ATTEMPT.DISPOSITION)) : ""))
                .stream();
    }

    static Condition ofAttempts(List<Sources> sources) {
        return DSL.or(sources.stream()
                .flatMap(source -> source.attempts().parts().stream().map(part -> in(source.span(), part)))
                .toList());
    }

    /** The span's attempts that began in {@code part}. */
    static Condition in(Span span, Period part) {
        return ATTEMPT.CLIENT_ID
                .eq(span.client())
                .and(ATTEMPT.CAMPAIGN_ID.eq(span.campaign()))
                .and(ATTEMPT.STARTED_AT.ge(part.from()))
                .and(ATTEMPT.STARTED_AT.lt(part.to()));
    }

    private void group(Part part, Field<?> field, List<Field<?>> to) {
        if (parts.contains(part)) {
            to.add(field);
        }
    }

    private Count count(Record row, Instant from, long list, long agent, @Nullable String outcome, String disposition) {
        return new Count(
                span(row.get(ATTEMPT.CAMPAIGN_ID.getName(), Long.class), from),
                from,
                list,
                agent,
                outcome == null || outcome.isEmpty() ? null : Outcome.valueOf(outcome),
                disposition,
                row.get(N).longValueExact(),
                sum(row.get(RING)),
                sum(row.get(TALK)));
    }

    /** Of a campaign's several spans the one that the count lies in. */
    private Span span(long campaign, Instant at) {
        List<Span> all = Objects.requireNonNull(spans.get(campaign));
        return all.stream()
                .filter(span -> all.size() == 1
                        || (!at.isBefore(span.period().from())
                                && at.isBefore(span.period().to())))
                .findFirst()
                .orElseThrow();
    }

    private static long orZero(@Nullable Long id) {
        return id == null ? 0 : id;
    }

    private static String orEmpty(@Nullable String code) {
        return code == null ? "" : code;
    }

    private static long sum(@Nullable BigDecimal sum) {
        return sum == null ? 0 : sum.longValueExact();
    }
}
