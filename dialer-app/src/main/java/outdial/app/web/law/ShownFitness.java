package outdial.app.web.law;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import outdial.compliance.GateFacts;
import outdial.compliance.Whereabouts;
import outdial.compliance.gate.CallFacts;
import outdial.compliance.gate.CallFacts.Circumstances;
import outdial.compliance.gate.CallFacts.Permission;
import outdial.compliance.gate.NumberStanding;
import outdial.compliance.gate.PackFinding;
import outdial.compliance.gate.PackGate;
import outdial.compliance.gate.RegisterState;
import outdial.compliance.gate.Registers;
import outdial.compliance.gate.ShownNumber;
import outdial.compliance.pack.ConsentState;
import outdial.compliance.pack.Jurisdiction;
import outdial.compliance.pack.Line;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.pack.RuleType;

/** What the rule packs say of a number that is shown in a country, whoever is called there. Safe on any thread. */
final class ShownFitness {
    private static final RulePacks PACKS = RulePacks.shipped();

    /** Countries that the packs know. */
    static final Set<String> COUNTRIES = PACKS.packs().stream()
            .flatMap(pack -> pack.jurisdictions().stream())
            .map(Jurisdiction::id)
            .filter(id -> id.length() == 2 && !Whereabouts.zonesOf(id).isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));

    private final PackGate gate = new PackGate(PACKS);

    /** The rule that refuses the number that is shown by these terms; none if the packs have nothing against it. */
    Optional<String> objection(GateFacts.Terms terms, String country, Instant at) {
        var shown = new ShownNumber(
                terms.caller().orElseThrow().digits(), terms.call().showsOwnNumber());
        var facts = new CallFacts(
                NumberStanding.VALID,
                Line.FIXED_OR_MOBILE,
                List.of(country),
                Whereabouts.zonesOf(country),
                terms.call().kind(),
                terms.call().recipient(),
                terms.call().mode(),
                Permission.of(ConsentState.NONE),
                Registers.all(RegisterState.CLEAR),
                List.of(),
                new Circumstances(false, terms.call().agentGuaranteed(), Optional.of(shown)));
        return gate.objections(facts, RuleType.CALLER_ID, at).stream()
                .findFirst()
                .map(PackFinding::rule);
    }
}
