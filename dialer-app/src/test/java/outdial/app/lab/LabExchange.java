package outdial.app.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import outdial.app.floor.FloorInput;
import outdial.app.floor.TelephonyEffect.Originate;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.LeadId;
import outdial.model.call.CallEvent;
import outdial.model.call.Ending;

/** An exchange with its dialplan and the people behind it: it goes on when the program dies, and keeps witnesses. */
final class LabExchange {
    private final VirtualTime time;
    private final RandomGenerator random;
    private final Judge judge;
    private final Predicate<AttemptId> committed;
    private final List<Consumer<FloorInput>> ears = new ArrayList<>();
    private final Map<AttemptId, Channel> channels = new LinkedHashMap<>();
    private final Map<AttemptId, Ending> witnesses = new LinkedHashMap<>();
    private final Set<AgentId> legs = new LinkedHashSet<>();
    private final Map<AgentId, Channel> rooms = new HashMap<>();
    private int fence;
    private int restarts;

    LabExchange(VirtualTime time, RandomGenerator random, Judge judge, Predicate<AttemptId> committed) {
        this.time = time;
        this.random = random;
        this.judge = judge;
        this.committed = committed;
    }

    void lead(Fence leading) {
        fence = Math.max(fence, leading.value());
    }

    void listen(Consumer<FloorInput> ear) {
        ears.add(ear);
    }

    int restarts() {
        return restarts;
    }

    void originate(Originate order) {
        if (time.now().isAfter(order.notAfter())) {
            refuse(order.attempt(), Ending.EXPIRED);
        } else if (order.attempt().fence().value() < fence) {
            refuse(order.attempt(), Ending.FENCED);
        } else {
            ring(order);
        }
    }

    private void refuse(AttemptId attempt, Ending how) {
        witnesses.put(attempt, how);
        tell(attempt, new CallEvent.Ended(how));
    }

    private void ring(Originate order) {
        LeadId lead = order.permit().lead();
        boolean rings = channels.values().stream().anyMatch(channel -> channel.lead.equals(lead));
        judge.rang(order.attempt(), lead, order.permit().attemptNo(), rings, committed.test(order.attempt()));
        var channel = new Channel(order.attempt(), lead, order.permit().attemptNo());
        channels.put(order.attempt(), channel);
        later(channel, 300, () -> tell(channel.attempt, new CallEvent.Ringing()));
        int fate = random.nextInt(100);
        int ring = 1_000 + random.nextInt(8_000);
        if (fate < 60) {
            later(channel, ring, () -> answer(channel));
        } else if (fate < 80) {
            later(channel, order.ringFor().toMillis(), () -> end(channel, Ending.NO_ANSWER));
        } else {
            Ending[] others = {Ending.BUSY, Ending.REJECTED, Ending.CONGESTION, Ending.INVALID_NUMBER};
            later(channel, 400, () -> end(channel, others[fate % others.length]));
        }
    }

    private void answer(Channel channel) {
        channel.answered = time.now();
        tell(channel.attempt, new CallEvent.Answered());
        if (random.nextInt(10) == 0) {
            later(channel, 200 + random.nextInt(1_700), () -> endIfAlone(channel));
        }
        later(channel, 2_000, () -> {
            if (channel.agent == null && !channel.met) {
                message(channel);
            }
        });
    }

    private void endIfAlone(Channel channel) {
        if (channel.agent == null) {
            end(channel, Ending.HANGUP);
        }
    }

    private void message(Channel channel) {
        channel.message = true;
        judge.heardNothingFor(
                channel.met ? 0 : Duration.between(channel.answered, time.now()).toMillis(), channel.attempt);
        tell(channel.attempt, new CallEvent.MessagePlayed());
        later(channel, 6_000, () -> endIfAlone(channel));
    }

    /** Like the dialplan, it brings nobody into a room that is taken or empty of its agent. */
    void connect(AttemptId attempt, AgentId agent) {
        Channel channel = channels.get(attempt);
        if (channel == null || channel.answered == null || channel.agent != null) {
            return;
        }
        if (!legs.contains(agent) || rooms.containsKey(agent)) {
            return;
        }
        channel.agent = agent;
        channel.met = true;
        rooms.put(agent, channel);
        judge.met(agent, attempt);
        tell(attempt, new CallEvent.Connected(agent));
        later(channel, 5_000 + random.nextInt(40_000), () -> end(channel, Ending.HANGUP));
    }

    void hangUp(AttemptId attempt) {
        Channel channel = channels.get(attempt);
        if (channel != null) {
            end(channel, channel.answered == null ? Ending.CANCELLED : Ending.HANGUP);
        }
    }

    void callAgent(AgentId agent) {
        time.inMillis(500, () -> {
            if (legs.add(agent)) {
                tell(new FloorInput.AgentHere(agent));
            }
        });
    }

    /** The agent's phone is gone: their person hears music, and after 20 s a polite sentence. */
    void loseAgent(AgentId agent) {
        if (!legs.remove(agent)) {
            return;
        }
        Channel left = rooms.remove(agent);
        if (left != null) {
            part(left);
            tell(left.attempt, new CallEvent.AgentLeft());
            later(left, 20_000, () -> {
                if (left.agent == null) {
                    message(left);
                }
            });
        }
        tell(new FloorInput.AgentGone(agent, "lost"));
    }

    Set<AgentId> legs() {
        return legs;
    }

    /** Everything in it is gone, and nobody is told. */
    void restart() {
        restarts++;
        channels.values().forEach(channel -> channel.gone = true);
        rooms.keySet().forEach(judge::parted);
        channels.clear();
        rooms.clear();
        legs.clear();
    }

    FloorInput.Surveyed survey(boolean restarted) {
        var calls = new LinkedHashMap<AttemptId, CallEvent>();
        channels.forEach((attempt, channel) -> calls.put(attempt, channel.standing()));
        return new FloorInput.Surveyed(calls, legs, witnesses, restarted, time.now());
    }

    boolean isEmpty() {
        return channels.isEmpty();
    }

    Optional<AgentId> agentOf(AttemptId attempt) {
        return Optional.ofNullable(channels.get(attempt)).map(channel -> channel.agent);
    }

    private void end(Channel channel, Ending how) {
        if (channel.agent != null) {
            rooms.remove(channel.agent);
            part(channel);
        }
        channel.gone = true;
        channels.remove(channel.attempt);
        if (how == Ending.CONGESTION) {
            judge.wasNotCarried(channel.lead, channel.attemptNo);
        }
        witnesses.put(channel.attempt, how);
        tell(channel.attempt, new CallEvent.Ended(how));
    }

    private void part(Channel channel) {
        if (channel.agent != null) {
            judge.parted(channel.agent);
            channel.agent = null;
        }
    }

    private void later(Channel channel, long millis, Runnable what) {
        time.inMillis(millis, () -> {
            if (!channel.gone) {
                what.run();
            }
        });
    }

    private void tell(AttemptId attempt, CallEvent event) {
        tell(new FloorInput.Heard(attempt, event));
    }

    private void tell(FloorInput input) {
        ears.forEach(ear -> ear.accept(input));
    }

    private static final class Channel {
        private final AttemptId attempt;
        private final LeadId lead;
        private final int attemptNo;
        private @Nullable Instant answered;
        private @Nullable AgentId agent;
        private boolean met;
        private boolean message;
        private boolean gone;

        Channel(AttemptId attempt, LeadId lead, int attemptNo) {
            this.attempt = attempt;
            this.lead = lead;
            this.attemptNo = attemptNo;
        }

        CallEvent standing() {
            if (agent != null) {
                return new CallEvent.Connected(agent);
            }
            if (message) {
                return new CallEvent.MessagePlayed();
            }
            if (met) {
                return new CallEvent.AgentLeft();
            }
            return answered != null ? new CallEvent.Answered() : new CallEvent.Ringing();
        }
    }
}
