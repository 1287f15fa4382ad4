package outdial.app.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import outdial.app.floor.FloorInput;
import outdial.app.floor.FloorView;
import outdial.app.floor.StorageEffect.AgentChanged;
import outdial.app.loop.Audience;
import outdial.app.telephony.simulated.RealTime;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.agent.Agent;
import outdial.model.agent.AgentProfile;
import outdial.model.disposition.Disposition;

/**
 * Agents who listen until the person hangs up and then wrap the call up for as long as the table says; and a book of what
 * each did when. Safe on any thread.
 */
final class RobotAgents implements Audience {
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final List<AgentProfile> team;
    private final RealTime time;
    private final Consumer<FloorInput> floor;
    private final ToDoubleFunction<AttemptId> wrapUp;
    private final Map<AgentId, Agent> now = new ConcurrentHashMap<>();
    private final List<Spell> spells = new CopyOnWriteArrayList<>();

    /** What an agent did from one instant to another. */
    private record Spell(Agent what, Instant from, Instant to) {
        boolean isBusy() {
            return what instanceof Agent.Talking || what instanceof Agent.WrapUp;
        }

        double within(Instant start, Instant end) {
            Instant first = from.isAfter(start) ? from : start;
            Instant last = to.isBefore(end) ? to : end;
            return first.isBefore(last) ? Duration.between(first, last).toMillis() / 1e3 : 0;
        }
    }

    /** @param wrapUp s after the talk of this attempt */
    RobotAgents(
            List<AgentProfile> team, RealTime time, Consumer<FloorInput> floor, ToDoubleFunction<AttemptId> wrapUp) {
        this.team = List.copyOf(team);
        this.time = time;
        this.floor = floor;
        this.wrapUp = wrapUp;
    }

    void signIn() {
        team.forEach(one -> floor.accept(new FloorInput.AgentSignedIn(one)));
    }

    boolean areReady() {
        return now.values().stream().filter(one -> one instanceof Agent.Ready).count() == team.size();
    }

    /** Per cent of the time between the two instants that they talked or wrapped up. */
    double occupancy(Instant start, Instant end) {
        double busy = 0;
        double present = 0;
        var all = new ArrayList<>(spells);
        new HashMap<>(now).values().forEach(one -> all.add(new Spell(one, one.since(), time.instant())));
        for (Spell one : all) {
            boolean away = one.what() instanceof Agent.Paused || one.what() instanceof Agent.Offline;
            present += away ? 0 : one.within(start, end);
            busy += one.isBusy() ? one.within(start, end) : 0;
        }
        return 100 * busy / present;
    }

    @Override
    public void changed(AgentChanged change) {
        Agent before = now.put(change.agent(), change.now());
        if (before != null) {
            spells.add(new Spell(before, before.since(), change.now().since()));
        }
        switch (change.now()) {
            case Agent.Paused _ -> {
                var _ = time.after(AGAIN, () -> getReady(change.agent()));
            }
            case Agent.WrapUp(var attempt, var since, var _) -> {
                Duration left = Duration.ofMillis(Math.round(wrapUp.applyAsDouble(attempt) * 1_000))
                        .minus(Duration.between(since, time.instant()));
                var _ = time.after(left.isNegative() ? Duration.ZERO : left, () -> done(change.agent(), attempt));
            }
            case Agent.Offline _,
                    Agent.Ready _,
                    Agent.Previewing _,
                    Agent.Reserved _,
                    Agent.Talking _,
                    Agent.Resting _ -> {}
        }
    }

    private void getReady(AgentId agent) {
        if (now.get(agent) instanceof Agent.Paused) {
            var _ = time.after(AGAIN, () -> getReady(agent));
            floor.accept(new FloorInput.Readied(agent));
        }
    }

    private void done(AgentId agent, AttemptId attempt) {
        floor.accept(
                new FloorInput.Disposed(agent, attempt, Disposition.of(Disposition.Kind.REFUSAL), Optional.empty()));
    }

    @Override
    public void shown(FloorView view) {}

    @Override
    public void putAside(FloorInput input, RuntimeException failure) {
        System.err.println("The floor put aside " + input + ": " + failure);
    }
}
