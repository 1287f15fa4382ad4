package outdial.app.cli;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import outdial.app.web.Words;
import outdial.app.web.rules.Explained;
import outdial.compliance.ComplianceGate;
import outdial.compliance.Finding;
import outdial.compliance.GateFacts;
import outdial.compliance.NumberFacts;
import outdial.compliance.Verdict;
import outdial.compliance.direction.AgreedWaiver;
import outdial.reports.CampaignSearch.Found;
import outdial.sql.Campaigns;
import outdial.sql.LeadBook;

/** What a campaign in the database, and the house's own rules, say of a call to a number, as a sentence. */
final class CampaignVoice {
    private final DSLContext dsl;

    CampaignVoice(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** {@code attempts} are those the asker tells of; which lead has the number is not looked for. */
    String of(CampaignNamed named, NumberFacts number, List<Instant> attempts, Instant at) {
        Found.One found = named.in(dsl);
        GateFacts.Terms terms = new Campaigns(dsl, found.client()).terms(found.campaign(), at);
        GateFacts facts = new LeadBook(dsl, found.client()).facts(terms, number, attempts, at);
        return "'" + named.campaign + "' "
                + switch (ComplianceGate.shipped("house").judge(facts, at)) {
                    case Verdict.Allowed(var permit) -> "allows it now." + leftAside(permit.waived());
                    case Verdict.Deferred(var until, var findings) ->
                        "allows it from " + until + ": " + words(findings);
                    case Verdict.Denied(var findings) -> "does not allow it: " + words(findings);
                };
    }

    /** The same in another language, by the campaign's clocks. */
    String of(CampaignNamed named, NumberFacts number, List<Instant> attempts, Instant at, Locale language) {
        Found.One found = named.in(dsl);
        var campaigns = new Campaigns(dsl, found.client());
        GateFacts facts =
                new LeadBook(dsl, found.client()).facts(campaigns.terms(found.campaign(), at), number, attempts, at);
        var gate = ComplianceGate.shipped("house");
        var reader = new Explained.Reader(
                new Words(),
                language,
                campaigns.campaign(found.campaign()).settings().zone());
        return reader.read(gate, gate.judge(facts, at), at).sentence();
    }

    private static String leftAside(List<AgreedWaiver> waivers) {
        return waivers.stream()
                .map(one -> " Left aside: " + one.waiver().rule() + ", asked by " + one.askedBy() + ", approved by "
                        + one.approvedBy() + ".")
                .collect(Collectors.joining());
    }

    private static String words(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.rule() + ", " + finding.sentence())
                .collect(Collectors.joining(" "));
    }
}
