package outdial.model.pacing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.agent.Agent;
import outdial.model.pacing.Situation.AgentSeen;
import outdial.model.pacing.engine.Engine;
import outdial.model.pacing.engine.Moment;

/**
 * The agents of a campaign's calls: what their moves teach the engine of talks and wrap-ups, and what it is told of them. To
 * the engine a rest after a wrap-up is part of it. For one thread.
 */
final class Served {
    /** Calls of this campaign that an agent has, or wraps up. */
    private final Set<AttemptId> calls = new HashSet<>();
    /** Agents about to be done wrapping up, and when they showed it. */
    private final Map<AgentId, Instant> signs = new HashMap<>();
    /** Agents who rest after a call of this campaign, and when its wrap-up began. */
    private final Map<AgentId, Instant> resting = new HashMap<>();

    /** The call has met an agent. */
    void met(AttemptId call) {
        calls.add(call);
    }

    void nearlyDone(AgentId agent, Instant at) {
        signs.putIfAbsent(agent, at);
    }

    void moved(AgentId agent, Agent before, Agent now, Engine engine) {
        switch (before) {
            case Agent.Talking talk -> talked(talk, now, engine);
            case Agent.WrapUp wrapUp -> wrappedUp(agent, wrapUp, now, engine);
            case Agent.Resting _ -> rested(agent, now, engine);
            case Agent.Offline _, Agent.Paused _, Agent.Ready _, Agent.Previewing _, Agent.Reserved _ -> {}
        }
    }

    private void talked(Agent.Talking talk, Agent now, Engine engine) {
        if (calls.contains(talk.attempt())) {
            engine.talked(between(talk.since(), now.since()));
            if (!(now instanceof Agent.WrapUp)) {
                calls.remove(talk.attempt());
            }
        }
    }

    private void wrappedUp(AgentId agent, Agent.WrapUp wrapUp, Agent now, Engine engine) {
        if (now instanceof Agent.Resting) {
            if (calls.remove(wrapUp.attempt())) {
                resting.put(agent, wrapUp.since());
            }
            return;
        }
        Instant sign = signs.remove(agent);
        boolean goesOn = now instanceof Agent.WrapUp;
        if (!goesOn && calls.remove(wrapUp.attempt())) {
            engine.wrappedUp(between(wrapUp.since(), now.since()), sinceSign(sign, now));
        }
    }

    private void rested(AgentId agent, Agent now, Engine engine) {
        Instant sign = signs.remove(agent);
        Instant wrapUp = resting.remove(agent);
        if (wrapUp != null && now instanceof Agent.Ready) {
            engine.wrappedUp(between(wrapUp, now.since()), sinceSign(sign, now));
        }
    }

    private static double sinceSign(@Nullable Instant sign, Agent now) {
        return sign == null ? Double.NaN : between(sign, now.since());
    }

    /** Adds an agent to what the engine looks at. */
    void look(AgentSeen one, Instant at, Moment moment) {
        double since = between(one.now().since(), at);
        switch (one.now()) {
            case Agent.Offline _, Agent.Paused _ -> {}
            case Agent.Ready _, Agent.Previewing _ -> moment.team++;
            case Agent.Reserved _, Agent.Talking _ -> {
                moment.team++;
                moment.addAgent(one.leaving() ? Moment.Work.LEAVING : Moment.Work.TALKING, since);
            }
            case Agent.WrapUp _ -> {
                moment.team++;
                Instant sign = signs.get(one.agent());
                if (one.leaving()) {
                    moment.addAgent(Moment.Work.LEAVING, since);
                } else if (sign == null) {
                    moment.addAgent(Moment.Work.WRAPPING_UP, since);
                } else {
                    moment.addAgent(Moment.Work.NEARLY_DONE, between(sign, at));
                }
            }
            case Agent.Resting _ -> {
                moment.team++;
                Instant wrapUp = resting.get(one.agent());
                moment.addAgent(
                        one.leaving() ? Moment.Work.LEAVING : Moment.Work.WRAPPING_UP,
                        wrapUp == null ? since : between(wrapUp, at));
            }
        }
    }

    private static double between(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis() / 1e3);
    }
}
