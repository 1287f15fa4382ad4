package outdial.app.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
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
import outdial.model.pacing.Situation.LeadSeen;

/** The leads of one campaign to dial next, and which it holds besides: looked at by agents, or being committed. */
final class Hopper {
    /** So long a view of the leads is good; the hour and who has waited too long are not of the second. */
    private static final Duration SEEN_FOR = Duration.ofMinutes(1);
    /** Whoever has been passed over for so long goes first. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(20);

    private final Deque<HopperEntry> forAnyone = new ArrayDeque<>();
    /** Those for whom any agent is kept before they are dialled. */
    private final Deque<HopperEntry> agentFirst = new ArrayDeque<>();

    private final Map<AgentId, Deque<HopperEntry>> promised = new LinkedHashMap<>();
    /** What pacing sees of those for anyone, drawn up as long as they stay the same. */
    private List<LeadSeen> seen = List.of();

    private final Map<LeadId, LeadSeen> looks = new HashMap<>();
    private boolean changed;
    private Instant seenAt = Instant.MIN;
    /** Since when leads for anyone have waited here. */
    private final Map<LeadId, Instant> since = new HashMap<>();

    private final Set<LeadId> held = new LinkedHashSet<>();

    /**
     * Adds what is not held already.
     *
     * @param dialsAhead whether calls are made before agents are free, but for those leads who want one first
     */
    void fill(List<HopperEntry> entries, boolean dialsAhead, Instant at) {
        for (HopperEntry entry : entries) {
            if (held.add(entry.lead())) {
                Deque<HopperEntry> team = dialsAhead && entry.wantsAgentFirst() ? agentFirst : forAnyone;
                entry.onlyAgent()
                        .map(agent -> promised.computeIfAbsent(agent, _ -> new ArrayDeque<>()))
                        .orElse(team)
                        .add(entry);
                since.put(entry.lead(), at);
                changed = true;
            }
        }
    }

    /** Those for anyone as pacing chooses among them, in their order. */
    List<LeadSeen> seen(Instant at) {
        if (at.isAfter(seenAt.plus(SEEN_FOR))) {
            looks.clear();
            seenAt = at;
            changed = true;
        }
        if (changed) {
            seen = forAnyone.stream()
                    .map(entry -> looks.computeIfAbsent(entry.lead(), _ -> seen(entry, at)))
                    .toList();
            changed = false;
        }
        return seen;
    }

    private LeadSeen seen(HopperEntry entry, Instant at) {
        boolean waitsLong =
                since.getOrDefault(entry.lead(), at).plus(LONGEST_WAIT).isBefore(at);
        return new LeadSeen(entry.lead(), entry.facts().attempts().size(), waitsLong, entry.past(at));
    }

    /** A lead for anyone, out of turn; null if it is not here any more. Stays held until {@link #release}. */
    @Nullable
    HopperEntry take(LeadId lead) {
        for (HopperEntry entry : forAnyone) {
            if (entry.lead().equals(lead)) {
                forAnyone.remove(entry);
                changed = true;
                return entry;
            }
        }
        return null;
    }

    /** The next lead for anyone; null when there is none. Stays held until {@link #release}. */
    @Nullable
    HopperEntry poll() {
        changed = true;
        return forAnyone.poll();
    }

    /** The next lead for whom an agent is kept first, of those whose agent is {@code there}. */
    Optional<HopperEntry> pollAgentFirst(Predicate<HopperEntry> there) {
        Optional<HopperEntry> found = agentFirst.stream().filter(there).findFirst();
        found.ifPresent(agentFirst::remove);
        return found;
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
        changed = true;
        forAnyone.addFirst(entry);
    }

    /** The floor has nothing more to do with the lead; the store may offer it again. */
    void release(LeadId lead) {
        held.remove(lead);
        since.remove(lead);
        looks.remove(lead);
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
        return forAnyone.size() + agentFirst.size();
    }

    Set<LeadId> held() {
        return Set.copyOf(held);
    }

    private void removeIf(Predicate<HopperEntry> unwanted) {
        changed = true;
        var queues = new ArrayList<>(promised.values());
        queues.add(forAnyone);
        queues.add(agentFirst);
        for (Deque<HopperEntry> queue : queues) {
            queue.stream().filter(unwanted).map(HopperEntry::lead).forEach(this::release);
            queue.removeIf(unwanted);
        }
    }
}
