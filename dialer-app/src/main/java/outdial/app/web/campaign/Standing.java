package outdial.app.web.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import outdial.app.web.live.Abandonment;
import outdial.app.web.live.LiveView;
import outdial.compliance.ComplianceGate;
import outdial.compliance.GateFacts;
import outdial.compliance.VerdictCounts;
import outdial.model.ClientId;
import outdial.model.call.Outcome;
import outdial.reports.CampaignFigures;
import outdial.reports.CampaignQuestion;
import outdial.reports.LiveFigures;
import outdial.reports.Period;
import outdial.sql.BucketCounts;
import outdial.sql.CallerNumbers;
import outdial.sql.CampaignSettings.Purpose;
import outdial.sql.CampaignShifts;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.Campaign;
import outdial.sql.Dispositions;
import outdial.sql.DueLead;
import outdial.sql.Leads;
import outdial.sql.MachineChecks;
import outdial.sql.Questionnaires;
import outdial.sql.Wordings;

/**
 * How a campaign stands by the tables alone: what it still lacks, where its leads are, what the gate says of the next
 * ones, and today's figures for a page that no floor feeds.
 *
 * @param lacks what keeps it from dialling, or will be missed
 * @param judged how many ready leads the gate was asked about, the next to dial first
 * @param later why some of those can be called later only
 * @param never why some of those can't be called as things stand
 */
record Standing(
        List<Lack> lacks,
        BucketCounts.Standing leads,
        int judged,
        VerdictCounts verdicts,
        List<Reason> later,
        List<Reason> never,
        LiveView view) {
    /** Enough to see what limits; few enough for a page. */
    private static final int MOST_JUDGED = 300;

    /** Something to be done first; {@code href} is where. */
    record Lack(String key, String href, boolean keepsFromDialling) {}

    /** One reason and how many leads it concerns. */
    record Reason(String rule, long leads) {}

    static Standing of(DSLContext sql, Campaign campaign, Optional<ComplianceGate> running, Instant at) {
        ClientId client = campaign.client();
        // Its state is told by itself, and would else hide every other reason.
        GateFacts.Terms terms =
                new Campaigns(sql, client).terms(campaign.id(), at).asIfRunning();
        ComplianceGate gate = running.orElseGet(
                () -> ComplianceGate.shipped(campaign.settings().ruleBook()));
        List<DueLead> next = new Leads(sql, client).due(terms, MOST_JUDGED, Set.of(), _ -> true, at);
        var leads = new BucketCounts(sql).of(client, campaign.id());
        VerdictCounts verdicts = VerdictCounts.of(next.stream().map(lead -> gate.judge(lead.facts(), at)));
        return new Standing(
                lacks(sql, campaign, terms, leads, at),
                leads,
                next.size(),
                verdicts,
                reasons(gate, verdicts.later()),
                reasons(gate, verdicts.never()),
                view(sql, campaign, leads, at));
    }

    /** Rules about the same are told together. */
    private static List<Reason> reasons(ComplianceGate gate, SortedMap<String, Long> counts) {
        var together = new TreeMap<String, Long>();
        counts.forEach((rule, n) -> together.merge("rule." + gate.about(rule), n, Long::sum));
        return together.entrySet().stream()
                .map(one -> new Reason(one.getKey(), one.getValue()))
                .toList();
    }

    private static List<Lack> lacks(
            DSLContext sql, Campaign campaign, GateFacts.Terms terms, BucketCounts.Standing leads, Instant at) {
        String base = "/clients/" + campaign.client().value();
        String settings = base + "/campaigns/" + campaign.id().value() + "/settings";
        var lacks = new ArrayList<Lack>();
        if (terms.caller().isEmpty()) {
            boolean hasNumber =
                    !new CallerNumbers(sql, campaign.client()).list().isEmpty();
            lacks.add(
                    hasNumber
                            ? new Lack("campaign.lack.callerNumber", settings, true)
                            : new Lack("client.noNumber", base + "/caller-numbers/new", true));
        }
        if (leads.ready() + leads.later() == 0) {
            lacks.add(new Lack("campaign.lack.leads", base + "/lists", true));
        }
        var shifts = new CampaignShifts(sql, campaign.client()).of(campaign.id());
        boolean hasShifts =
                !shifts.week().days().isEmpty() || !shifts.exceptions().isEmpty();
        if (hasShifts && !shifts.isOpenAt(at)) {
            lacks.add(new Lack("campaign.lack.shift", settings, true));
        }
        if (new Dispositions(sql, campaign.client()).of(campaign.id()).isEmpty()) {
            lacks.add(new Lack(
                    "campaign.lack.dispositions",
                    base + "/campaigns/" + campaign.id().value() + "/dispositions",
                    false));
        }
        boolean asks = campaign.settings().purpose() == Purpose.RESEARCH;
        if (asks && new Questionnaires(sql, campaign.client()).of(campaign.id()).isEmpty()) {
            lacks.add(new Lack("campaign.lack.questionnaire", settings, false));
        }
        if (new Wordings(sql, campaign.client()).usedBy(campaign.id()).script().isEmpty()) {
            lacks.add(new Lack("campaign.lack.script", settings, false));
        }
        return lacks;
    }

    /** Today by the campaign's clocks. */
    private static LiveView view(DSLContext sql, Campaign campaign, BucketCounts.Standing leads, Instant at) {
        var zone = campaign.settings().zone();
        LocalDate today = at.atZone(zone).toLocalDate();
        CampaignFigures figures = new LiveFigures(sql)
                .attempts(new CampaignQuestion(
                        campaign.client(),
                        campaign.id(),
                        Period.days(Optional.of(today), Optional.of(today), zone),
                        zone,
                        at));
        var abandoned = figures.abandoned();
        return new LiveView(
                at,
                Optional.empty(),
                List.of(new LiveView.CampaignLine(
                        campaign.id(),
                        campaign.name(),
                        "",
                        leads.ready() + leads.later(),
                        figures.outcomes(),
                        new Abandonment(
                                abandoned.abandoned(),
                                abandoned.answered(),
                                mistaken(sql, campaign, figures, at),
                                campaign.settings().abandonCap(),
                                Optional.empty()))),
                List.of(),
                List.of());
    }

    /** Persons whom the detector is likely to have taken for machines today. */
    private static double mistaken(DSLContext sql, Campaign campaign, CampaignFigures figures, Instant at) {
        long machines = figures.outcomes().getOrDefault(Outcome.MACHINE, 0L);
        return new MachineChecks(sql)
                .of(campaign.client(), Optional.of(campaign.id()), at)
                .among(Math.toIntExact(machines));
    }
}
