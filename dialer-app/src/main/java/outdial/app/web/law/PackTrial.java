package outdial.app.web.law;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
import outdial.compliance.ComplianceGate;
import outdial.compliance.GateFacts;
import outdial.compliance.RuleBook;
import outdial.compliance.Verdict;
import outdial.compliance.direction.ClientRules;
import outdial.compliance.pack.RulePacks;
import outdial.sql.CampaignList;
import outdial.sql.Campaigns;
import outdial.sql.LeadSamples;
import outdial.sql.Reach;

/** A dry run of other rule packs on the leads that are still to be called. Changes nothing. */
final class PackTrial {
    /** As many leads of one campaign are judged by both. */
    static final int MOST = 2_000;

    private static final int PAGE = 500;

    private final DSLContext sql;
    private final Judge now;
    private final Judge then;

    /** What decides about a lead. */
    @FunctionalInterface
    private interface Judge {
        Verdict judge(GateFacts facts, Instant at);
    }

    private PackTrial(DSLContext sql, Judge now, Judge then) {
        this.sql = sql;
        this.now = now;
        this.then = then;
    }

    /** One for leads that are called by {@code book}; one for exercises takes fictional numbers for real ones. */
    PackTrial(DSLContext sql, RuleBook book, RulePacks then) {
        this(sql, new ComplianceGate(book, RulePacks.shipped())::judge, new ComplianceGate(book, then)::judge);
    }

    /** One of a client's own rules in place of those that it has; judged by the floor's gate, if one runs here. */
    static PackTrial ofClientRules(DSLContext sql, Optional<ComplianceGate> running, ClientRules rules) {
        ComplianceGate gate = running.orElseGet(() -> ComplianceGate.shipped("house"));
        return new PackTrial(sql, gate::judge, (facts, at) -> gate.judge(under(rules, facts), at));
    }

    private static GateFacts under(ClientRules rules, GateFacts facts) {
        GateFacts.Terms terms = facts.terms();
        return facts.under(terms.directed(terms.directions().with(Optional.of(rules))));
    }

    /** What may be done with a lead. */
    enum Fate {
        NOW,
        LATER,
        NEVER
    }

    /** From which fate to which other, by which rule that decides then; none if nothing objects then. */
    record Change(Fate from, Fate to, String rule) implements Comparable<Change> {
        @Override
        public int compareTo(Change other) {
            int order = from.compareTo(other.from);
            order = order != 0 ? order : to.compareTo(other.to);
            return order != 0 ? order : rule.compareTo(other.rule);
        }

        boolean isStricter() {
            return to.compareTo(from) > 0;
        }
    }

    /**
     * What a campaign would see.
     *
     * @param all leads that are still to be called
     * @param looked leads that were judged by both
     * @param later of those, put off to another time than now
     */
    record Seen(String campaign, String client, int all, int looked, int later, Map<Change, Integer> changes) {
        int changed() {
            return changes.values().stream().mapToInt(Integer::intValue).sum();
        }

        int stricter() {
            return changes.entrySet().stream()
                    .filter(one -> one.getKey().isStricter())
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }
    }

    /** Of every campaign within reach that is not closed. */
    List<Seen> run(Reach reach, Instant at) {
        return new CampaignList(sql)
                .of(reach).stream()
                        .filter(row -> row.state() != Campaigns.State.CLOSED)
                        .map(row -> seen(row, at))
                        .toList();
    }

    private Seen seen(CampaignList.Row row, Instant at) {
        var samples = new LeadSamples(sql, new Campaigns(sql, row.client()).terms(row.id(), at));
        var changes = new TreeMap<Change, Integer>();
        int later = 0;
        int looked = 0;
        for (GateFacts facts : facts(samples, at)) {
            looked++;
            Verdict before = now.judge(facts, at);
            Verdict after = then.judge(facts, at);
            if (fate(before) != fate(after)) {
                changes.merge(new Change(fate(before), fate(after), rule(after)), 1, Integer::sum);
            } else if (before instanceof Verdict.Deferred(var was, var _)
                    && after instanceof Verdict.Deferred(var is, var _)
                    && !was.equals(is)) {
                later++;
            }
        }
        return new Seen(row.name(), row.clientName(), samples.count(), looked, later, changes);
    }

    private static List<GateFacts> facts(LeadSamples samples, Instant at) {
        var facts = new ArrayList<GateFacts>();
        List<GateFacts> page = samples.facts(0, PAGE, at);
        while (!page.isEmpty() && facts.size() < MOST) {
            facts.addAll(page);
            page = samples.facts(page.getLast().lead().value(), PAGE, at);
        }
        return facts;
    }

    private static Fate fate(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed _ -> Fate.NOW;
            case Verdict.Deferred _ -> Fate.LATER;
            case Verdict.Denied _ -> Fate.NEVER;
        };
    }

    private static String rule(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed _ -> "";
            case Verdict.Deferred(var _, var findings) -> findings.getFirst().rule();
            case Verdict.Denied(var findings) -> findings.getFirst().rule();
        };
    }
}
