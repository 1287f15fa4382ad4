package outdial.compliance;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import outdial.compliance.gate.CallFacts;
import outdial.compliance.gate.CallFacts.Circumstances;
import outdial.compliance.gate.HoursOfCountries;
import outdial.compliance.gate.PackFinding;
import outdial.compliance.gate.PackGate;
import outdial.compliance.gate.PackVerdict;
import outdial.compliance.gate.Registers;
import outdial.compliance.gate.ShownNumber;
import outdial.compliance.pack.PackRule;
import outdial.compliance.pack.RecordingNotice;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.yaml.Section;
import outdial.model.PhoneNumber;

/** The rule packs, asked about the dialer's own facts. Safe on any thread. */
final class Law {
    private final PackGate packs;
    private final HoursOfCountries hours;
    private final RecordingRules recording;
    private final Map<String, PackRule> rules;

    Law(RulePacks packs) {
        this.packs = new PackGate(packs);
        this.hours = new HoursOfCountries(packs);
        this.recording = new RecordingRules(packs);
        this.rules = packs.rules().stream().collect(Collectors.toUnmodifiableMap(PackRule::id, rule -> rule));
    }

    /** The packs that come with the program; read once, when first asked for. */
    static Law shipped() {
        return Shipped.LAW;
    }

    private static final class Shipped {
        static final Law LAW = new Law(RulePacks.shipped());
    }

    String title() {
        return packs.packs().title();
    }

    /** What a rule is about, as {@code calling-window}; empty if no pack has it. */
    Optional<String> typeOf(String rule) {
        return Optional.ofNullable(rules.get(rule)).map(one -> Section.written(one.type()));
    }

    /** Whether two people may leave the rule aside; false if no pack has it. */
    boolean mayBeWaived(String rule) {
        return Optional.ofNullable(rules.get(rule))
                .filter(PackRule::mayBeWaived)
                .isPresent();
    }

    /**
     * Whether such calls may be open at {@code at} somewhere in the campaign's countries, consents left aside.
     *
     * @param otherwise the answer where packs name no hours
     */
    boolean mayBeOpen(GateFacts.Terms terms, Set<ZoneId> zones, Instant at, boolean otherwise) {
        return terms.countries().stream()
                .anyMatch(country -> hours.mayBeOpen(
                        kind(country, terms.call()), zones, terms.directions().forAll(), at, otherwise));
    }

    RecordingNotice recordingNotice(GateFacts.Terms campaign, Instant at) {
        return recording.of(campaign, at);
    }

    static HoursOfCountries.Kind kind(String country, KindOfCall call) {
        return new HoursOfCountries.Kind(country, call.kind(), call.recipient(), call.mode());
    }

    /** One call before the law. */
    Case of(GateFacts facts) {
        return new Case(packs, callFacts(facts));
    }

    /**
     * What packs look at, from what the dialer knows. Suspended regions are asked about apart, for they are so only for
     * a time.
     */
    static CallFacts callFacts(GateFacts facts) {
        KindOfCall call = facts.terms().call();
        OnRecord known = facts.onRecord();
        Whereabouts where = Whereabouts.of(facts.number(), known.address());
        return new CallFacts(
                where.standing(),
                where.line(),
                where.jurisdictions(),
                where.zones(),
                call.kind(),
                call.recipient(),
                call.mode(),
                known.permission(),
                Registers.asked(known.registers()),
                known.attempts(),
                new Circumstances(
                        false,
                        call.agentGuaranteed(),
                        Optional.of(shown(facts.terms())),
                        facts.terms().directions().of(facts.lead())));
    }

    private static ShownNumber shown(GateFacts.Terms terms) {
        return new ShownNumber(
                terms.caller().map(PhoneNumber::digits).orElse(""), terms.call().showsOwnNumber());
    }

    /** One call's facts, for as many questions as a judgement has. */
    record Case(PackGate packs, CallFacts facts) {
        PackVerdict judge(Instant asked, Instant at) {
            return packs.judge(facts, asked, at);
        }

        /** As {@link Rule#opens}, for all rules of the packs together. */
        Instant opens(Instant asked, Instant at) {
            return switch (judge(asked, at)) {
                case PackVerdict.Allow() -> at;
                case PackVerdict.Defer(var until, var _) -> until;
                case PackVerdict.Deny _ -> Rule.NEVER;
            };
        }

        boolean hasHours(Instant at) {
            return packs.hasHours(facts, at);
        }

        List<String> rules(Instant at) {
            return packs.inForce(facts, at);
        }

        /** @param suspended whether calls to the region are suspended then, which some laws ask */
        List<Finding> findings(Instant at, boolean suspended) {
            CallFacts then = suspended ? facts.in(facts.circumstances().suspended()) : facts;
            return packs.judge(then, at, at).all().stream().map(Case::finding).toList();
        }

        static Finding finding(PackFinding found) {
            return new Finding(found.rule(), found.says(), found.source().map(PackRule::provenance));
        }
    }
}
