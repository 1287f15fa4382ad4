package outdial.compliance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outdial.compliance.direction.Directions;
import outdial.compliance.direction.Suspension;
import outdial.compliance.gate.CallFacts;
import outdial.compliance.gate.PackVerdict;
import outdial.compliance.gate.Waivers;
import outdial.compliance.words.Saying;
import outdial.model.PhoneNumber;

/** One call before what people have directed: suspended regions, the client's own rules, rights to show numbers. */
final class Directed {
    /** Names of findings that are not the packs' nor the book's. */
    static final String SUSPENDED = "region-suspended";

    static final String CALLER = "caller-evidence";

    private final GateFacts facts;
    private final Directions by;
    private final CallFacts seen;
    private final List<Suspension> suspensions;
    /** Rules left aside for this lead. */
    final Waivers waivers;

    private Directed(GateFacts facts, CallFacts seen) {
        this.facts = facts;
        this.by = facts.terms().directions();
        this.seen = seen;
        this.suspensions =
                by.suspensions(seen.jurisdictions(), facts.number().number().digits());
        this.waivers = seen.circumstances().waivers();
    }

    /** None if nobody has directed anything. */
    static Optional<Directed> of(GateFacts facts, Optional<Law.Case> lawful) {
        return facts.terms().directions().isSilent()
                ? Optional.empty()
                : Optional.of(new Directed(facts, lawful.map(Law.Case::facts).orElseGet(() -> Law.callFacts(facts))));
    }

    /** Names of what is asked at {@code at}. */
    List<String> names(Instant at) {
        var names = new ArrayList<String>();
        if (!by.suspensions().isEmpty()) {
            names.add(SUSPENDED);
        }
        by.rules().ifPresent(rules -> names.addAll(rules.inForce(seen, at)));
        if (by.callers().demanded() || !by.callers().evidence().isEmpty()) {
            names.add(CALLER);
        }
        return names;
    }

    /** As {@link Rule#opens}, for all of them together. */
    Instant opens(Instant asked, Instant at) {
        Instant latest = later(suspended(at), callerOpens(at));
        return by.rules()
                .map(rules -> later(latest, opens(rules.judge(seen, asked, at), at)))
                .orElse(latest);
    }

    private static Instant opens(PackVerdict verdict, Instant at) {
        return switch (verdict) {
            case PackVerdict.Allow() -> at;
            case PackVerdict.Defer(var until, var _) -> until;
            case PackVerdict.Deny _ -> Rule.NEVER;
        };
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** When the suspensions that are on at {@code at} end, as far as they are known now. */
    private Instant suspended(Instant at) {
        return suspensions.stream()
                .filter(one -> one.isOn(at))
                .map(one -> one.until().orElse(Rule.NEVER))
                .max(Instant::compareTo)
                .orElse(at);
    }

    boolean isSuspended(Instant at) {
        return suspensions.stream().anyMatch(one -> one.isOn(at));
    }

    private Instant callerOpens(Instant at) {
        return facts.terms()
                .caller()
                .map(shown -> by.callers()
                        .opens(
                                shown,
                                facts.number().country(),
                                facts.terms().call().kind(),
                                at))
                .orElse(at);
    }

    /** Suspensions come first: they are news. */
    List<Finding> suspensions(Instant at) {
        return suspensions.stream()
                .filter(one -> one.isOn(at))
                .map(one -> new Finding(SUSPENDED, says(one)))
                .toList();
    }

    private static Saying says(Suspension one) {
        return one.until()
                .map(end -> Saying.of("rule.suspendedUntil", one.where(), end.toString(), one.reason()))
                .orElseGet(() -> Saying.of("rule.suspended", one.where(), one.reason()));
    }

    /** What the client's own rules object, and the right to the number shown. */
    List<Finding> others(Instant at) {
        var findings = new ArrayList<Finding>();
        by.rules()
                .ifPresent(rules ->
                        rules.findings(seen, at).stream().map(Law.Case::finding).forEach(findings::add));
        if (!callerOpens(at).equals(at)) {
            findings.add(new Finding(CALLER, unfit(facts.terms().caller().orElseThrow())));
        }
        return findings;
    }

    private Saying unfit(PhoneNumber shown) {
        return by.callers().knows(shown)
                ? Saying.of(
                        "rule.callerUnfit",
                        shown.e164(),
                        facts.number().country(),
                        Saying.of("part.kind." + seen.kind().name().toLowerCase(java.util.Locale.ROOT)))
                : Saying.of("rule.callerNoEvidence", shown.e164());
    }
}
