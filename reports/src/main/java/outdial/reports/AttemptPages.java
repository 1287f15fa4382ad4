package outdial.reports;

import static outdial.sql.gen.Tables.AGENT;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.LEAD;
import static outdial.sql.gen.Tables.LEAD_LIST;
import static outdial.sql.gen.Tables.PHONE;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import outdial.model.ClientId;
import outdial.model.LeadId;
import outdial.model.PhoneNumber;
import outdial.reports.Counts.Part;
import outdial.sql.AttemptTallies.Grain;
import outdial.sql.AttemptTimes;
import outdial.sql.LocalSpan;

/**
 * The attempts behind a figure, page by page: the newest day first and, within a day, campaign by campaign and hour by
 * hour. The tallies say which days and hours hold them, so that a page reads those and no others however long the period.
 * Safe on any thread.
 */
public final class AttemptPages {
    /** Rows of a page. */
    public static final int ROWS = 50;

    private static final Comparator<Bucket> ORDER = Comparator.comparing(Bucket::from, Comparator.reverseOrder())
            .thenComparingLong(bucket -> bucket.span().campaign());

    private final DSLContext db;

    public AttemptPages(DSLContext db) {
        this.db = db;
    }

    /**
     * One attempt.
     *
     * @param started by the clocks of {@code zone}, its campaign's own
     * @param number none if the phone was erased
     * @param outcome empty while it is in progress
     */
    public record Row(
            long id,
            ClientId client,
            LeadId lead,
            String campaign,
            String list,
            String externalId,
            Optional<PhoneNumber> number,
            Instant started,
            ZoneId zone,
            Duration rang,
            Duration talked,
            String outcome,
            String disposition,
            String agent) {}

    /**
     * Some of them.
     *
     * @param all how many there are
     * @param first how many come before these
     */
    public record Page(long all, long first, List<Row> rows) {
        public Page {
            rows = List.copyOf(rows);
        }
    }

    /** Attempts of one campaign in one day or hour. */
    private record Bucket(Span span, Instant from, long n) {}

    private record Found(long id, Instant started) {}

    /** The page that begins after {@code first} rows; empty past the end. */
    public Page of(ReportQuestion question, long first) {
        var made = new ArrayList<Page>();
        Snapshot.of(db, snapshot -> made.add(new AttemptPages(snapshot).read(question, Math.max(0, first))));
        return made.getFirst();
    }

    private Page read(ReportQuestion question, long first) {
        Function<Count, Instant> day =
                count -> LocalSpan.day(count.from(), count.span().zone()).from();
        List<Bucket> days = buckets(question, Breakdowns.spans(db, question), Grain.DAY, day);
        long all = days.stream().mapToLong(Bucket::n).sum();
        var skipped = new Skip(first);
        List<Span> chosen = skipped.choose(days).stream()
                .map(bucket ->
                        cut(bucket, LocalSpan.day(bucket.from(), bucket.span().zone())))
                .toList();
        var ids = new ArrayList<Found>();
        // Days newest first as chosen, so hours are looked for day by day: their order is by day, then campaign.
        List<Bucket> hours = new ArrayList<>();
        Map<Span, List<Bucket>> bySpan = new HashMap<>();
        buckets(
                        question,
                        chosen,
                        Grain.HOUR,
                        count -> LocalSpan.hour(count.from(), count.span().zone())
                                .from())
                .forEach(bucket -> bySpan.computeIfAbsent(bucket.span(), _ -> new ArrayList<>())
                        .add(bucket));
        chosen.forEach(span -> hours.addAll(bySpan.getOrDefault(span, List.of())));
        for (Bucket hour : skipped.choose(hours)) {
            ids.addAll(ids(
                    question, cut(hour, LocalSpan.hour(hour.from(), hour.span().zone()))));
        }
        List<Found> wanted = ids.stream().skip(skipped.left).limit(ROWS).toList();
        return new Page(all, first, rows(wanted));
    }

    private List<Bucket> buckets(
            ReportQuestion question, List<Span> spans, Grain finest, Function<Count, Instant> start) {
        Map<Span, Map<Instant, Long>> sums = new HashMap<>();
        Breakdowns.counts(db, question, spans, EnumSet.of(Part.TIME), finest)
                .forEach(count -> sums.computeIfAbsent(count.span(), _ -> new TreeMap<>())
                        .merge(start.apply(count), count.n(), Long::sum));
        return sums.entrySet().stream()
                .flatMap(span -> span.getValue().entrySet().stream()
                        .map(sum -> new Bucket(span.getKey(), sum.getKey(), sum.getValue())))
                .sorted(ORDER)
                .toList();
    }

    /** Passes over whole buckets before the page, and takes those that its rows lie in. */
    private static final class Skip {
        private long left;

        Skip(long rows) {
            left = rows;
        }

        List<Bucket> choose(List<Bucket> all) {
            var chosen = new ArrayList<Bucket>();
            long needed = ROWS;
            for (Bucket bucket : all) {
                if (chosen.isEmpty() && bucket.n() <= left) {
                    left -= bucket.n();
                } else if (needed > 0) {
                    needed -= chosen.isEmpty() ? bucket.n() - left : bucket.n();
                    chosen.add(bucket);
                }
            }
            return chosen;
        }
    }

    private static Span cut(Bucket bucket, LocalSpan within) {
        Span span = bucket.span();
        Instant from = within.from().isAfter(span.period().from())
                ? within.from()
                : span.period().from();
        Instant to = within.to().isBefore(span.period().to())
                ? within.to()
                : span.period().to();
        return new Span(span.client(), span.campaign(), span.zone(), new Period(from, to));
    }

    private List<Found> ids(ReportQuestion question, Span hour) {
        return db.select(ATTEMPT.ID, ATTEMPT.STARTED_AT)
                .from(question.list().isPresent() ? AttemptRows.withLead() : ATTEMPT)
                .where(Counts.in(hour, hour.period()))
                .and(question.narrowing().ofAttempts())
                .orderBy(ATTEMPT.STARTED_AT.desc(), ATTEMPT.ID.desc())
                .fetch(row -> new Found(row.value1(), row.value2()));
    }

    private List<Row> rows(List<Found> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<Long, Row> rows = new HashMap<>();
        db.select(
                        ATTEMPT.ID,
                        ATTEMPT.CLIENT_ID,
                        ATTEMPT.LEAD_ID,
                        CAMPAIGN.NAME,
                        CAMPAIGN.ZONE,
                        LEAD_LIST.NAME,
                        LEAD.EXTERNAL_ID,
                        PHONE.E164,
                        ATTEMPT.STARTED_AT,
                        AttemptTimes.RING_MS.as("ring"),
                        AttemptTimes.TALK_MS.as("talk"),
                        ATTEMPT.OUTCOME,
                        ATTEMPT.DISPOSITION,
                        AGENT.NAME)
                .from(AttemptRows.withWhom()
                        .join(CAMPAIGN)
                        .on(CAMPAIGN.CLIENT_ID.eq(ATTEMPT.CLIENT_ID))
                        .and(CAMPAIGN.ID.eq(ATTEMPT.CAMPAIGN_ID)))
                .where(DSL.or(wanted.stream()
                        .map(found -> ATTEMPT.ID.eq(found.id()).and(ATTEMPT.STARTED_AT.eq(found.started())))
                        .toList()))
                .forEach(row -> rows.put(row.get(ATTEMPT.ID), row(row)));
        return wanted.stream()
                .map(found -> Objects.requireNonNull(rows.get(found.id())))
                .toList();
    }

    private static Row row(Record row) {
        return new Row(
                row.get(ATTEMPT.ID),
                new ClientId(row.get(ATTEMPT.CLIENT_ID)),
                new LeadId(row.get(ATTEMPT.LEAD_ID)),
                row.get(CAMPAIGN.NAME),
                orEmpty(row.get(LEAD_LIST.NAME)),
                orEmpty(row.get(LEAD.EXTERNAL_ID)),
                Optional.ofNullable(row.get(PHONE.E164)),
                row.get(ATTEMPT.STARTED_AT),
                ZoneId.of(row.get(CAMPAIGN.ZONE)),
                length(row.get("ring", Long.class)),
                length(row.get("talk", Long.class)),
                orEmpty(row.get(ATTEMPT.OUTCOME)),
                orEmpty(row.get(ATTEMPT.DISPOSITION)),
                orEmpty(row.get(AGENT.NAME)));
    }

    private static Duration length(@Nullable Long millis) {
        return millis == null ? Duration.ZERO : Duration.ofMillis(millis);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
