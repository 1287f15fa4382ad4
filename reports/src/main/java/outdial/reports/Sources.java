package outdial.reports;

import static outdial.sql.gen.Tables.TALLY_LATE;
import static outdial.sql.gen.Tables.TALLY_MARK;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.sql.AttemptTallies.Grain;
import outdial.sql.LocalSpan;
import outdial.sql.gen.tables.records.TallyMarkRecord;

/**
 * Where a span's figures are read from: months, days and hours that are counted and hold, and attempts for the rest. The
 * four cover the span once.
 */
record Sources(Span span, Stretches months, Stretches days, Stretches hours, Stretches attempts) {
    /** A statement names each day's hour. */
    private static final Duration NAMED_BY_DAY = Duration.ofDays(400);

    private record Campaign(long client, long campaign) {}

    /**
     * Looks up what is counted.
     *
     * @param finest what figures are wanted by: coarser tallies say too little
     */
    static List<Sources> of(DSLContext db, List<Span> spans, Grain finest) {
        List<Long> campaigns = spans.stream().map(Span::campaign).toList();
        Map<Campaign, TallyMarkRecord> marks = new HashMap<>();
        db.selectFrom(TALLY_MARK)
                .where(TALLY_MARK.CAMPAIGN_ID.in(campaigns))
                .forEach(mark -> marks.put(new Campaign(mark.getClientId(), mark.getCampaignId()), mark));
        Map<Campaign, Set<Instant>> late = new HashMap<>();
        db.selectFrom(TALLY_LATE)
                .where(TALLY_LATE.CAMPAIGN_ID.in(campaigns))
                .forEach(row -> late.computeIfAbsent(
                                new Campaign(row.getClientId(), row.getCampaignId()), _ -> new HashSet<>())
                        .add(row.getQuarterAt()));
        return spans.stream()
                .map(span -> {
                    var of = new Campaign(span.client(), span.campaign());
                    return of(span, marks.get(of), late.getOrDefault(of, Set.of()), finest);
                })
                .toList();
    }

    /** Reads nothing but attempts. */
    static Sources ofAttempts(Span span) {
        return new Sources(span, Stretches.NONE, Stretches.NONE, Stretches.NONE, Stretches.of(span.period()));
    }

    private static Sources of(Span span, @Nullable TallyMarkRecord mark, Set<Instant> late, Grain finest) {
        if (mark == null || !mark.getZone().equals(span.zone().getId())) {
            return ofAttempts(span);
        }
        Stretches months = finest == Grain.MONTH
                ? whole(span, mark.getMonthsUntil(), late, at -> LocalSpan.month(at, span.zone()))
                : Stretches.NONE;
        Stretches days = finest == Grain.HOUR
                ? Stretches.NONE
                : whole(span, mark.getDaysUntil(), late, at -> LocalSpan.day(at, span.zone()))
                        .without(months);
        Stretches hours = whole(span, mark.getHoursUntil(), late, at -> LocalSpan.hour(at, span.zone()))
                .without(months)
                .without(days);
        Stretches attempts =
                Stretches.of(span.period()).without(months).without(days).without(hours);
        return new Sources(span, months, days, hours, attempts);
    }

    /** The hours, days or months that lie wholly in the span, are counted and hold. */
    private static Stretches whole(Span span, Instant until, Set<Instant> late, Function<Instant, LocalSpan> around) {
        Period whole = span.period();
        LocalSpan first = around.apply(whole.from());
        return Stretches.of(
                        first.from().equals(whole.from()) ? first.from() : first.to(),
                        around.apply(earlier(whole.to(), until)).from())
                .without(late.stream()
                        .map(quarter -> period(around.apply(quarter)))
                        .toList());
    }

    /** Little more than what begins at an hour of the clock: all hours still, if the span is too long to name its days, and all attempts. */
    Sources at(int hourOfDay) {
        return Duration.between(span.period().from(), span.period().to()).compareTo(NAMED_BY_DAY) > 0
                ? this
                : new Sources(span, months, days, hours.at(hourOfDay, span.zone()), attempts);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Period period(LocalSpan span) {
        return new Period(span.from(), span.to());
    }
}
