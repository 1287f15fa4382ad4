package outdial.compliance.gate;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import outdial.compliance.gate.CallFacts.Circumstances;
import outdial.compliance.gate.CallFacts.Permission;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.CallMode;
import outdial.compliance.pack.ConsentState;
import outdial.compliance.pack.Jurisdiction;
import outdial.compliance.pack.Line;
import outdial.compliance.pack.PackRule;
import outdial.compliance.pack.Recipient;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.pack.RuleType;

/**
 * Whether calls may be open anywhere in a country, so that leads need not be read where surely nobody may be called. It
 * errs on the side of open; the gate judges each lead. Safe on any thread.
 */
public final class HoursOfCountries {
    private final RulePacks packs;
    private final Map<Kind, List<List<AskedRule>>> windows = new ConcurrentHashMap<>();

    public HoursOfCountries(RulePacks packs) {
        this.packs = packs;
    }

    /**
     * A kind of call to a country.
     *
     * @param country ISO 3166
     */
    public record Kind(String country, CallKind kind, Recipient recipient, CallMode mode) {}

    /**
     * Whether hours are open at {@code at} by the clocks of all {@code zones} in any part of the country and for any kind
     * of line; consents that would lift hours are left aside. A country without a pack counts as open.
     *
     * @param waivers those that every such call has
     * @param otherwise the answer where no rule in force names hours
     */
    public boolean mayBeOpen(Kind kind, Set<ZoneId> zones, Waivers waivers, Instant at, boolean otherwise) {
        List<List<AskedRule>> everywhere = windows.computeIfAbsent(kind, this::find);
        var moment = new Moment(facts(kind, zones, waivers), at.getEpochSecond());
        return everywhere.isEmpty() || everywhere.stream().anyMatch(rules -> isOpen(rules, moment, otherwise));
    }

    private static boolean isOpen(List<AskedRule> rules, Moment moment, boolean otherwise) {
        return rules.stream().noneMatch(rule -> rule.isInForce(moment))
                ? otherwise
                : rules.stream().allMatch(rule -> rule.opensOrIsWaived(moment) == moment.at());
    }

    private static CallFacts facts(Kind kind, Set<ZoneId> zones, Waivers waivers) {
        return new CallFacts(
                NumberStanding.VALID,
                Line.FIXED_OR_MOBILE,
                List.of(kind.country()),
                zones,
                kind.kind(),
                kind.recipient(),
                kind.mode(),
                Permission.of(ConsentState.NONE),
                Registers.all(RegisterState.CLEAR),
                List.of(),
                Circumstances.USUAL.with(waivers));
    }

    /** The windows of every part of the country and every kind of line, those that are the same only once. */
    private List<List<AskedRule>> find(Kind kind) {
        var found = new LinkedHashMap<List<PackRule>, List<AskedRule>>();
        for (Jurisdiction part : packs.partsOf(kind.country())) {
            for (Line line : Arrays.asList(Line.FIXED, Line.MOBILE, Line.OTHER)) {
                List<PackRule> rules = packs.chain(List.of(part.id())).stream()
                        .flatMap(one -> one.rules().stream())
                        .filter(rule -> rule.type() == RuleType.CALLING_WINDOW)
                        .filter(rule -> rule.scope().covers(kind.kind(), kind.recipient(), kind.mode(), line))
                        .toList();
                found.computeIfAbsent(
                        rules, each -> each.stream().map(AskedRule::new).toList());
            }
        }
        return new ArrayList<>(found.values());
    }
}
