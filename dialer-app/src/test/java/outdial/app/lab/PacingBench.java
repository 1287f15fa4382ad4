package outdial.app.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * What pacing reaches, beside the candidate it began with and its peers, all with the same seeds. Arguments: days for
 * teams up to 20 (300; a third above), the first seed (1000), and parts to run: any of table, short, month, worlds,
 * made-up, cap, signs, chances, parts, peers, floor, cost; teams may follow a part, and worlds may follow those, as in
 * cap:3,10:tod,amd. Each row says how many days it rests on.
 */
public final class PacingBench {
    private static final Path LAB = Path.of(System.getProperty("outdial.root", ".."), "dialer-app/src/main/lab");
    private static final List<String> ALL = List.of(
            "table", "short", "month", "worlds", "made-up", "cap", "signs", "chances", "parts", "peers", "floor",
            "cost");
    private static final String[] WORLDS = {"base", "short", "churn", "lowp", "tod", "amd"};
    private static final int MADE_UP = 24;
    private static final String OURS = "predictive";
    private static final String CANDIDATE = "candidate";

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
        System.out.printf("Cap 3 %%, patience 2 s; first seed %d; ± is the 95 %% half width, gains are paired%n", seed);
        for (String part : args.length > 2 ? List.of(args).subList(2, args.length) : ALL) {
            String[] named = part.split(":", -1);
            long start = System.nanoTime();
            bench.play(
                    named[0],
                    named.length > 1 ? teams(named[1]) : List.of(),
                    named.length > 2 ? named[2].split(",", -1) : WORLDS);
            System.out.printf(Locale.ROOT, "%s took %.0f s%n", part, (System.nanoTime() - start) / 1e9);
        }
    }

    private static List<Integer> teams(String listed) {
        return Arrays.stream(listed.split(",", -1)).map(Integer::valueOf).toList();
    }

    private void play(String part, List<Integer> asked, String[] worlds) throws IOException {
        switch (part) {
            case "table" -> {
                title("The usual world, 8 h: the candidate, the engine");
                rows(or(asked, 1, 2, 3, 5, 10, 20, 50, 100, 300), this::usual, CANDIDATE, List.of(OURS), "base");
            }
            case "short" -> {
                title("Shifts of 2 h: the candidate, the engine cold and warm");
                rows(or(asked, 3, 10, 20), this::usual, CANDIDATE, List.of(OURS, "predictive-warm"), "short");
            }
            case "month" -> {
                title("Abandonments counted over 160 h: the candidate, the engine");
                rows(or(asked, 3, 10), _ -> Math.max(2, days / 30), CANDIDATE, List.of(OURS), "month");
            }
            case "made-up" -> madeUp(or(asked, 2, 5, 12, 40));
            case "worlds" -> {
                title("Other worlds: the candidate, the best fixed ratio in hindsight, the engine");
                rows(or(asked, 3, 10, 50), this::usual, CANDIDATE, List.of("best-ratio", OURS), worlds);
            }
            case "cap" -> {
                title(
                        "Days against the cap, 1,000 of them at least for teams up to 20, for others as many as asked for");
                IntUnaryOperator many = team -> team <= 20 ? Math.max(days, 1_000) : days;
                rows(or(asked, 3, 10, 50), many, OURS, List.of(), worlds);
            }
            case "signs" -> {
                title("The sign that a wrap-up is nearly done, against the same engine without it");
                against(or(asked, 3, 5, 10), this::usual, "base", "sign");
            }
            case "chances" -> {
                title(
                        "A list of 20,000 leads, worked through: chances known exactly against not at all; and learnt from 8"
                                + " earlier calls of each against not");
                against(or(asked, 3, 10), _ -> Math.max(2, days / 10), "list", "list-known");
                rows(
                        or(asked, 3, 10),
                        _ -> Math.max(2, days / 10),
                        OURS,
                        List.of("predictive-history"),
                        "list-history");
            }
            case "parts" -> {
                title("What each part is worth: the engine without it");
                rows(
                        or(asked, 3, 10),
                        this::usual,
                        OURS,
                        List.of(
                                "predictive-no-guard",
                                "predictive-no-valve",
                                "predictive-no-stages",
                                "predictive-no-waits",
                                "predictive-warm"),
                        "base");
            }
            case "peers" -> {
                title("Peers in the usual world");
                var peers = new ArrayList<>(List.of("progressive", "best-ratio", "vicidial-hard", "vicidial-average"));
                peers.addAll(List.of("vicidial-tapered", "vicidial-tally", "issabel", "issabel-overcommit", "impact"));
                rows(or(asked, 1, 2, 3, 5, 10, 20), _ -> Math.max(2, days / 10), OURS, peers, "base");
            }
            case "floor" -> {
                title("The floor of production, against the lab's lean world with the same engine");
                rows(
                        or(asked, 3, 10),
                        _ -> Math.max(2, days / 5),
                        OURS,
                        List.of("floor:predictive", "floor:predictive-warm"),
                        worlds);
            }
            case "cost" -> PacingCost.print(ScenarioFile.read(LAB.resolve("base.yaml")), seed);
            default -> throw new IllegalArgumentException("No part is called " + part + "; there are " + ALL);
        }
    }

    /** Worlds drawn at random, the first by the first seed: how often the engine is over, or below the candidate. */
    private void madeUp(List<Integer> teams) {
        title("Worlds that nobody tuned to: the candidate, the engine");
        int cells = 0;
        long over = 0;
        long overOfCandidate = 0;
        int below = 0;
        int belowAnHour = 0;
        for (int number = 0; number < MADE_UP; number++) {
            Scenario world = MadeUp.world((int) seed + number);
            for (int team : teams) {
                int many = Math.max(2, days / (team > 20 ? 20 : 5));
                Cell candidate = cell(world, team, many, CANDIDATE);
                Cell engine = cell(world, team, many, OURS);
                row(candidate, Optional.empty());
                row(engine, Optional.of(candidate));
                double[] gain = engine.gainOver(candidate);
                boolean isBelow = gain[0] + gain[1] < 0;
                cells++;
                over += engine.daysOver();
                overOfCandidate += candidate.daysOver();
                below += isBelow ? 1 : 0;
                belowAnHour += isBelow && world.length() <= 3_600 ? 1 : 0;
            }
        }
        System.out.printf(
                "%d cells; days over: candidate %d, engine %d; the engine is below the candidate in %d, %d of them of an hour at most%n",
                cells, overOfCandidate, over, below, belowAnHour);
    }

    private static List<Integer> or(List<Integer> asked, Integer... usual) {
        return asked.isEmpty() ? List.of(usual) : asked;
    }

    private int usual(int team) {
        return team <= 20 ? days : Math.max(2, days / 3);
    }

    private static void title(String title) {
        System.out.printf(
                "%n%s%n%-12s %6s %-21s %5s %-15s %-20s %9s %8s %6s  %s%n",
                title,
                "scenario",
                "agents",
                "policy",
                "days",
                "occupancy %",
                "abandoned % (worst)",
                "days over",
                "wait s",
                "calls",
                "gain");
    }

    /** The reference and then the others, each with its gain over the reference. */
    private void rows(
            List<Integer> teams, IntUnaryOperator daysOf, String reference, List<String> others, String... scenarios)
            throws IOException {
        for (String scenario : scenarios) {
            for (int team : teams) {
                Cell first = cell(scenario, team, daysOf.applyAsInt(team), reference);
                row(first, Optional.empty());
                for (String other : others) {
                    row(cell(scenario, team, daysOf.applyAsInt(team), other), Optional.of(first));
                }
            }
        }
    }

    /** The engine in one scenario and in another with the same seeds. */
    private void against(List<Integer> teams, IntUnaryOperator daysOf, String without, String with) throws IOException {
        for (int team : teams) {
            Cell first = cell(without, team, daysOf.applyAsInt(team), OURS);
            row(first, Optional.empty());
            row(cell(with, team, daysOf.applyAsInt(team), OURS), Optional.of(first));
        }
    }

    private Cell cell(String scenario, int team, int days, String policy) throws IOException {
        return cell(ScenarioFile.read(LAB.resolve(scenario + ".yaml")), team, days, policy);
    }

    private Cell cell(Scenario scenario, int team, int days, String policy) {
        var run = new LabRun(days, seed);
        run.add(scenario);
        run.play(List.of(policy), List.of(team), _ -> {});
        return run.cells().getFirst();
    }

    private static void row(Cell cell, Optional<Cell> reference) {
        String gain = reference
                .map(cell::gainOver)
                .map(found -> String.format(Locale.ROOT, "%+.2f ± %.2f", found[0], found[1]))
                .orElse("");
        System.out.printf(
                Locale.ROOT,
                "%-12s %6d %-21s %5d %6.2f ± %4.2f   %5.2f (%5.2f)        %9d %8.1f %6.2f  %s%n",
                cell.scenario().name(),
                cell.team(),
                cell.policy(),
                cell.days(),
                cell.occupancy(),
                cell.occupancyWithin(),
                cell.abandonment(),
                cell.abandonmentOfTheWorstDay(),
                cell.daysOver(),
                cell.waitMean(),
                cell.callsPerConnect(),
                gain);
        System.out.flush();
    }
}
