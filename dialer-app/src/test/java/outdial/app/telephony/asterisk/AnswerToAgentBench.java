package outdial.app.telephony.asterisk;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import outdial.app.rig.Rig;
import outdial.app.telephony.Permits;
import outdial.app.telephony.Telephony;
import outdial.app.telephony.Telephony.Dial;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.model.call.CallEvent;

/**
 * From the answer to the agent, on the wire: {@code .ci/bench answer-to-agent [calls] [calls a second] [agents]}. Every
 * call goes through the gate to a number that sounds from its first packet, and is brought to an agent who sounds too.
 * Measured by tcpdump, from the network's 200 OK to the first sound that the exchange sends to each of the two.
 */
final class AnswerToAgentBench extends QuietEar {
    private static final FloorId FLOOR = new FloorId(3);
    private static final Fence FENCE = new Fence(1);
    private static final int SIP_PORT = 15060;

    private final ArrayDeque<AgentId> free = new ArrayDeque<>();
    private final Map<AttemptId, AgentId> talks = new HashMap<>();
    private final Map<AttemptId, AgentId> met = new ConcurrentHashMap<>();
    private final Set<AttemptId> ended = ConcurrentHashMap.newKeySet();
    private final InstantSource clock = InstantSource.system();
    private int agentsMissing;
    private @Nullable Telephony exchange;

    public static void main(String[] arguments) throws Exception {
        int calls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int rate = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        int agents = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 40;
        new AnswerToAgentBench().run(calls, rate, agents);
    }

    private void run(int calls, int rate, int agents) throws Exception {
        Path file = Files.createTempFile("answer-to-agent", ".pcap");
        try (Rig rig = Rig.up();
                var telephony = new AsteriskTelephony(rig.link(), this, clock, 2 * rate, _ -> {})) {
            exchange = telephony;
            telephony.lead(FLOOR, FENCE);
            // Their INVITEs tell the capture which port is whose, so it starts before them.
            Process tcpdump = Capture.start(
                    file, "udp and dst host 127.0.0.2 or (udp and src host 127.0.0.2 and src port " + SIP_PORT + ")");
            for (int n = 1; n <= agents; n++) {
                telephony.callAgent(new AgentId(n), Rig.robot(5, n));
            }
            await(() -> freeAgents() == agents, "the agents' legs");
            dial(telephony, calls, rate);
            await(() -> ended.size() == calls, "the ends of the calls");
            String dropped = Capture.stop(tcpdump, file);
            var wire = new CallsOnTheWire(SIP_PORT);
            Capture.read(file, wire);
            print(wire, calls, rate, agents, dropped);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(Path.of(file + ".log"));
        }
    }

    private void dial(Telephony telephony, int calls, int rate) throws InterruptedException {
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            long due = start + i * 1_000_000_000L / rate - System.nanoTime();
            if (due > 0) {
                Thread.sleep(Duration.ofNanos(due));
            }
            Instant now = clock.instant();
            telephony.originate(new Dial(
                    AttemptId.of(FLOOR, FENCE, i),
                    Permits.forNumber("+" + number(i), now),
                    now.plusSeconds(3),
                    Duration.ofSeconds(20),
                    false));
        }
    }

    /** A number of its own for each call: sounds at once, hangs up 2 s after its answer. */
    private static String number(int call) {
        return "1" + (200 + call % 800) + "5558" + call / 800 + "10";
    }

    @Override
    public synchronized void heard(AttemptId attempt, CallEvent event, Instant at) {
        switch (event) {
            case CallEvent.Answered _ -> {
                AgentId agent = free.poll();
                if (agent == null) {
                    agentsMissing++;
                } else {
                    talks.put(attempt, agent);
                    Objects.requireNonNull(exchange).connect(attempt, agent);
                }
            }
            case CallEvent.Connected(var agent) -> met.put(attempt, agent);
            case CallEvent.Ended _ -> {
                if (ended.add(attempt)) {
                    AgentId agent = talks.remove(attempt);
                    if (agent != null) {
                        free.add(agent);
                    }
                }
            }
            default -> {}
        }
    }

    @Override
    public synchronized void agentHere(AgentId agent, Instant at) {
        free.add(agent);
    }

    @Override
    public void agentGone(AgentId agent, String why, Instant at) {
        System.err.println("Agent " + agent.value() + ": " + why);
    }

    private synchronized int freeAgents() {
        return free.size();
    }

    private void print(CallsOnTheWire wire, int calls, int rate, int agents, String dropped) {
        var person = new Figures();
        var agent = new Figures();
        int unheard = 0;
        for (var meeting : met.entrySet()) {
            int call = (int) (meeting.getKey().value() & ((1 << 24) - 1));
            String number = number(call);
            String phone = Integer.toString(5_000 + (int) meeting.getValue().value());
            double atAgent = wire.untilHeard(number, phone);
            double atPerson = wire.untilHeard(number, number);
            if (Double.isNaN(atAgent) || Double.isNaN(atPerson)) {
                unheard++;
            } else {
                agent.add(atAgent);
                person.add(atPerson);
            }
        }
        long answered = 0;
        for (int i = 0; i < calls; i++) {
            answered += wire.wasAnswered(number(i)) ? 1 : 0;
        }
        IO.println("answer-to-agent: %d calls at %d/s through the gate, %d agents, load average %.1f"
                .formatted(
                        calls,
                        rate,
                        agents,
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        IO.println("answered %d, met an agent %d, no agent free %d, unheard %d; tcpdump: %s"
                .formatted(answered, met.size(), agentsMissing, unheard, dropped));
        IO.println("200 OK -> person's sound at the agent's leg: " + agent);
        IO.println("200 OK -> agent's sound at the person's leg: " + person);
        IO.println("baseline p50 60 ms, p99 150 ms: " + (good(agent) && good(person) ? "kept" : "NOT kept"));
    }

    private static boolean good(Figures figures) {
        return figures.quantile(0.5) <= 60 && figures.quantile(0.99) <= 150;
    }

    private void await(BooleanSupplier there, String what) throws InterruptedException, IOException {
        for (int i = 0; i < 600; i++) {
            if (there.getAsBoolean()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IOException("Waited a minute for " + what);
    }
}
