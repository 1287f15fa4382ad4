package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.GATE_FINDING;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import outdial.compliance.Finding;
import outdial.compliance.GateFacts;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.LeadId;
import outdial.model.PhoneId;
import outdial.model.PhoneNumber;
import outdial.sql.gen.tables.records.CampaignLeadRecord;
import outdial.sql.gen.tables.records.GateFindingRecord;

/**
 * Verdicts on leads of one campaign that are others than before: table {@code gate_finding}, and a row of the ledger
 * each. Takes part in the caller's transaction, after the counters: the ledger's chain stays locked to its end.
 */
final class Verdicts {
    private final DSLContext dsl;
    private final ClientId client;
    private final CampaignId campaign;

    Verdicts(DSLContext dsl, ClientId client, CampaignId campaign) {
        this.dsl = dsl;
        this.client = client;
        this.campaign = campaign;
    }

    /**
     * A verdict on one lead's next phone.
     *
     * @param until from when it may be called; empty if never, or if nothing is in the way
     * @param findings what is in the way, the deciding one first; none if allowed
     */
    record Judged(LeadId lead, PhoneId phone, PhoneNumber number, Optional<Instant> until, List<Finding> findings) {
        Judged {
            findings = List.copyOf(findings);
        }

        static Judged allowed(GateFacts facts) {
            return of(facts, Optional.empty(), List.of());
        }

        static Judged of(GateFacts facts, Optional<Instant> until, List<Finding> findings) {
            return new Judged(facts.lead(), facts.phone(), facts.number().number(), until, findings);
        }

        /** As the ledger and the tables spell it. */
        String verdict() {
            return until.isPresent() ? "DEFERRED" : findings.isEmpty() ? "ALLOWED" : "DENIED";
        }

        /** Puts the lead where the verdict wants it. */
        void give(CampaignLeadRecord lead) {
            if (until.isPresent()) {
                LeadMoves.schedule(lead, until.get());
            } else {
                lead.setState((findings.isEmpty() ? LeadState.READY : LeadState.BLOCKED).code());
            }
            lead.setBlockedBy(findings.isEmpty() ? null : findings.getFirst().rule());
        }
    }

    /** What was last said of a lead. */
    private record Last(String verdict, String rule, Optional<Instant> until) {
        static Last of(Judged one) {
            return new Last(
                    one.verdict(),
                    one.findings().stream().findFirst().map(Finding::rule).orElse(""),
                    one.until());
        }
    }

    /** Keeps those that differ from what was last said of the lead. */
    void keep(Collection<Judged> judged, String title, Instant at) {
        Map<Long, Last> last = last(judged);
        List<Judged> news = judged.stream()
                .filter(one -> !Last.of(one).equals(last.get(one.lead().value())))
                .toList();
        if (news.isEmpty()) {
            return;
        }
        dsl.batchInsert(news.stream().flatMap(one -> rows(one, title, at)).toList())
                .execute();
        new LedgerChain(dsl, client, floor()).judged(news, title, at);
    }

    /** One row for each finding, in their order; of a verdict that allows, one without a rule. */
    private Stream<GateFindingRecord> rows(Judged one, String title, Instant at) {
        return one.findings().isEmpty()
                ? Stream.of(row(one, title, at).setRule("").setSentence(""))
                : one.findings().stream()
                        .map(finding -> row(one, title, at)
                                .setRule(finding.rule())
                                .setSentence(cut(
                                        finding.sentence(),
                                        GATE_FINDING.SENTENCE.getDataType().length())));
    }

    private GateFindingRecord row(Judged one, String title, Instant at) {
        return new GateFindingRecord()
                .setClientId(client.value())
                .setCampaignId(campaign.value())
                .setLeadId(one.lead().value())
                .setPhoneId(one.phone().value())
                .setAt(at)
                .setVerdict(one.verdict())
                .setUntilAt(one.until().orElse(null))
                .setRuleBook(title);
    }

    /** By lead; of the findings written together the first decides, and it has the lowest id. */
    private Map<Long, Last> last(Collection<Judged> judged) {
        return dsl
                .selectFrom(GATE_FINDING)
                .where(GATE_FINDING.CLIENT_ID.eq(client.value()))
                .and(GATE_FINDING.LEAD_ID.in(
                        judged.stream().map(one -> one.lead().value()).toList()))
                .and(GATE_FINDING.CAMPAIGN_ID.eq(campaign.value()))
                .orderBy(GATE_FINDING.AT.desc(), GATE_FINDING.ID)
                .fetch()
                .stream()
                .collect(Collectors.toMap(
                        GateFindingRecord::getLeadId,
                        row -> new Last(row.getVerdict(), row.getRule(), Optional.ofNullable(row.getUntilAt())),
                        (newest, _) -> newest));
    }

    private FloorId floor() {
        return new FloorId(dsl.select(CAMPAIGN.FLOOR_ID)
                .from(CAMPAIGN)
                .where(CAMPAIGN.CLIENT_ID.eq(client.value()))
                .and(CAMPAIGN.ID.eq(campaign.value()))
                .fetchSingle(CAMPAIGN.FLOOR_ID));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
