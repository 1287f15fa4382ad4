package outdial.compliance.gate;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import outdial.compliance.check.Tables;
import outdial.compliance.gate.PackVerdict.Defer;
import outdial.compliance.pack.RulePacks;

/**
 * Prints verdicts a second on one core, over the calls of all vectors mixed so that 30 % are deferred, and what a
 * deferral costs that is the first of its kind. Wanted: 300,000 verdicts a second, 200 microseconds.
 */
final class GatePacksBench {
    private static final int ROUNDS = 6;
    private static final int VERDICTS = 1_000_000;
    private static final int MIX = 1_000;
    private static final int DEFERRED = 300;

    private GatePacksBench() {}

    private record Call(CallFacts facts, Instant at) {}

    public static void main(String[] args) {
        var rows = new ArrayList<Map<String, String>>(Tables.rows(Tables.text("published")));
        rows.addAll(Tables.rows(Tables.text("cases")));
        List<Call> calls = rows.stream()
                .map(row -> new Call(Tables.facts(row), Tables.at(row)))
                .toList();
        warm(calls);
        cold(calls);
    }

    private static void warm(List<Call> calls) {
        var gate = new PackGate(Tables.PACKS);
        List<Call> mix = mix(gate, calls);
        for (int round = 0; round < ROUNDS; round++) {
            long deferred = 0;
            long from = cpu();
            for (int i = 0; i < VERDICTS; i++) {
                Call call = mix.get(i % MIX);
                deferred += gate.judge(call.facts(), call.at()) instanceof Defer ? 1 : 0;
            }
            double seconds = (cpu() - from) / 1e9;
            System.out.printf(
                    "warm  %,10.0f verdicts/s, %.0f %% deferred, %d jurisdictions (wanted 300,000)%n",
                    VERDICTS / seconds,
                    100.0 * deferred / VERDICTS,
                    mix.stream()
                            .flatMap(call -> call.facts().jurisdictions().stream())
                            .distinct()
                            .count());
        }
    }

    private static List<Call> mix(PackGate gate, List<Call> calls) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        List<Call> later = calls.stream()
                .filter(call -> gate.judge(call.facts(), call.at()) instanceof Defer)
                .toList();
        List<Call> others = calls.stream().filter(call -> !later.contains(call)).toList();
        var mix = new ArrayList<Call>();
        for (int i = 0; i < MIX; i++) {
            List<Call> from = i < DEFERRED ? later : others;
            mix.add(from.get(random.nextInt(from.size())));
        }
        Collections.shuffle(mix, random);
        return mix;
    }

    /** A new gate for each deferral, so that nothing is remembered but the packs and their holidays. */
    private static void cold(List<Call> calls) {
        RulePacks packs = Tables.PACKS;
        var nanos = new ArrayList<Long>();
        for (Call call : calls) {
            var gate = new PackGate(packs);
            long from = cpu();
            PackVerdict verdict = gate.judge(call.facts(), call.at());
            long took = cpu() - from;
            if (verdict instanceof Defer) {
                nanos.add(took);
            }
        }
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "cold  %d deferrals: median %,d us, 95 %% %,d us, worst %,d us (wanted 200)%n",
                sorted.length,
                sorted[sorted.length / 2] / 1_000,
                sorted[sorted.length * 95 / 100] / 1_000,
                Arrays.stream(sorted).max().orElse(0) / 1_000);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
