package outdial.app.lab;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What pacing reaches, beside the candidate it began with and its peers, all with the same seeds. Arguments: days for
 * teams up to 20 (300; a third above), the first seed (1000), and parts to run: any of table, worlds, peers, parts,
 * cap, cost.
 */
public final class PacingBench {
    private static final Path LAB = Path.of(System.getProperty("outdial.root", ".."), "dialer-app/src/main/lab");
    private final int days;
    private final long seed;

    private PacingBench(int days, long seed) {
        this.days = days;
        this.seed = seed;
    }

    public static void main(String[] args) throws IOException {
        int days = args.length > 0 ? Integer.parseInt(args[0]) : 300;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1_000;
        var bench = new PacingBench(days, seed);
        List<String> parts = args.length > 2
                ? List.of(args).subList(2, args.length)
                : List.of("table", "worlds", "peers", "parts", "cap", "cost");
        for (String part : parts) {
            bench.play(part);
        }
    }

    private void play(String part) throws IOException {
        System.out.println();
        switch (part) {
            case "table" -> {
                System.out.println("The usual world, 8 h");
                play(List.of(1, 2, 3, 5, 10, 20), days, List.of("candidate", "predictive"), "base");
                play(List.of(50, 100, 300), Math.max(1, days / 3), List.of("candidate", "predictive"), "base");
            }
            case "worlds" -> {
                System.out.println("Other worlds");
                List<String> both = List.of("best-ratio", "candidate", "predictive", "predictive-warm");
                play(List.of(3, 10), days, both, "short", "lowp", "amd", "tod", "churn");
                play(List.of(50), Math.max(1, days / 3), both, "short", "lowp", "amd", "tod", "churn");
            }
            case "peers" -> {
                System.out.println("Peers");
                var peers = new ArrayList<>(LabRun.USUAL);
                peers.addAll(List.of("vicidial-average", "vicidial-tapered", "vicidial-tally", "issabel-overcommit"));
                play(List.of(1, 2, 3, 5, 10, 20), Math.max(1, days / 10), peers, "base");
            }
            case "parts" -> {
                System.out.println("What each part is worth");
                List<String> parts = List.of(
                        "predictive",
                        "predictive-no-guard",
                        "predictive-no-valve",
                        "predictive-no-stages",
                        "predictive-warm");
                play(List.of(3, 10), days, parts, "base");
                play(List.of(3, 10), days, List.of("predictive"), "sign");
                play(List.of(3, 10), Math.max(1, days / 10), List.of("predictive", "predictive-history"), "list");
                play(List.of(3, 10), Math.max(1, days / 10), List.of("predictive"), "list-known");
            }
            case "cap" -> {
                System.out.println("A thousand days against the cap; the same engine without the guard beside it");
                List<String> both = List.of("predictive", "predictive-no-guard");
                play(List.of(3, 10, 50), Math.max(days, 1_000), both, "base", "short", "lowp", "amd", "tod", "churn");
            }
            case "cost" -> cost();
            default -> throw new IllegalArgumentException("No part is called " + part);
        }
    }

    private void play(List<Integer> teams, int most, List<String> policies, String... scenarios) throws IOException {
        for (String scenario : scenarios) {
            for (int team : teams) {
                var run = new LabRun(most, seed);
                run.add(LAB.resolve(scenario + ".yaml"));
                run.play(policies, List.of(team), _ -> {});
                System.out.print(run.table());
            }
        }
    }

    private void cost() throws IOException {
        System.out.println("Cost: µs of a decision stand in the tables; campaign-hours in a second of processor time");
        for (String policy : List.of("progressive", "predictive")) {
            var run = new LabRun(4, seed);
            run.add(LAB.resolve("base.yaml"));
            run.play(List.of(policy), List.of(10), _ -> {});
            long start = processorTime();
            run.play(List.of(policy), List.of(10), _ -> {});
            double seconds = (processorTime() - start) / 1e9;
            System.out.printf(Locale.ROOT, "%s: %.0f campaign-hours/s%n", policy, 4 * 8 / seconds);
        }
    }

    /** Of this one thread, ns, so that a busy machine does not matter. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
