package outdial.app.lab;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outdial.model.pacing.engine.Tuning;

/** The policies that can be asked for by name. */
final class Policies {
    /** The best fixed ratio in hindsight: found by trying, not a policy of its own. */
    static final String BEST_RATIO = "best-ratio";

    static final String OURS = "predictive";
    static final String CANDIDATE = "candidate";

    private static final Pattern WITH_NUMBER = Pattern.compile("(ratio|vicidial-ratio):([0-9]+(?:\\.[0-9]+)?)");

    /** Makes a fresh one for a day. */
    interface Maker {
        Policy make(Scenario scenario, int team, long seed);
    }

    private Policies() {}

    private static Map<String, Maker> named() {
        var all = new LinkedHashMap<String, Maker>();
        all.put("progressive", (_, _, _) -> new Progressive());
        all.put("vicidial-hard", (_, _, _) -> new Vicidial(Vicidial.Mode.HARD, 1, false, 3));
        all.put("vicidial-average", (_, _, _) -> new Vicidial(Vicidial.Mode.AVERAGE, 1, false, 3));
        all.put("vicidial-tapered", (_, _, _) -> new Vicidial(Vicidial.Mode.TAPERED, 1, false, 3));
        all.put("vicidial-tally", (_, _, _) -> new Vicidial(Vicidial.Mode.HARD, 1, true, 5));
        all.put("issabel", (_, _, _) -> new Issabel(false));
        all.put("issabel-overcommit", (_, _, _) -> new Issabel(true));
        all.put("impact", (_, _, _) -> new ImpactDialing());
        all.put(CANDIDATE, (_, team, _) -> new Predictive(Tuning.CANDIDATE, team, false));
        all.put(OURS, (_, team, _) -> new Predictive(Tuning.FULL, team, false));
        all.put("predictive-warm", Policies::warm);
        all.put("predictive-history", (_, team, _) -> new Predictive(Tuning.FULL, team, true));
        all.put(
                "predictive-no-guard",
                (_, team, _) -> new Predictive(new Tuning(true, true, false, true), team, false));
        all.put(
                "predictive-no-valve",
                (_, team, _) -> new Predictive(new Tuning(true, true, true, false), team, false));
        all.put(
                "predictive-no-stages",
                (_, team, _) -> new Predictive(new Tuning(false, true, true, false), team, false));
        return all;
    }

    /** The names, for people. */
    static String names() {
        return String.join(", ", named().keySet()) + ", " + BEST_RATIO + ", ratio:R, vicidial-ratio:L";
    }

    static Optional<Maker> find(String name) {
        Matcher numbered = WITH_NUMBER.matcher(name);
        if (!numbered.matches()) {
            return Optional.ofNullable(named().get(name));
        }
        double number = Double.parseDouble(numbered.group(2));
        return Optional.of(
                "ratio".equals(numbered.group(1))
                        ? (_, _, _) -> new Ratio(number)
                        : (_, _, _) -> new Vicidial(Vicidial.Mode.RATIO, number, false, 99));
    }

    /** With what was learnt on a day before, of the same kind and another seed. */
    private static Policy warm(Scenario scenario, int team, long seed) {
        var yesterday = new Predictive(Tuning.FULL, team, false);
        new Day(scenario, team, seed + 500_000_000L, yesterday).play();
        return new Predictive(yesterday.memory().overNight(), team);
    }
}
