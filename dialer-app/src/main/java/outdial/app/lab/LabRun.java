package outdial.app.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Plays policies side by side: for each day, team and scenario all meet the same leads and the same agents. */
public final class LabRun {
    /** How it is chosen when nothing is said. */
    public static final List<String> USUAL = List.of(
            "progressive", Policies.BEST_RATIO, "vicidial-hard", "issabel", "impact", "candidate", "predictive");

    private static final double GRID = 0.1;
    private static final double MOST_PER_AGENT = 20;

    private final List<Cell> cells = new ArrayList<>();
    private final List<Scenario> scenarios = new ArrayList<>();
    private final int days;
    private final long seed;

    public LabRun(int days, long seed) {
        this.days = days;
        this.seed = seed;
    }

    /** The policies that can be named, for people. */
    public static String policies() {
        return Policies.names();
    }

    /** Adds a scenario's file. */
    public void add(Path file) throws IOException {
        scenarios.add(ScenarioFile.read(file));
    }

    void add(Scenario scenario) {
        scenarios.add(scenario);
    }

    /**
     * Plays them all.
     *
     * @param teams sizes of team; the scenarios' own if there are none
     * @param progress is told of each cell when it is done
     */
    public void play(List<String> policies, List<Integer> teams, Consumer<String> progress) {
        policies.forEach(LabRun::known);
        for (Scenario scenario : scenarios) {
            for (int team : teams.isEmpty() ? scenario.teams() : teams) {
                for (String policy : policies) {
                    Cell cell = Policies.BEST_RATIO.equals(policy)
                            ? bestRatio(scenario, team)
                            : cell(scenario, team, policy);
                    cells.add(cell);
                    progress.accept(scenario.name() + ", " + team + " agents, " + cell.policy());
                }
            }
        }
    }

    private static Optional<Policies.Play> known(String policy) {
        Optional<Policies.Play> found = Policies.play(policy);
        if (found.isEmpty() && !Policies.BEST_RATIO.equals(policy)) {
            throw new IllegalArgumentException(
                    "No policy is called '" + policy + "'. There are: " + Policies.names() + ". Nothing was played.");
        }
        return found;
    }

    private Cell cell(Scenario scenario, int team, String policy) {
        Policies.Play play = known(policy).orElseThrow();
        // Days know nothing of each other, and stay in their order whoever plays them.
        List<DayResult> results = LongStream.range(seed, seed + days)
                .parallel()
                .mapToObj(day -> play.of(scenario, team, day, true))
                .toList();
        double nanos = results.stream().mapToLong(DayResult::decisionNanos).sum();
        double decisions = results.stream().mapToLong(DayResult::decisions).sum();
        return new Cell(scenario, team, policy, results, decisions == 0 ? 0 : nanos / decisions / 1e3);
    }

    /** The highest ratio, to a tenth, whose days together stay under the cap: abandonment rises with it. */
    private Cell bestRatio(Scenario scenario, int team) {
        Map<Integer, Cell> tried = new HashMap<>();
        int low = (int) Math.round(1 / GRID);
        int high = (int) Math.round(MOST_PER_AGENT / GRID);
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (ratio(scenario, team, middle, tried).pooledAbandonment() <= scenario.cap()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        Cell best = ratio(scenario, team, low, tried);
        return new Cell(scenario, team, Policies.BEST_RATIO, best.results(), best.microsPerDecision());
    }

    private Cell ratio(Scenario scenario, int team, int tenths, Map<Integer, Cell> tried) {
        return tried.computeIfAbsent(tenths, _ -> cell(scenario, team, "ratio:" + tenths / 10 + "." + tenths % 10));
    }

    List<Cell> cells() {
        return List.copyOf(cells);
    }

    /** One row for each scenario, team and policy. */
    public String csv() {
        return LabTables.csv(cells);
    }

    /** The same for people, with the gain over the candidate. */
    public String table() {
        return LabTables.text(cells);
    }

    /** A page with charts that needs nothing else. */
    public String page() {
        return LabTables.page(cells);
    }
}
