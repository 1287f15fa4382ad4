package outdial.app.floor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import outdial.app.floor.FloorView.AgentView;
import outdial.app.floor.FloorView.GuestView;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.agent.Agent;
import outdial.model.agent.AgentPick;
import outdial.model.agent.AgentProfile;
import outdial.model.agent.Needs;
import outdial.model.agent.Seat;
import outdial.model.pacing.Situation.AgentSeen;

/**
 * Everyone signed in, and who of them is ready, longest first. The only place where an agent's state changes. A little long,
 * because whatever changes a seat keeps the same few lists true.
 */
final class Team {
    private final Board board;
    private final Map<AgentId, Seat> seats = new LinkedHashMap<>();
    private final Map<AgentId, AgentView> views = new LinkedHashMap<>();
    private final AgentPick ready = new AgentPick();
    /** Those ready who want to go, and since when: they stay for calls that ring already, and for no others. */
    private final AgentPick parting = new AgentPick();

    private final Map<AgentId, Instant> partingSince = new LinkedHashMap<>();
    /** Legs that are up, also of agents who have not signed in here: after a restart they come before their owners. */
    private final Set<AgentId> legs = new LinkedHashSet<>();
    /** Agents who let the person they talk with wait with music. */
    private final Set<AgentId> holding = new HashSet<>();
    /** Whom agents have called in to their talks, or what came of it. */
    private final Map<AgentId, GuestView> guests = new HashMap<>();
    /** What agents have chosen of their call's recording. */
    private final Map<AgentId, Boolean> recorded = new HashMap<>();

    private final Set<AgentId> sampled = new HashSet<>();
    /** Colleagues called in, and to whom. */
    private final Map<AgentId, AgentId> visiting = new HashMap<>();

    Team(Board board) {
        this.board = board;
    }

    Optional<Seat> find(AgentId agent) {
        return Optional.ofNullable(seats.get(agent));
    }

    /** They belong to another node now: nothing is ordered or noted. */
    void letGo() {
        seats.keySet().forEach(ready::remove);
        seats.keySet().forEach(parting::remove);
        partingSince.clear();
        seats.clear();
        views.clear();
        holding.clear();
        guests.clear();
        recorded.clear();
        visiting.clear();
    }

    /** How many are signed in. */
    int signedIn() {
        return seats.size();
    }

    /** Who is signed in and has nobody before them, in the order they came. */
    List<AgentId> idle() {
        return seats.values().stream()
                .filter(seat -> !seat.busy())
                .map(seat -> seat.profile().id())
                .toList();
    }

    /** Agents whose leg is up, in the order they came. */
    List<AgentId> legs() {
        return List.copyOf(legs);
    }

    void seat(Seat seat) {
        put(seat.profile().id(), seat);
        board.emit(new StorageEffect.AgentChanged(seat.profile().id(), seat.now()));
    }

    /** Changes an agent's seat, if they are signed in, and tells what follows from it. */
    void change(AgentId agent, UnaryOperator<Seat> step) {
        Seat before = seats.get(agent);
        if (before == null) {
            return;
        }
        Seat after = step.apply(before);
        put(agent, after);
        if (!after.now().equals(before.now())) {
            moved(agent, before, after);
        }
    }

    private void put(AgentId agent, Seat seat) {
        seats.put(agent, seat);
        if (!(seat.now() instanceof Agent.Talking)) {
            holding.remove(agent);
            guests.remove(agent);
            recorded.remove(agent);
            sampled.remove(agent);
        }
        if (!(seat.now() instanceof Agent.Reserved)) {
            visiting.remove(agent);
        }
        show(agent, seat);
    }

    boolean isHolding(AgentId agent) {
        return holding.contains(agent);
    }

    /** What the agent is shown of whom they have called in. */
    void guest(AgentId agent, Optional<GuestView> shown) {
        shown.ifPresentOrElse(guest -> guests.put(agent, guest), () -> guests.remove(agent));
        find(agent).ifPresent(seat -> show(agent, seat));
    }

    void recorded(AgentId agent, Optional<Boolean> chosen) {
        chosen.ifPresentOrElse(on -> recorded.put(agent, on), () -> recorded.remove(agent));
        find(agent).ifPresent(seat -> show(agent, seat));
    }

    /** Whether the agent is to say if a person is there. */
    void sampled(AgentId agent, boolean on) {
        boolean news = on ? sampled.add(agent) : sampled.remove(agent);
        if (news) {
            find(agent).ifPresent(seat -> show(agent, seat));
        }
    }

    void visits(AgentId colleague, Optional<AgentId> host) {
        host.ifPresentOrElse(agent -> visiting.put(colleague, agent), () -> visiting.remove(colleague));
        find(colleague).ifPresent(seat -> show(colleague, seat));
    }

    private void show(AgentId agent, Seat seat) {
        boolean pauses = (seat.busy() || partingSince.containsKey(agent)) && seat.pausesAfterCall();
        var view = new AgentView(
                agent,
                seat.now(),
                seat.phoneUp(),
                pauses,
                holding.contains(agent),
                Optional.ofNullable(guests.get(agent)),
                Optional.ofNullable(visiting.get(agent)),
                Optional.ofNullable(recorded.get(agent)),
                sampled.contains(agent));
        if (!view.equals(views.put(agent, view))) {
            board.emit(new Effect.ShowAgent(view));
        }
    }

    /** Notes whether the agent lets their person wait with music; whether that was news. */
    boolean hold(AgentId agent, boolean on) {
        boolean news = on ? holding.add(agent) : holding.remove(agent);
        if (news) {
            find(agent).ifPresent(seat -> show(agent, seat));
        }
        return news;
    }

    private void moved(AgentId agent, Seat before, Seat after) {
        board.emit(new StorageEffect.AgentChanged(agent, after.now()));
        board.campaigns().forEach(campaign -> campaign.moved(agent, before.now(), after.now()));
        if (before.now() instanceof Agent.Ready) {
            ready.remove(agent);
            parting.remove(agent);
            partingSince.remove(agent);
        }
        switch (after.now()) {
            case Agent.Ready _ -> {
                ready.add(after.profile());
                board.stir();
            }
            case Agent.Offline _ -> {
                seats.remove(agent);
                views.remove(agent);
                board.emit(new TelephonyEffect.HangUpAgent(agent));
            }
            case Agent.Resting rest ->
                board.deadlines.add(
                        rest.until(),
                        () -> change(agent, seat -> seat.now().equals(rest) ? seat.freed(board.now()) : seat));
            case Agent.Paused _, Agent.Previewing _, Agent.Reserved _, Agent.Talking _, Agent.WrapUp _ -> {}
        }
    }

    /** Frees an agent from a call that is over without a talk; nothing happens if they do something else by now. */
    void freeFrom(AttemptId attempt, AgentId agent) {
        change(agent, seat -> occupiedBy(attempt, seat.now()) ? seat.freed(board.now()) : seat);
    }

    /** Whether nothing but this attempt, or the wrap-up of an earlier one, occupies them. */
    boolean isFreeFor(AttemptId attempt, AgentId agent) {
        Seat seat = seats.get(agent);
        return seat == null
                || switch (seat.now()) {
                    case Agent.Reserved(var mine, var _) -> mine.equals(attempt);
                    case Agent.Talking(var mine, var _) -> mine.equals(attempt);
                    case Agent.Offline _,
                            Agent.Paused _,
                            Agent.Ready _,
                            Agent.Previewing _,
                            Agent.WrapUp _,
                            Agent.Resting _ -> true;
                };
    }

    static boolean occupiedBy(AttemptId attempt, Agent now) {
        return switch (now) {
            case Agent.Reserved(var mine, var _) -> mine.equals(attempt);
            case Agent.Talking(var mine, var _) -> mine.equals(attempt);
            case Agent.WrapUp(var mine, var _, var _) -> mine.equals(attempt);
            case Agent.Offline _, Agent.Paused _, Agent.Ready _, Agent.Previewing _, Agent.Resting _ -> false;
        };
    }

    /** Whoever is ready the longest and stays. */
    Optional<AgentId> longestReady(Needs needs) {
        return ready.longestReady(needs);
    }

    /** Whoever is ready the longest and meets none of {@code but}, those who want to go last. */
    Optional<AgentId> anyoneReady(Needs needs, List<Needs> but) {
        if (but.isEmpty()) {
            return longestReady(needs).or(() -> parting.longestReady(needs));
        }
        return seats.values().stream()
                .filter(seat -> ready.isReady(seat.profile().id()) && needs.metBy(seat.profile()))
                .filter(seat -> but.stream().noneMatch(other -> other.metBy(seat.profile())))
                .min(Comparator.comparing(seat -> seat.now().since()))
                .map(seat -> seat.profile().id());
    }

    /** A ready agent wants to go, and waits with it for calls that ring already. */
    void parts(AgentId agent, UnaryOperator<Seat> wish) {
        Seat seat = seats.get(agent);
        if (seat != null && ready.isReady(agent)) {
            ready.remove(agent);
            parting.add(seat.profile());
            partingSince.put(agent, board.now());
        }
        change(agent, wish);
        board.stir();
    }

    /** One who wanted to go has thought better of it. */
    void stays(AgentId agent) {
        Seat seat = seats.get(agent);
        if (seat != null && partingSince.remove(agent) != null) {
            parting.remove(agent);
            ready.add(seat.profile());
            show(agent, seat);
            board.stir();
        }
    }

    /** Ready agents who want to go, and since when. */
    Map<AgentId, Instant> parting() {
        return Map.copyOf(partingSince);
    }

    boolean isReady(AgentId agent) {
        return ready.isReady(agent);
    }

    /** Whether anyone who is signed in meets the needs, whatever they are doing. */
    boolean canServe(Needs needs) {
        return seats.values().stream()
                .anyMatch(seat -> !(seat.now() instanceof Agent.Offline) && needs.metBy(seat.profile()));
    }

    /** Whether anyone of those is signed in and not paused. Walks the whole team. */
    boolean isAtWork(Predicate<AgentProfile> wanted) {
        return seats.values().stream()
                .anyMatch(seat -> !(seat.now() instanceof Agent.Offline || seat.now() instanceof Agent.Paused)
                        && wanted.test(seat.profile()));
    }

    /** How many of those are ready and stay. Walks the whole team. */
    int ready(Predicate<AgentProfile> wanted) {
        return (int) seats.values().stream()
                .filter(seat -> ready.isReady(seat.profile().id()) && wanted.test(seat.profile()))
                .count();
    }

    int ready(Needs needs) {
        return ready.count(needs);
    }

    void leg(AgentId agent, boolean up) {
        if (up) {
            legs.add(agent);
        } else {
            legs.remove(agent);
        }
        change(agent, seat -> seat.phone(up, board.now()));
    }

    boolean hasLeg(AgentId agent) {
        return legs.contains(agent);
    }

    List<AgentId> withoutLeg() {
        return seats.keySet().stream().filter(agent -> !legs.contains(agent)).toList();
    }

    /** Everyone of those, whatever they are doing. Walks the whole team. */
    List<AgentSeen> seen(Predicate<AgentProfile> wanted) {
        var seen = new ArrayList<AgentSeen>(seats.size());
        for (Seat seat : seats.values()) {
            AgentId agent = seat.profile().id();
            if (wanted.test(seat.profile()) && !partingSince.containsKey(agent)) {
                seen.add(new AgentSeen(agent, seat.now(), seat.pausesAfterCall()));
            }
        }
        return seen;
    }

    List<AgentView> view() {
        return List.copyOf(views.values());
    }
}
