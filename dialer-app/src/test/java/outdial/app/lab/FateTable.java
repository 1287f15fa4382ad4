package outdial.app.lab;

import java.util.Locale;

/**
 * What becomes of a scenario's calls, written down by the number called: lines for the telephone network's dial plan, and
 * how long an agent wraps each of them up. Lead 1 has the first number; the lab's own day calls leads in the same order.
 */
final class FateTable {
    private static final int PER_AREA = 10_000;
    private static final int[] AREAS = {212, 305, 404, 617, 202, 215};
    static final int MOST_LEADS = PER_AREA * AREAS.length;

    private final Scenario scenario;
    private final Fates fates;

    FateTable(Scenario scenario, long seed) {
        this.scenario = scenario;
        fates = new Fates(scenario, seed);
    }

    /** A number of its own, made up. */
    static String number(long lead) {
        int at = (int) lead - 1;
        return "1%d555%04d".formatted(AREAS[at / PER_AREA], at % PER_AREA);
    }

    static long lead(long number) {
        int area = (int) (number / 10_000_000 % 1_000);
        for (int i = 0; i < AREAS.length; i++) {
            if (AREAS[i] == area) {
                return (long) i * PER_AREA + number % PER_AREA + 1;
            }
        }
        throw new IllegalArgumentException("Not a number of the table: " + number);
    }

    /** The line of the dial plan. */
    String line(long lead) {
        fates.foresee(lead, 0, scenario.person().at(0), 0);
        String fate;
        if (!Double.isNaN(fates.failsAfter)) {
            fate = String.format(Locale.ROOT, "fate-fails,s,1(%.3f)", fates.failsAfter);
        } else if (Double.isNaN(fates.ring)) {
            fate = String.format(Locale.ROOT, "fate-rings,s,1(%.3f)", fates.before);
        } else {
            fate = String.format(
                    Locale.ROOT, "fate-answers,s,1(%.3f,%.3f,%.3f)", fates.before, fates.ring, fates.talk(lead, 0, 0));
        }
        return "exten => " + number(lead) + ",1,Gosub(" + fate + ")";
    }

    /** s that the agent needs after the talk. */
    double wrapUp(long lead) {
        return fates.wrapUp(lead, 0, 0);
    }
}
