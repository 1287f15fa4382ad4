package outdial.app.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import outdial.app.floor.FloorInput;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.agent.Agent;
import outdial.model.agent.AgentProfile;
import outdial.model.disposition.Disposition;

/** Agents at their screens: they sign in where the floor is led, talk, say how it went, and repeat it until saved. */
final class People {
    private static final Disposition.Kind[] KINDS = {
        Disposition.Kind.SALE, Disposition.Kind.REFUSAL, Disposition.Kind.NOT_REACHED, Disposition.Kind.COMPLETE
    };

    private final Shift shift;
    private final RandomGenerator random;
    private final List<AgentProfile> agents = new ArrayList<>();
    private final Map<AgentId, Agent> screens = new HashMap<>();
    private final Map<AttemptId, FloorInput.Disposed> said = new LinkedHashMap<>();
    private @Nullable LabNode node;

    People(Shift shift, int count) {
        this.shift = shift;
        this.random = shift.random;
        for (int agent = 1; agent <= count; agent++) {
            agents.add(new AgentProfile(new AgentId(agent), Set.of(), Set.of("en")));
        }
    }

    /** Their pages find the node that leads, and sign in there. */
    void moveTo(LabNode leader) {
        node = leader;
        screens.clear();
        for (AgentProfile agent : agents) {
            shift.time.inMillis(200 + random.nextInt(2_000), () -> {
                if (node == leader) {
                    leader.tell(new FloorInput.AgentSignedIn(agent));
                    leader.tell(new FloorInput.Readied(agent.id()));
                    said.values().stream()
                            .filter(one -> one.agent().equals(agent.id()))
                            .forEach(leader::tell);
                }
            });
        }
    }

    /** What an agent's page shows now, and what they do about it. */
    void see(LabNode from, AgentId agent, Agent now) {
        if (from != node) {
            return;
        }
        screens.put(agent, now);
        switch (now) {
            case Agent.Offline _, Agent.Ready _, Agent.Previewing _, Agent.Reserved _, Agent.Resting _ -> {}
            case Agent.Paused _ -> soon(agent, now, new FloorInput.Readied(agent));
            case Agent.Talking(var attempt, var _) -> {
                if (random.nextInt(4) == 0) {
                    soon(agent, now, new FloorInput.EndCall(agent, attempt));
                } else if (random.nextInt(8) == 0) {
                    soon(agent, now, new FloorInput.PauseAfterCall(agent, true));
                }
            }
            case Agent.WrapUp(var attempt, var _, var _) -> {
                if (random.nextInt(10) > 0) {
                    var disposition = Disposition.of(KINDS[random.nextInt(KINDS.length)]);
                    soon(agent, now, new FloorInput.Disposed(agent, attempt, disposition, Optional.empty()));
                }
            }
        }
    }

    private void soon(AgentId agent, Agent seen, FloorInput input) {
        shift.time.inMillis(1_000 + random.nextInt(9_000), () -> {
            if (node != null && !node.isDead() && seen.equals(screens.get(agent))) {
                if (input instanceof FloorInput.Disposed disposed) {
                    said.putIfAbsent(disposed.attempt(), disposed);
                }
                node.tell(input);
            }
        });
    }

    AgentId anyone() {
        return agents.get(random.nextInt(agents.size())).id();
    }

    /** What was said and is not saved is said again; at the end of a shift nothing of it may be left. */
    void sayAgain() {
        said.values().removeIf(one -> shift.store.isDisposed(one.attempt()));
        if (node != null) {
            List.copyOf(said.values()).forEach(node::tell);
        }
    }

    void settled() {
        sayAgain();
        Judge.that(said.isEmpty(), "I8: not saved: " + said.keySet());
    }
}
