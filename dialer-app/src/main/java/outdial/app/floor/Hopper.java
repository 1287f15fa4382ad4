package outdial.app.floor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import outdial.model.AgentId;
import outdial.model.LeadId;
import outdial.model.PhoneNumber;

/** The leads of one campaign to dial next, and which it holds besides: looked at by agents, or being committed. */
final class Hopper {
    private final Deque<HopperEntry> forAnyone = new ArrayDeque<>();
    private final Map<AgentId, Deque<HopperEntry>> promised = new LinkedHashMap<>();
    private final Set<LeadId> held = new LinkedHashSet<>();

    /** Adds what is not held already. */
    void fill(List<HopperEntry> entries) {
        for (HopperEntry entry : entries) {
            if (held.add(entry.lead())) {
                entry.onlyAgent()
                        .map(agent -> promised.computeIfAbsent(agent, _ -> new ArrayDeque<>()))
                        .orElse(forAnyone)
                        .add(entry);
            }
        }
    }

    /** The next lead for anyone; null when there is none. Stays held until {@link #release}. */
    @Nullable
    HopperEntry poll() {
        return forAnyone.poll();
    }

    /** The next promise to one agent. Stays held until {@link #release}. */
    Optional<HopperEntry> pollPromisedBy(AgentId agent) {
        return Optional.ofNullable(promised.get(agent)).map(Deque::poll);
    }

    /** Agents to whom leads are promised. */
    List<AgentId> promisers() {
        promised.values().removeIf(Deque::isEmpty);
        return promised.isEmpty() ? List.of() : List.copyOf(promised.keySet());
    }

    /** It comes first again. */
    void putBack(HopperEntry entry) {
        forAnyone.addFirst(entry);
    }

    /** The floor has nothing more to do with the lead; the store may offer it again. */
    void release(LeadId lead) {
        held.remove(lead);
    }

    void drop(PhoneNumber number) {
        Predicate<HopperEntry> listed = entry -> entry.facts().number().number().equals(number);
        removeIf(listed);
    }

    void clear() {
        removeIf(_ -> true);
    }

    /** Leads waiting for anyone. */
    int size() {
        return forAnyone.size();
    }

    Set<LeadId> held() {
        return Set.copyOf(held);
    }

    private void removeIf(Predicate<HopperEntry> unwanted) {
        var queues = new ArrayList<>(promised.values());
        queues.add(forAnyone);
        for (Deque<HopperEntry> queue : queues) {
            queue.stream().filter(unwanted).map(HopperEntry::lead).forEach(held::remove);
            queue.removeIf(unwanted);
        }
    }
}
