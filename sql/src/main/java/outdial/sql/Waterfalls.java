package outdial.sql;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static outdial.sql.gen.Tables.BUCKET_COUNT;
import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.REASON_COUNT;
import static outdial.sql.gen.Tables.ZONE_SET;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import outdial.compliance.ComplianceGate;
import outdial.compliance.GateFacts;
import outdial.sql.Waterfall.Step;
import outdial.sql.Waterfall.When;
import outdial.sql.gen.tables.records.CampaignLeadRecord;

/**
 * Where a campaign's leads stand, from the maintained counters: the cost follows the number of reasons, days and sets of
 * zones, and not that of leads. Only reads.
 */
public final class Waterfalls {
    /** Hours begin and end on quarters of an hour everywhere. */
    private static final Duration STEP = Duration.ofMinutes(15);

    private final DSLContext dsl;
    private final GateFacts.Terms terms;
    private final ComplianceGate gate;
    private final ZoneId zone;

    /**
     * A campaign's.
     *
     * @param gate tells where hours are open
     * @param zone the campaign's, whose day is today
     */
    public Waterfalls(DSLContext dsl, GateFacts.Terms terms, ComplianceGate gate, ZoneId zone) {
        this.dsl = dsl;
        this.terms = terms;
        this.gate = gate;
        this.zone = zone;
    }

    public Waterfall at(Instant at) {
        var steps = new HashMap<List<Object>, Long>();
        Map<Short, Long> ready = new HashMap<>();
        LocalDate today = LocalDate.ofInstant(at, zone);
        counters().forEach(row -> {
            long n = row.value5().longValue();
            switch (LeadState.ofCode(row.value1())) {
                case READY -> ready.merge(row.value2(), n, Long::sum);
                case CLAIMED -> steps.merge(List.of(When.NOW, Waterfall.CLAIMED), n, Long::sum);
                case SCHEDULED ->
                    steps.merge(
                            List.of(row.value4().isAfter(today) ? When.LATER : When.TODAY, row.value3()), n, Long::sum);
                case DONE, BLOCKED -> steps.merge(List.of(When.NEVER, row.value3()), n, Long::sum);
            }
        });
        Map<Short, When> open = openOf(ready.keySet(), at);
        ready.forEach((set, n) -> {
            When when = open.getOrDefault(set, When.NOW);
            steps.merge(List.of(when, when == When.NOW ? Waterfall.READY : Waterfall.HOURS), n, Long::sum);
        });
        return new Waterfall(steps.entrySet().stream()
                .map(one -> new Step(
                        (When) one.getKey().getFirst(), one.getKey().getLast().toString(), one.getValue()))
                .toList());
    }

    /** Both tables in one statement, so that both are of one instant. */
    private org.jooq.Result<org.jooq.Record5<Byte, Short, String, LocalDate, java.math.BigDecimal>> counters() {
        return dsl.select(
                        BUCKET_COUNT.STATE,
                        BUCKET_COUNT.ZONE_SET_ID,
                        inline(""),
                        inline(ReasonCounts.NO_DAY),
                        sum(BUCKET_COUNT.N))
                .from(BUCKET_COUNT)
                .where(BUCKET_COUNT.CLIENT_ID.eq(terms.client().value()))
                .and(BUCKET_COUNT.CAMPAIGN_ID.eq(terms.campaign().value()))
                .and(BUCKET_COUNT.STATE.in(LeadState.READY.code(), LeadState.CLAIMED.code()))
                .groupBy(BUCKET_COUNT.STATE, BUCKET_COUNT.ZONE_SET_ID)
                .unionAll(dsl.select(
                                REASON_COUNT.STATE,
                                inline((short) 0),
                                REASON_COUNT.REASON,
                                REASON_COUNT.DUE_ON,
                                sum(REASON_COUNT.N))
                        .from(REASON_COUNT)
                        .where(REASON_COUNT.CLIENT_ID.eq(terms.client().value()))
                        .and(REASON_COUNT.CAMPAIGN_ID.eq(terms.campaign().value()))
                        .groupBy(REASON_COUNT.STATE, REASON_COUNT.REASON, REASON_COUNT.DUE_ON))
                .fetch();
    }

    /** When hours are open for each set of zones; unknown zones are the gate's to judge, lead by lead. */
    private Map<Short, When> openOf(Set<Short> sets, Instant at) {
        var open = new HashMap<Short, When>();
        dsl.select(ZONE_SET.ID, ZONE_SET.ZONES)
                .from(ZONE_SET)
                .where(ZONE_SET.ID.in(sets))
                .forEach(row -> open.put(row.value1(), open(LeadFacts.zones(row.value2()), at)));
        return open;
    }

    private When open(Set<ZoneId> zones, Instant at) {
        if (zones.isEmpty() || gate.isWithinHours(terms, zones, at)) {
            return When.NOW;
        }
        Instant end =
                LocalDate.ofInstant(at, zone).plusDays(1).atStartOfDay(zone).toInstant();
        long quarter = Math.floorDiv(at.getEpochSecond(), STEP.toSeconds()) + 1;
        for (Instant next = Instant.ofEpochSecond(quarter * STEP.toSeconds());
                next.isBefore(end);
                next = next.plus(STEP)) {
            if (gate.isWithinHours(terms, zones, next)) {
                return When.TODAY;
            }
        }
        return When.LATER;
    }

    /**
     * Leads of one step, with what the gate is asked of each.
     *
     * @param from how many to pass over
     */
    public List<DueLead> leads(When when, String reason, int from, int most, Instant at) {
        List<CampaignLeadRecord> rows =
                (when == When.NOW && reason.equals(Waterfall.READY)) || reason.equals(Waterfall.HOURS)
                        ? ready(when, from, most, at)
                        : waiting(when, reason, from, most, at);
        return new LeadFacts(dsl, terms).of(rows, at);
    }

    private List<CampaignLeadRecord> ready(When when, int from, int most, Instant at) {
        var ready = new ReadyLeads(dsl, terms);
        var sets = new ArrayList<Short>();
        ready.zoneSets().forEach((set, zones) -> {
            if (open(zones, at) == when) {
                sets.add(set);
            }
        });
        List<CampaignLeadRecord> first = ready.first(from + most, sets, Set.of());
        return first.subList(Math.min(from, first.size()), first.size());
    }

    private List<CampaignLeadRecord> waiting(When when, String reason, int from, int most, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, zone);
        Condition which = reason.equals(Waterfall.CLAIMED)
                ? CAMPAIGN_LEAD.STATE.eq(LeadState.CLAIMED.code())
                : (reason.equals(ReasonCounts.UNKNOWN)
                                ? CAMPAIGN_LEAD.BLOCKED_BY.isNull()
                                : CAMPAIGN_LEAD.BLOCKED_BY.eq(reason))
                        .and(
                                switch (when) {
                                    case TODAY -> CAMPAIGN_LEAD.DUE_ON.le(today);
                                    case LATER -> CAMPAIGN_LEAD.DUE_ON.gt(today);
                                    case NOW, NEVER ->
                                        CAMPAIGN_LEAD
                                                .DUE_ON
                                                .isNull()
                                                .and(CAMPAIGN_LEAD.STATE.in(
                                                        LeadState.DONE.code(), LeadState.BLOCKED.code()));
                                });
        return dsl.selectFrom(CAMPAIGN_LEAD)
                .where(CAMPAIGN_LEAD.CLIENT_ID.eq(terms.client().value()))
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(terms.campaign().value()))
                .and(which)
                .orderBy(CAMPAIGN_LEAD.BLOCKED_BY, CAMPAIGN_LEAD.DUE_ON, CAMPAIGN_LEAD.LEAD_ID)
                .limit(from, most)
                .fetch();
    }
}
