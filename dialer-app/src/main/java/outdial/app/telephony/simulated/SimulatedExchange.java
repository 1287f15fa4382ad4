package outdial.app.telephony.simulated;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.Ear;
import outdial.app.telephony.Telephony.Dial;
import outdial.app.telephony.simulated.Fate.Voice;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;
import outdial.model.call.CallEvent;
import outdial.model.call.Ending;

/**
 * The exchange and everyone behind it. It outlives the dialers that link to it: calls go on, their endings are noted,
 * and a new link finds them. All of it is touched by its schedule's tasks alone; the public methods may be called from
 * any thread.
 */
public final class SimulatedExchange {
    private static final Fate.Response CONGESTED = new Fate.Response.Refuses(Ending.CONGESTION);
    private static final Duration AGENT_ANSWERS = Duration.ofMillis(300);

    private final Schedule schedule;
    private final Respondents respondents;
    private final Consumer<Invite> invites;
    private final List<SimulatedTelephony> links = new ArrayList<>();
    private final Map<FloorId, Fence> fences = new HashMap<>();
    private final Map<AttemptId, Line> lines = new TreeMap<>();
    private final Map<AttemptId, Ending> witness = new TreeMap<>();
    private final Map<AgentId, AgentPhone> legs = new HashMap<>();
    private final Map<AgentId, Schedule.Pending> called = new HashMap<>();
    private final Set<AgentPhone> unplugged = new HashSet<>();
    private final Set<AgentId> visiting = new HashSet<>();
    /** Congestion is no attempt of the lead's allowance, but the next call must not meet the same fate again. */
    private final Map<PhoneNumber, Integer> congested = new HashMap<>();

    /** Agents who are people and practise. Known to any thread. */
    private final Set<AgentId> practising = ConcurrentHashMap.newKeySet();

    private int boots = 1;

    public SimulatedExchange(Schedule schedule, Respondents respondents) {
        this(schedule, respondents, _ -> {});
    }

    /** @param invites hears of every call that leaves for the network, as the carrier's log would */
    public SimulatedExchange(Schedule schedule, Respondents respondents, Consumer<Invite> invites) {
        this.schedule = schedule;
        this.respondents = respondents;
        this.invites = invites;
    }

    /** A call that left for the network. */
    public record Invite(AttemptId attempt, PhoneNumber number, Instant at) {}

    public Schedule schedule() {
        return schedule;
    }

    /** What an agent hears on the line of {@code attempt}, or nothing when nobody is on it. */
    public Optional<Voice> listen(AttemptId attempt) {
        return schedule.ask(() -> Optional.ofNullable(lines.get(attempt)).flatMap(Line::voice));
    }

    /** This agent is a person who practises: whom they talk with has time, and is hardly ever a machine. */
    public void practise(AgentId agent) {
        practising.add(agent);
    }

    boolean isPractising(AgentId agent) {
        return practising.contains(agent);
    }

    /** The phone dies: its leg is gone at once, and it does not answer until {@link #plug}. */
    public void unplug(AgentPhone phone) {
        schedule.soon(() -> {
            unplugged.add(phone);
            List.copyOf(legs.entrySet()).stream()
                    .filter(leg -> leg.getValue().equals(phone))
                    .map(Map.Entry::getKey)
                    .forEach(agent -> dropAgent(agent, "the phone is gone"));
        });
    }

    public void plug(AgentPhone phone) {
        schedule.soon(() -> unplugged.remove(phone));
    }

    /** Every link is cut for {@code gap}; what happens meanwhile is not heard. */
    public void cutLinks(Duration gap) {
        schedule.soon(() -> List.copyOf(links).forEach(link -> link.cut(gap)));
    }

    /** The exchange dies with all calls and is back after {@code gap}; only its notes survive. */
    public void restart(Duration gap) {
        schedule.soon(() -> {
            boots++;
            fences.clear();
            List.copyOf(links).forEach(link -> link.cut(gap));
            List.copyOf(lines.values()).forEach(Line::vanish);
            lines.clear();
            legs.clear();
            visiting.clear();
            called.values().forEach(Schedule.Pending::cancel);
            called.clear();
        });
    }

    void link(SimulatedTelephony link) {
        links.add(link);
    }

    void unlink(SimulatedTelephony link) {
        links.remove(link);
    }

    int boots() {
        return boots;
    }

    void raise(FloorId floor, Fence fence) {
        fences.merge(floor, fence, (old, given) -> given.compareTo(old) > 0 ? given : old);
    }

    /** The dialplan's gate, which runs before any ring. */
    void dial(Dial dial) {
        AttemptId attempt = dial.attempt();
        if (lines.containsKey(attempt)) {
            return; // a channel of that name lives: the exchange takes no second one
        }
        if (schedule.instant().isAfter(dial.notAfter())) {
            ended(attempt, Ending.EXPIRED);
        } else if (fences.getOrDefault(attempt.floor(), attempt.fence()).compareTo(attempt.fence()) > 0) {
            ended(attempt, Ending.FENCED);
        } else {
            PhoneNumber number = dial.permit().number();
            invites.accept(new Invite(attempt, number, schedule.instant()));
            var line = new Line(this, dial, fate(number, dial.permit().attemptNo()));
            lines.put(attempt, line);
            line.dial();
        }
    }

    private Fate fate(PhoneNumber number, int attemptNo) {
        Fate fate = respondents.fate(number, attemptNo + congested.getOrDefault(number, 0));
        if (fate.response().equals(CONGESTED)) {
            congested.merge(number, 1, Integer::sum);
        }
        return fate;
    }

    /** The line, while it is there and answered. */
    Optional<Line> answered(AttemptId attempt) {
        return Optional.ofNullable(lines.get(attempt))
                .filter(line -> line.voice().isPresent());
    }

    /** Does something to a line that is still there; one that is gone can't be moved and nothing is told. */
    void on(AttemptId attempt, Consumer<Line> order) {
        Line line = lines.get(attempt);
        if (line != null) {
            order.accept(line);
        }
    }

    /** In a colleague's room nobody else can be brought to them. */
    void visit(AgentId colleague) {
        if (legs.containsKey(colleague)) {
            visiting.add(colleague);
        }
    }

    void goHome(AgentId colleague) {
        schedule.after(Line.BRIDGING, () -> {
            visiting.remove(colleague);
            if (legs.containsKey(colleague)) {
                tell(ear -> ear.agentHere(colleague, schedule.instant()));
            }
        });
    }

    boolean isInOwnRoom(AgentId agent) {
        return hasLeg(agent) && !visiting.contains(agent);
    }

    boolean hasLeg(AgentId agent) {
        return legs.containsKey(agent);
    }

    void callAgent(AgentId agent, AgentPhone phone) {
        if (legs.containsKey(agent)) {
            tell(ear -> ear.agentHere(agent, schedule.instant()));
        } else if (!called.containsKey(agent)) {
            called.put(agent, schedule.after(AGENT_ANSWERS, () -> agentAnswers(agent, phone)));
        }
    }

    private void agentAnswers(AgentId agent, AgentPhone phone) {
        called.remove(agent);
        if (unplugged.contains(phone)) {
            tell(ear -> ear.agentGone(agent, "the phone does not answer", schedule.instant()));
        } else {
            legs.put(agent, phone);
            tell(ear -> ear.agentHere(agent, schedule.instant()));
        }
    }

    void dropAgent(AgentId agent, String why) {
        Schedule.Pending ringing = called.remove(agent);
        if (ringing != null) {
            ringing.cancel();
        }
        visiting.remove(agent);
        if (legs.remove(agent) != null || ringing != null) {
            tell(ear -> ear.agentGone(agent, why, schedule.instant()));
            List.copyOf(lines.values()).forEach(line -> line.agentGone(agent));
        }
    }

    void happened(AttemptId attempt, CallEvent event) {
        tell(ear -> ear.heard(attempt, event, schedule.instant()));
    }

    void ended(AttemptId attempt, Ending ending) {
        lines.remove(attempt);
        witness.put(attempt, ending);
        happened(attempt, new CallEvent.Ended(ending));
    }

    void forget(AttemptId attempt) {
        witness.remove(attempt);
    }

    /** Tells one link what lives here. */
    void survey(Ear ear, boolean restarted) {
        var calls = new TreeMap<AttemptId, CallEvent>();
        lines.forEach((attempt, line) -> calls.put(attempt, line.latest()));
        ear.survey(calls, Set.copyOf(legs.keySet()), new TreeMap<>(witness), restarted, schedule.instant());
    }

    private void tell(Consumer<Ear> news) {
        List.copyOf(links).forEach(link -> link.tell(news));
    }
}
