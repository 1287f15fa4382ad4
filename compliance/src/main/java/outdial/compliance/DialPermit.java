package outdial.compliance;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import outdial.compliance.direction.AgreedWaiver;
import outdial.compliance.direction.Directions;
import outdial.compliance.direction.Suspension;
import outdial.compliance.gate.CallFacts;
import outdial.compliance.yaml.Section;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadId;
import outdial.model.PhoneId;
import outdial.model.PhoneNumber;

/**
 * Proof that the gate has allowed one dial. Only {@link ComplianceGate} makes one. It is good for {@link #LIFE}, and
 * for one attempt: the attempt takes its number {@link #attemptNo}, which is unique for the lead in the database.
 */
public final class DialPermit {
    /** How long a permit is good for after it was granted. */
    public static final Duration LIFE = Duration.ofSeconds(5);

    private final GateFacts facts;
    private final PhoneNumber caller;
    private final Instant grantedAt;
    private final String ruleBook;
    private final List<String> rules;
    private final boolean exercise;

    /** Whoever holds a {@link ComplianceGate.Passed} has been through the gate; only the gate can make one. */
    DialPermit(ComplianceGate.Passed passed) {
        this.facts = passed.facts();
        this.caller = passed.facts().terms().caller().orElseThrow();
        this.grantedAt = passed.at();
        this.ruleBook = passed.ruleBook();
        this.rules = passed.rules();
        this.exercise = passed.isExercise();
    }

    public ClientId client() {
        return facts.terms().client();
    }

    public CampaignId campaign() {
        return facts.terms().campaign();
    }

    public LeadId lead() {
        return facts.lead();
    }

    public PhoneId phone() {
        return facts.phone();
    }

    /** The number that may be dialled. */
    public PhoneNumber number() {
        return facts.number().number();
    }

    /** The number to show to the called person. */
    public PhoneNumber caller() {
        return caller;
    }

    /** From 1: how many attempts the lead has had, this one included. */
    public int attemptNo() {
        return facts.attempts().size() + 1;
    }

    public Instant grantedAt() {
        return grantedAt;
    }

    /** What was decided on, besides who is called. */
    public GateFacts facts() {
        return facts;
    }

    /** Names and hashes of the rule book and the rule packs that decided, as {@link ComplianceGate#title}. */
    public String ruleBook() {
        return ruleBook;
    }

    /** Names of the rules that were asked and passed, in their order. */
    public List<String> rules() {
        return rules;
    }

    /** Whether a book for exercises granted it, so that it is good only where no call can reach a person. */
    public boolean isExercise() {
        return exercise;
    }

    /** What was looked at, by name, for the ledger: nothing that tells who is called. */
    public Map<String, String> looksAt() {
        CallFacts law = Law.callFacts(facts);
        var looked = new TreeMap<String, String>(whoAndWhere(law));
        Directions directions = facts.terms().directions();
        if (directions.number() > 0) {
            looked.put("directions", String.valueOf(directions.number()));
        }
        if (!directions.isSilent()) {
            looked.put(
                    "suspended",
                    directions.suspensions().stream()
                            .filter(one -> one.isOn(grantedAt))
                            .map(Suspension::where)
                            .collect(Collectors.joining("; ")));
            looked.put(
                    "waived",
                    waived().stream()
                            .map(one -> one.waiver().rule() + " by " + one.id())
                            .collect(Collectors.joining("; ")));
        }
        return looked;
    }

    /** Rules that were left aside for it, by agreement of two people. */
    public List<AgreedWaiver> waived() {
        return facts.terms().directions().standing(lead(), grantedAt);
    }

    private Map<String, String> whoAndWhere(CallFacts law) {
        return Map.ofEntries(
                Map.entry("campaign", String.valueOf(campaign().value())),
                Map.entry("lead", String.valueOf(lead().value())),
                Map.entry("kind", Section.written(law.kind())),
                Map.entry("recipient", Section.written(law.recipient())),
                Map.entry("mode", Section.written(law.mode())),
                Map.entry("jurisdictions", String.join(" ", law.jurisdictions())),
                Map.entry("zones", zones(law)),
                Map.entry("consent", Section.written(law.permission().consent())),
                Map.entry("registers", facts.onRecord().registersInWords()),
                Map.entry("attempts", String.valueOf(law.attempts().size())),
                Map.entry("caller", caller.e164()),
                Map.entry("granted", grantedAt.toString()));
    }

    private static String zones(CallFacts law) {
        return law.zones().stream().map(ZoneId::getId).sorted().collect(Collectors.joining(" "));
    }

    /** Whether it is still good at {@code at}. */
    public boolean isGoodAt(Instant at) {
        return !at.isBefore(grantedAt) && at.isBefore(grantedAt.plus(LIFE));
    }

    /** For logs: no number in clear. */
    @Override
    public String toString() {
        return "DialPermit[lead " + lead().value() + ", " + number().masked() + ", attempt " + attemptNo() + ", "
                + grantedAt + ", " + ruleBook + "]";
    }
}
