package outdial.app.lab;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import outdial.compliance.ComplianceGate;
import outdial.model.call.Outcome;

/** How many shifts of ten minutes are worked and judged in a minute, with faults and, beside it, without. */
public final class SimulationBench {
    private static final long SECONDS = 20;

    private SimulationBench() {}

    /** Takes the number of threads, two if none is given. */
    public static void main(String[] args) throws InterruptedException {
        int threads = args.length > 0 ? Integer.parseInt(args[0]) : 2;
        report("warm-up", Faults.MANY, threads);
        report("with faults", Faults.MANY, threads);
        report("baseline, without faults", Faults.NONE, threads);
    }

    private static void report(String name, Faults faults, int threads) throws InterruptedException {
        var seeds = new AtomicLong();
        var inputs = new AtomicLong();
        var crashes = new AtomicLong();
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        long start = System.nanoTime();
        var workers = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            workers[i] = Thread.ofPlatform().start(() -> {
                ComplianceGate gate = Exercise.gate();
                while (System.nanoTime() - start < SECONDS * 1_000_000_000L) {
                    Shift.Result result = Shift.work(seeds.incrementAndGet(), faults, gate);
                    inputs.addAndGet(result.inputs());
                    crashes.addAndGet(result.crashes());
                    synchronized (outcomes) {
                        result.outcomes().forEach((outcome, count) -> outcomes.merge(outcome, (long) count, Long::sum));
                    }
                }
            });
        }
        for (Thread worker : workers) {
            worker.join();
        }
        double minutes = (System.nanoTime() - start) / 60e9;
        System.out.printf(
                Locale.ROOT,
                "%s: %,.0f seeds/minute on %d threads (%,d seeds, %,d inputs, %,d crashes), outcomes %s%n",
                name,
                seeds.get() / minutes,
                threads,
                seeds.get(),
                inputs.get(),
                crashes.get(),
                outcomes);
    }
}
