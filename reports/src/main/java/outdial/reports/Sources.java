package outdial.reports;

import static outdial.sql.gen.Tables.TALLY_LATE;
import static outdial.sql.gen.Tables.TALLY_MARK;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.sql.LocalSpan;
import outdial.sql.gen.tables.records.TallyMarkRecord;

/**
 * Where a span's figures are read from: days and hours that are counted and hold, and attempts for the rest. The three
 * cover the span once.
 */
record Sources(Span span, Stretches days, Stretches hours, Stretches attempts) {
    private record Campaign(long client, long campaign) {}

    /**
     * Looks up what is counted.
     *
     * @param byHour whether figures are wanted by hour, so that days say too little
     */
    static List<Sources> of(DSLContext db, List<Span> spans, boolean byHour) {
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
                    return of(span, marks.get(of), late.getOrDefault(of, Set.of()), byHour);
                })
                .toList();
    }

    /** Reads nothing but attempts. */
    static Sources ofAttempts(Span span) {
        return new Sources(span, Stretches.NONE, Stretches.NONE, Stretches.of(span.period()));
    }

    private static Sources of(Span span, @Nullable TallyMarkRecord mark, Set<Instant> late, boolean byHour) {
        if (mark == null || !mark.getZone().equals(span.zone().getId())) {
            return ofAttempts(span);
        }
        Period whole = span.period();
        Stretches days = byHour
                ? Stretches.NONE
                : Stretches.of(
                                dayAfter(whole.from(), span),
                                LocalSpan.day(earlier(whole.to(), mark.getDaysUntil()), span.zone())
                                        .from())
                        .without(late.stream()
                                .map(quarter -> period(LocalSpan.day(quarter, span.zone())))
                                .toList());
        Stretches hours = Stretches.of(
                        hourAfter(whole.from(), span),
                        LocalSpan.hour(earlier(whole.to(), mark.getHoursUntil()), span.zone())
                                .from())
                .without(days)
                .without(late.stream()
                        .map(quarter -> period(LocalSpan.hour(quarter, span.zone())))
                        .toList());
        return new Sources(span, days, hours, Stretches.of(whole).without(days).without(hours));
    }

    private static Instant dayAfter(Instant at, Span span) {
        LocalSpan day = LocalSpan.day(at, span.zone());
        return day.from().equals(at) ? at : day.to();
    }

    private static Instant hourAfter(Instant at, Span span) {
        LocalSpan hour = LocalSpan.hour(at, span.zone());
        return hour.from().equals(at) ? at : hour.to();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Period period(LocalSpan span) {
        return new Period(span.from(), span.to());
    }
}
