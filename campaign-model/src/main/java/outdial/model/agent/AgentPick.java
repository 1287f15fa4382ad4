package outdial.model.agent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import outdial.model.AgentId;
import outdial.model.SkillId;

/**
 * The ready agents, and who of them goes first: the longest ready who will do. Agents of the same skills and languages
 * stand in one queue, so a pick compares the heads of a few queues, however many people there are. Single-owner: one
 * thread at a time.
 */
public final class AgentPick {
    private final Map<Ability, Queue> queues = new LinkedHashMap<>();
    private final Map<AgentId, Queue> places = new HashMap<>();
    private final Map<Needs, List<Queue>> suited = new HashMap<>();
    private long tickets;

    /** The agent is ready from now on, behind everyone who is already. */
    public void add(AgentProfile agent) {
        Queue queue = queues.computeIfAbsent(new Ability(agent.skills(), agent.languages()), _ -> {
            suited.clear();
            return new Queue(agent, new LinkedHashMap<>());
        });
        if (places.putIfAbsent(agent.id(), queue) != null) {
            throw new IllegalStateException("Agent " + agent.id().value() + " is in the queue of ready agents twice.");
        }
        queue.tickets.put(agent.id(), tickets++);
    }

    /** The agent is not ready any more; nothing happens if they were not. */
    public void remove(AgentId agent) {
        Queue queue = places.remove(agent);
        if (queue != null) {
            queue.tickets.remove(agent);
        }
    }

    public boolean isReady(AgentId agent) {
        return places.containsKey(agent);
    }

    /** The agent ready the longest of those who meet the needs. */
    public Optional<AgentId> longestReady(Needs needs) {
        AgentId first = null;
        long ticket = Long.MAX_VALUE;
        for (Queue queue : suited(needs)) {
            var head = queue.tickets.firstEntry();
            if (head != null && head.getValue() < ticket) {
                first = head.getKey();
                ticket = head.getValue();
            }
        }
        return Optional.ofNullable(first);
    }

    /** How many ready agents meet the needs. */
    public int count(Needs needs) {
        int count = 0;
        for (Queue queue : suited(needs)) {
            count += queue.tickets.size();
        }
        return count;
    }

    private List<Queue> suited(Needs needs) {
        return suited.computeIfAbsent(needs, wanted -> {
            var found = new ArrayList<Queue>();
            queues.values().stream().filter(queue -> wanted.metBy(queue.like)).forEach(found::add);
            return found;
        });
    }

    private record Ability(Set<SkillId> skills, Set<String> languages) {}

    /** Agents who can do the same as {@code like}, in the order of their tickets. */
    private record Queue(AgentProfile like, LinkedHashMap<AgentId, Long> tickets) {}
}
