package outdial.app.cli;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import outdial.app.web.Words;
import outdial.app.web.rules.Explained;
import outdial.compliance.Address;
import outdial.compliance.ComplianceGate;
import outdial.compliance.Finding;
import outdial.compliance.GateFacts;
import outdial.compliance.NumberFacts;
import outdial.compliance.Verdict;
import outdial.compliance.Whereabouts;
import outdial.compliance.direction.AgreedWaiver;
import outdial.reports.CampaignSearch.Found;
import outdial.sql.Campaigns;
import outdial.sql.LeadBook;

/** What a campaign in the database, and the house's own rules, say of a call to a number, as a sentence. */
record CampaignVoice(String named, Campaigns.Campaign campaign, GateFacts facts, Instant at) {
    /** {@code attempts} are those the asker tells of besides what is known of the campaign's lead that has the number. */
    static CampaignVoice of(
            DSLContext dsl, CampaignNamed named, NumberFacts number, List<Instant> attempts, Instant at) {
        Found.One found = named.in(dsl);
        var campaigns = new Campaigns(dsl, found.client());
        return new CampaignVoice(
                named.campaign,
                campaigns.campaign(found.campaign()),
                new LeadBook(dsl, found.client()).facts(campaigns.terms(found.campaign(), at), number, attempts, at),
                at);
    }

    /** Whose rules bind and what time it may be, if the lead's address is known. */
    Optional<Whereabouts> where() {
        return Optional.of(facts.onRecord().address())
                .filter(address -> !address.equals(Address.UNKNOWN))
                .map(address -> Whereabouts.of(facts.number(), address));
    }

    String sentence() {
        return "'" + named + "' "
                + switch (ComplianceGate.shipped("house").judge(facts, at)) {
                    case Verdict.Allowed(var permit) -> "allows it now." + leftAside(permit.waived());
                    case Verdict.Deferred(var until, var findings) ->
                        "allows it from " + until + ": " + words(findings);
                    case Verdict.Denied(var findings) -> "does not allow it: " + words(findings);
                };
    }

    /** The same in another language, by the campaign's clocks. */
    String sentence(Locale language) {
        var gate = ComplianceGate.shipped("house");
        var reader =
                new Explained.Reader(new Words(), language, campaign.settings().zone());
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
