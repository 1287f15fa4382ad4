package outdial.compliance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    /** Whoever holds a {@link ComplianceGate.Passed} has been through the gate; only the gate can make one. */
    DialPermit(ComplianceGate.Passed passed) {
        this.facts = passed.facts();
        this.caller = passed.facts().terms().caller().orElseThrow();
        this.grantedAt = passed.at();
        this.ruleBook = passed.ruleBook();
        this.rules = passed.rules();
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

    /** Name and hash of the rule book that decided, {@code name@hash}. */
    public String ruleBook() {
        return ruleBook;
    }

    /** Names of the rules that were asked and passed, in their order. */
    public List<String> rules() {
        return rules;
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
