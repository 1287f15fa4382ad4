package outdial.app.people;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import outdial.app.floor.FloorInput;
import outdial.app.floor.FloorView;
import outdial.app.floor.FloorView.AgentView;
import outdial.app.floor.StorageEffect.AgentChanged;
import outdial.app.loop.Audience;
import outdial.app.telephony.simulated.Fate.Voice;
import outdial.app.telephony.simulated.Schedule;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.SkillId;
import outdial.model.agent.Agent;
import outdial.model.agent.AgentProfile;

/**
 * A team of simulated agents. What the floor shows them they take note of and act upon in their own time, by their own
 * schedule.
 */
public final class SimulatedAgents implements Audience {
    private static final Duration APART = Duration.ofMillis(200);

    private final Map<AgentId, SimulatedAgent> team = new LinkedHashMap<>();
    private final Schedule schedule;

    /**
     * @param profiles who they are
     * @param floor tells the floor
     * @param world what they can lean on
     */
    public SimulatedAgents(List<AgentProfile> profiles, Schedule schedule, Consumer<FloorInput> floor, World world) {
        this.schedule = schedule;
        profiles.forEach(profile -> team.put(profile.id(), new SimulatedAgent(profile, schedule, floor, world)));
    }

    /**
     * What agents lean on.
     *
     * @param seed of what they say and how long they take
     * @param voices what is heard on the line of an attempt, if someone is on it
     */
    public record World(long seed, Papers papers, Function<AttemptId, Optional<Voice>> voices) {}

    /** {@code count} agents, numbered from {@code first}, who all can the same. */
    public static List<AgentProfile> alike(long first, int count, Set<SkillId> skills, Set<String> languages) {
        return LongStream.range(first, first + count)
                .mapToObj(id -> new AgentProfile(new AgentId(id), skills, languages))
                .toList();
    }

    /** They come in one after the other and get to work. */
    public void signIn() {
        Duration wait = Duration.ZERO;
        for (SimulatedAgent agent : team.values()) {
            schedule.after(wait, agent::signIn);
            wait = wait.plus(APART);
        }
    }

    /** They go home, each after the call they have. */
    public void signOut() {
        schedule.soon(() -> team.values().forEach(SimulatedAgent::signOut));
    }

    @Override
    public void shown(FloorView view) {}

    @Override
    public void changed(AgentChanged change) {
        schedule.soon(() -> {
            SimulatedAgent agent = team.get(change.agent());
            if (agent != null) {
                agent.is(change.now());
            }
        });
    }

    /** One who hears a person where the detector heard a machine says so at once; a machine is left as any. */
    @Override
    public void agentShown(AgentView shown) {
        if (shown.sampled() && shown.now() instanceof Agent.Talking(var attempt, var _)) {
            schedule.soon(() -> {
                SimulatedAgent agent = team.get(shown.agent());
                if (agent != null) {
                    agent.hears(attempt);
                }
            });
        }
    }

    @Override
    public void putAside(FloorInput input, RuntimeException failure) {}
}
