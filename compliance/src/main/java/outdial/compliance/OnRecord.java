package outdial.compliance;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import outdial.compliance.gate.CallFacts.Permission;
import outdial.compliance.gate.CallFacts.RegisterCheck;
import outdial.compliance.gate.PriorAttempt;
import outdial.compliance.pack.ConsentState;
import outdial.compliance.yaml.Section;

/**
 * What the tables hold of the called person, for rule packs to look at. What they don't hold is taken the strict way: no
 * consent, and registers not asked.
 *
 * @param permission the consent that covers the call, and whether the number is on a list that no consent lifts
 * @param registers what each register that was asked said, by the id of the rule that asks it
 * @param attempts every attempt of the client's campaigns to reach the person, kept oldest first
 * @param address as the lead's file gives it
 */
public record OnRecord(
        Permission permission, Map<String, RegisterCheck> registers, List<PriorAttempt> attempts, Address address) {
    public OnRecord {
        registers = Map.copyOf(registers);
        attempts =
                attempts.stream().sorted(Comparator.comparing(PriorAttempt::at)).toList();
    }

    /** Of a person whose address is not known. */
    public OnRecord(Permission permission, Map<String, RegisterCheck> registers, List<PriorAttempt> attempts) {
        this(permission, registers, attempts, Address.UNKNOWN);
    }

    /** The same of a person who lives there. */
    public OnRecord at(Address where) {
        return new OnRecord(permission, registers, attempts, where);
    }

    /** Nothing but the lists that the number stands on, and attempts of whose endings nothing is known. */
    static OnRecord nothingBut(Set<String> listedOn, List<Instant> attempts) {
        return new OnRecord(
                new Permission(ConsentState.NONE, Instant.MAX, !listedOn.isEmpty()),
                Map.of(),
                attempts.stream()
                        .map(at -> new PriorAttempt(at, PriorAttempt.Ending.NO_ANSWER))
                        .toList());
    }

    /** The registers as they stand in the ledger: names with states, and days and versions of the copies, sorted. */
    String registersInWords() {
        return registers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> one.getKey() + ": " + Section.written(one.getValue().state())
                        + one.getValue()
                                .asOf()
                                .map(day -> " by the copy of " + day)
                                .orElse("")
                        + one.getValue()
                                .version()
                                .map(version -> ", " + version)
                                .orElse(""))
                .collect(Collectors.joining("; "));
    }
}
