package outdial.app.floor;

import java.time.Duration;
import java.util.List;
import outdial.model.campaign.DialMode;

/**
 * How two campaigns share ten agents by their weights on the production floor in virtual time, beside one campaign that has
 * them to itself.
 */
final class SharedPoolBench {
    private static final int AGENTS = 10;
    private static final int SECONDS = 7_200;

    private SharedPoolBench() {}

    public static void main(String[] arguments) {
        for (DialMode mode : List.of(new DialMode.Predictive(), new DialMode.Progressive())) {
            print(mode, "alone", new SharedFloor(AGENTS, mode, 1).play(SECONDS), 1);
            print(mode, "3 : 1", new SharedFloor(AGENTS, mode, 3, 1).play(SECONDS), 2);
            print(mode, "1 : 1", new SharedFloor(AGENTS, mode, 1, 1).play(SECONDS), 2);
        }
    }

    private static void print(DialMode mode, String weights, SharedFloor floor, int campaigns) {
        long first = floor.talked(0);
        long all = campaigns == 1 ? first : first + floor.talked(1);
        IO.println(String.format(
                "%-12s %s: the first has %.1f %% of %.2f h of talk",
                mode.getClass().getSimpleName(),
                weights,
                100.0 * first / all,
                (double) all / Duration.ofHours(1).toMillis()));
    }
}
