package outdial.app.telephony.asterisk;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import outdial.app.rig.Rig;
import outdial.app.telephony.Permits;
import outdial.app.telephony.Telephony.Dial;
import outdial.compliance.DialPermit;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.model.call.CallEvent;
import outdial.model.call.Ending;

/**
 * Orders to dial at a steady rate: {@code .ci/bench originate-rate [rate:seconds …]}, usually {@code 30:600 40:30 60:30}.
 * Each call is answered after 0.2 s and hangs up 2 s later. A call is lost when it is told no end; drift is what the
 * exchange still has, by its own survey, when every call should be over.
 */
final class OriginateRateBench extends QuietEar {
    private static final FloorId FLOOR = new FloorId(4);

    private final InstantSource clock = InstantSource.system();
    /** One for all: what the gate costs is not the question here. */
    private final DialPermit permit = Permits.forNumber("+12025557010", clock.instant());

    private final Map<AttemptId, Instant> sent = new ConcurrentHashMap<>();
    private final Map<AttemptId, Ending> ended = new ConcurrentHashMap<>();
    private final Set<AttemptId> living = ConcurrentHashMap.newKeySet();
    private final AtomicInteger surveys = new AtomicInteger();
    private volatile Figures answers = new Figures();
    private volatile Figures orders = new Figures();

    public static void main(String[] arguments) throws Exception {
        String[] steps = arguments.length > 0 ? arguments : new String[] {"30:600", "40:30", "60:30"};
        new OriginateRateBench().run(steps);
    }

    private void run(String[] steps) throws Exception {
        try (Rig rig = Rig.up()) {
            for (int i = 0; i < steps.length; i++) {
                String[] parts = steps[i].split(":", 2);
                step(rig, new Fence(i + 1), Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            }
        }
        IO.println("baseline at 30/s: no call lost, drift 0, dialer at most 20 % of a core, order p99 at most 50 ms");
    }

    private void step(Rig rig, Fence fence, int rate, int seconds) throws Exception {
        answers = new Figures();
        orders = new Figures();
        sent.clear();
        ended.clear();
        try (var telephony =
                new AsteriskTelephony(rig.link(), this, clock, rate, took -> orders.add(took.toNanos() / 1e6))) {
            telephony.lead(FLOOR, fence);
            long cpu = cpuNanos();
            long start = System.nanoTime();
            int calls = rate * seconds;
            for (int i = 0; i < calls; i++) {
                long due = start + i * 1_000_000_000L / rate - System.nanoTime();
                if (due > 0) {
                    Thread.sleep(Duration.ofNanos(due));
                }
                dial(telephony, AttemptId.of(FLOOR, fence, i));
            }
            double share = 100.0 * (cpuNanos() - cpu) / (System.nanoTime() - start);
            Thread.sleep(Duration.ofSeconds(8));
            int before = surveys.get();
            telephony.survey();
            for (int i = 0; i < 100 && surveys.get() == before; i++) {
                Thread.sleep(100);
            }
            print(rate, calls, share);
        }
    }

    private void dial(AsteriskTelephony telephony, AttemptId attempt) {
        Instant now = clock.instant();
        sent.put(attempt, now);
        telephony.originate(new Dial(attempt, permit, now.plusSeconds(3), Duration.ofSeconds(20), false));
    }

    private void print(int rate, int calls, double cpuShare) {
        var endings = new EnumMap<Ending, Integer>(Ending.class);
        ended.values().forEach(ending -> endings.merge(ending, 1, Integer::sum));
        IO.println("originate-rate: %d calls at %d/s: lost %d, drift %d, endings %s"
                .formatted(calls, rate, calls - ended.size(), living.size(), endings));
        IO.println("  order accepted: " + orders);
        IO.println("  order -> answer: " + answers);
        IO.println("  dialer %.1f %% of a core; load average %.1f"
                .formatted(
                        cpuShare, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    @Override
    public void heard(AttemptId attempt, CallEvent event, Instant at) {
        if (event instanceof CallEvent.Ended(var how)) {
            ended.putIfAbsent(attempt, how);
        } else if (event instanceof CallEvent.Answered && sent.containsKey(attempt)) {
            answers.add(Duration.between(sent.get(attempt), at).toNanos() / 1e6);
        }
    }

    @Override
    void living(Set<AttemptId> calls) {
        living.clear();
        living.addAll(calls);
        surveys.incrementAndGet();
    }
}
