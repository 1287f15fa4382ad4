package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.PHONE;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import outdial.compliance.Finding;
import outdial.compliance.GateFacts;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadId;
import outdial.model.PhoneId;
import outdial.model.PhoneNumber;
import outdial.sql.gen.tables.records.CampaignLeadRecord;

/**
 * Where one client's leads stand in its campaigns: table {@code campaign_lead}. New leads come in by the thousand
 * elsewhere. Takes part in the caller's transaction.
 */
public final class Leads {
    private final DSLContext dsl;
    private final ClientId client;

    public Leads(DSLContext dsl, ClientId client) {
        this.dsl = dsl;
        this.client = client;
    }

    /**
     * The ready leads of a campaign that come first, each with what the gate will ask. Reads only; call
     * {@link #promote} before it.
     *
     * @param want how many at most
     * @param held leads the caller has already
     * @param open whether the called person may be in these zones now, as far as hours go; an empty set stands for
     *     unknown zones
     */
    public List<DueLead> due(
            GateFacts.Terms terms, int want, Set<LeadId> held, Predicate<Set<ZoneId>> open, Instant at) {
        if (!terms.client().equals(client)) {
            throw new IllegalArgumentException(terms.campaign() + " is not a campaign of " + client);
        }
        var ready = new ReadyLeads(dsl, terms);
        List<Short> openSets = ready.zoneSets().entrySet().stream()
                .filter(zones -> open.test(zones.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        var first = new LinkedHashMap<Long, CampaignLeadRecord>();
        ready.these(excused(terms, held, at)).forEach(lead -> first.put(lead.getLeadId(), lead));
        ready.first(want, openSets, held).forEach(lead -> first.putIfAbsent(lead.getLeadId(), lead));
        return nobodyElse(
                new LeadFacts(dsl, terms).of(first.values().stream().limit(want).toList(), at));
    }

    /** Leads for which a rule is left aside now: they are read whatever hours it is where they are. */
    private static List<Long> excused(GateFacts.Terms terms, Set<LeadId> held, Instant at) {
        return terms.directions().waivers().stream()
                .filter(one -> one.waiver().covers(at))
                .flatMap(one -> one.lead().stream())
                .filter(lead -> !held.contains(lead))
                .map(LeadId::value)
                .distinct()
                .toList();
    }

    /** Without leads at whose number somebody is called now as another lead: their turn comes when that is over. */
    private List<DueLead> nobodyElse(List<DueLead> due) {
        Map<PhoneNumber, Long> open = new NumberTries(dsl, client)
                .open(due.stream().map(Leads::number).toList());
        return due.stream()
                .filter(lead -> {
                    long called = lead.facts().lead().value();
                    return open.getOrDefault(number(lead), called) == called;
                })
                .toList();
    }

    private static PhoneNumber number(DueLead lead) {
        return lead.facts().number().number();
    }

    /**
     * Makes scheduled leads ready whose time has come, the longest due first, in a transaction of its own.
     *
     * @return how many; if it is {@code most}, there may be more
     */
    public int promote(CampaignId campaign, int most, Instant at) {
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            List<CampaignLeadRecord> due = tx.selectFrom(CAMPAIGN_LEAD)
                    .where(CAMPAIGN_LEAD.CLIENT_ID.eq(client.value()))
                    .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(campaign.value()))
                    .and(CAMPAIGN_LEAD.STATE.eq(LeadState.SCHEDULED.code()))
                    .and(CAMPAIGN_LEAD.DUE_AT.le(at))
                    .orderBy(CAMPAIGN_LEAD.DUE_AT)
                    .limit(most)
                    .forUpdate()
                    .fetch();
            var moves = new LeadMoves(tx);
            moves.moveAll(due, LeadState.READY);
            moves.count(client.value(), campaign.value(), at.toEpochMilli());
            return due.size();
        });
    }

    /** When the next scheduled lead is due; empty when none is scheduled. */
    public Optional<Instant> nextDue(CampaignId campaign) {
        return dsl.select(CAMPAIGN_LEAD.DUE_AT)
                .from(CAMPAIGN_LEAD)
                .where(CAMPAIGN_LEAD.CLIENT_ID.eq(client.value()))
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(campaign.value()))
                .and(CAMPAIGN_LEAD.STATE.eq(LeadState.SCHEDULED.code()))
                .orderBy(CAMPAIGN_LEAD.DUE_AT)
                .limit(1)
                .fetchOptional(CAMPAIGN_LEAD.DUE_AT);
    }

    /**
     * The gate's objection to a lead.
     *
     * @param until from when the lead may be tried; empty if never, as things stand
     * @param ruleBook name and hash of the book that decided
     */
    public record Refused(
            CampaignId campaign,
            LeadId lead,
            PhoneId phone,
            Optional<Instant> until,
            List<Finding> findings,
            String ruleBook) {}

    /** Keeps the findings; the lead is not due before the time they name. Changes nothing unless the lead is ready. */
    public void refuse(Refused refused, Instant at) {
        dsl.transaction(transaction -> {
            DSLContext tx = transaction.dsl();
            var moves = new LeadMoves(tx);
            moves.lock(
                            client.value(),
                            refused.campaign().value(),
                            refused.lead().value())
                    .filter(row -> row.getState() == LeadState.READY.code())
                    .ifPresent(row -> {
                        var before = LeadMoves.place(row);
                        var judged = new Verdicts.Judged(
                                refused.lead(),
                                refused.phone(),
                                number(tx, refused.phone()),
                                refused.until(),
                                refused.findings());
                        judged.give(row);
                        moves.store(row, before);
                        moves.count(
                                client.value(),
                                refused.campaign().value(),
                                refused.lead().value());
                        new Verdicts(tx, client, refused.campaign()).keep(List.of(judged), refused.ruleBook(), at);
                    });
        });
    }

    private PhoneNumber number(DSLContext tx, PhoneId phone) {
        return tx.select(PHONE.E164)
                .from(PHONE)
                .where(PHONE.CLIENT_ID.eq(client.value()))
                .and(PHONE.ID.eq(phone.value()))
                .fetchSingle(PHONE.E164);
    }

    /** Puts a ready lead off until {@code until}. */
    public void putOff(CampaignId campaign, LeadId lead, Instant until) {
        move(campaign, lead, row -> LeadMoves.schedule(row, until));
    }

    /** How many leads are blocked, by the first rule that objected. */
    public Map<String, Long> blocked(CampaignId campaign) {
        return new ReasonCounts(dsl, client.value(), campaign.value())
                .kept().entrySet().stream()
                        .filter(one -> one.getKey().state() == LeadState.BLOCKED)
                        .collect(Collectors.toMap(
                                one -> one.getKey().reason(), Map.Entry::getValue, Long::sum, TreeMap::new));
    }

    /** Makes blocked leads ready again, say after a do-not-call list has changed; in a transaction of its own. */
    public int unblock(CampaignId campaign, int most) {
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            List<CampaignLeadRecord> blocked = tx.selectFrom(CAMPAIGN_LEAD)
                    .where(CAMPAIGN_LEAD.CLIENT_ID.eq(client.value()))
                    .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(campaign.value()))
                    .and(CAMPAIGN_LEAD.STATE.eq(LeadState.BLOCKED.code()))
                    .and(CAMPAIGN_LEAD.BLOCKED_BY.isNull().or(CAMPAIGN_LEAD.BLOCKED_BY.notIn(ListEnd.BLOCKS)))
                    .limit(most)
                    .forUpdate()
                    .fetch();
            var moves = new LeadMoves(tx);
            moves.moveAll(blocked, LeadState.READY);
            moves.count(client.value(), campaign.value(), blocked.size());
            return blocked.size();
        });
    }

    private void move(CampaignId campaign, LeadId lead, Consumer<CampaignLeadRecord> change) {
        dsl.transaction(transaction -> {
            var moves = new LeadMoves(transaction.dsl());
            moves.lock(client.value(), campaign.value(), lead.value())
                    .filter(row -> row.getState() == LeadState.READY.code())
                    .ifPresent(row -> {
                        var before = LeadMoves.place(row);
                        change.accept(row);
                        moves.store(row, before);
                        moves.count(client.value(), campaign.value(), lead.value());
                    });
        });
    }
}
