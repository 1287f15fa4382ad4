package outdial.compliance.direction;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import outdial.compliance.gate.CallFacts;
import outdial.compliance.gate.HoursOfCountries;
import outdial.compliance.gate.PackFinding;
import outdial.compliance.gate.PackGate;
import outdial.compliance.gate.PackVerdict;
import outdial.compliance.gate.Waivers;
import outdial.compliance.pack.PackRule;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.yaml.BadRuleFile;

/**
 * A client's own stricter rules. They are asked besides book and packs and never instead of them, so that they can make
 * nothing more lenient; one that is looser than what binds anyway is refused, for whoever wrote it meant something else.
 */
public final class ClientRules {
    /** The file's name in messages. */
    public static final String FILE = "client-rules.yaml";

    /** Every rule's id begins so; by this a finding tells whose rule it is. */
    public static final String PREFIX = "client.";

    private static final int HASH_DIGITS = 32;

    private final String title;
    private final RulePacks packs;
    private final List<PackRule> rules;
    private final PackGate gate;
    private final HoursOfCountries hours;

    private ClientRules(String hash, RulePacks packs) {
        this.title = "client@" + hash.substring(0, HASH_DIGITS);
        this.packs = packs;
        this.rules = packs.rules();
        this.gate = new PackGate(packs);
        this.hours = new HoursOfCountries(packs);
    }

    /**
     * Rules on top of {@code packs}.
     *
     * @throws BadRuleFile naming rule and reason, if anything is not exactly right or a rule is looser than one there is
     */
    public static ClientRules of(RulePacks packs, String yaml) {
        RulePacks together = packs.with(FILE, yaml);
        Set<String> there = packs.rules().stream().map(PackRule::id).collect(Collectors.toSet());
        together.rules().stream()
                .map(PackRule::id)
                .filter(id -> !there.contains(id) && !id.startsWith(PREFIX))
                .findFirst()
                .ifPresent(id -> {
                    throw new BadRuleFile(FILE, id, "a client's rule must be called " + PREFIX + "something");
                });
        String hash = together.packs().getLast().hash();
        return new ClientRules(hash, together.without(rule -> there.contains(rule.id())));
    }

    /** As it stands on permits and in the ledger, beside the titles of book and packs. */
    public String title() {
        return title;
    }

    public List<PackRule> rules() {
        return rules;
    }

    /** The rule of this id. */
    public Optional<PackRule> find(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** Rules in force that can stand in the way of such a call. */
    public List<String> inForce(CallFacts facts, Instant at) {
        return gate.inForce(facts, at);
    }

    /** What they alone say of a call that began to be judged at {@code asked}; where no place is known, nothing. */
    public PackVerdict judge(CallFacts facts, Instant asked, Instant at) {
        return packs.chain(facts.jurisdictions()).isEmpty() || facts.zones().isEmpty()
                ? new PackVerdict.Allow()
                : gate.judge(facts.asIfWelcome(), asked, at);
    }

    /** What they object at {@code at}. */
    public List<PackFinding> findings(CallFacts facts, Instant at) {
        return judge(facts, at, at).all();
    }

    /** Whether their hours may be open somewhere in the country; it errs on the side of open. */
    public boolean mayBeOpen(HoursOfCountries.Kind kind, Set<ZoneId> zones, Waivers waivers, Instant at) {
        return hours.mayBeOpen(kind, zones, waivers, at, true);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientRules rules && rules.title.equals(title);
    }

    @Override
    public int hashCode() {
        return title.hashCode();
    }

    @Override
    public String toString() {
        return title;
    }
}
