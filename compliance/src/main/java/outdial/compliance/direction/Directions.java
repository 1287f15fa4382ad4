package outdial.compliance.direction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import outdial.compliance.gate.Waivers;
import outdial.model.LeadId;

/**
 * All that people have directed about a campaign's calls; one object for all its leads.
 *
 * @param number grows with every change, so that a permit that knew of other directions is found out
 * @param rules the client's own stricter ones
 * @param waivers rules left aside
 */
public record Directions(
        long number,
        List<Suspension> suspensions,
        Optional<ClientRules> rules,
        List<AgreedWaiver> waivers,
        CallerRights callers) {
    /** Where nobody has directed anything. */
    public static final Directions NONE =
            new Directions(0, List.of(), Optional.empty(), List.of(), CallerRights.UNASKED);

    public Directions {
        suspensions = List.copyOf(suspensions);
        waivers = List.copyOf(waivers);
    }

    /** Whether there is nothing to ask. */
    public boolean isSilent() {
        return suspensions.isEmpty() && rules.isEmpty() && waivers.isEmpty() && callers.equals(CallerRights.UNASKED);
    }

    /** Those that bind a call, in force now or some day. */
    public List<Suspension> suspensions(List<String> jurisdictions, String number) {
        return suspensions.stream()
                .filter(one -> one.binds(jurisdictions, number))
                .toList();
    }

    /** What is left aside for every lead. */
    public Waivers forAll() {
        return Waivers.of(waivers.stream()
                .filter(one -> one.lead().isEmpty())
                .map(AgreedWaiver::waiver)
                .toList());
    }

    /** What is left aside for this lead. */
    public Waivers of(LeadId lead) {
        return waivers.isEmpty()
                ? Waivers.NONE
                : Waivers.of(waivers.stream()
                        .filter(one -> one.isFor(lead))
                        .map(AgreedWaiver::waiver)
                        .toList());
    }

    /** The waivers that stand at {@code at} for this lead. */
    public List<AgreedWaiver> standing(LeadId lead, Instant at) {
        return waivers.stream()
                .filter(one -> one.isFor(lead) && one.waiver().covers(at))
                .toList();
    }

    /** The same with other rules of the client's. */
    public Directions with(Optional<ClientRules> other) {
        return new Directions(number, suspensions, other, waivers, callers);
    }
}
