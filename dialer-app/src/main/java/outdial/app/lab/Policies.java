package outdial.app.lab;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outdial.model.campaign.DialMode;
import outdial.model.pacing.engine.Tuning;

/** The policies that can be asked for by name. */
final class Policies {
    /** The best fixed ratio in hindsight: found by trying, not a policy of its own. */
    static final String BEST_RATIO = "best-ratio";

    static final String OURS = "predictive";
    static final String CANDIDATE = "candidate";

    /** Before the name of a policy that the floor of production has: it plays the day, not the lab's lean world. */
    static final String ON_FLOOR = "floor:";

    private static final long YESTERDAY = 500_000_000L;

    private static final Pattern WITH_NUMBER = Pattern.compile("(ratio|vicidial-ratio):([0-9]+(?:\\.[0-9]+)?)");

    /** Makes a fresh one for a day. */
    interface Maker {
        Policy make(Scenario scenario, int team, long seed);
    }

    /** Plays a day, with what a turn costs if it is {@code timed}. */
    interface Play {
        DayResult of(Scenario scenario, int team, long seed, boolean timed);
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
                (_, team, _) -> new Predictive(new Tuning(true, true, false, true, true), team, false));
        all.put(
                "predictive-no-valve",
                (_, team, _) -> new Predictive(new Tuning(true, true, true, false, true), team, false));
        all.put(
                "predictive-no-stages",
                (_, team, _) -> new Predictive(new Tuning(false, true, true, false, true), team, false));
        all.put(
                "predictive-no-waits",
                (_, team, _) -> new Predictive(new Tuning(true, true, true, true, false), team, false));
        return all;
    }

    /** The names, for people. */
    static String names() {
        return String.join(", ", named().keySet()) + ", " + BEST_RATIO
                + ", ratio:R, vicidial-ratio:L, floor:progressive, floor:ratio:R, floor:predictive,"
                + " floor:predictive-warm";
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

    /** How a day is played under the policy of that name. */
    static Optional<Play> play(String name) {
        return name.startsWith(ON_FLOOR)
                ? onFloor(name.substring(ON_FLOOR.length()))
                : find(name).map(Policies::lean);
    }

    private static Play lean(Maker maker) {
        return (scenario, team, seed, timed) -> {
            var day = new Day(scenario, team, seed, maker.make(scenario, team, seed));
            return (timed ? day.timed() : day).play();
        };
    }

    private static Optional<Play> onFloor(String name) {
        Matcher numbered = WITH_NUMBER.matcher(name);
        return switch (name) {
            case "progressive" -> Optional.of(floorDay(new DialMode.Progressive(), false));
            case OURS -> Optional.of(floorDay(new DialMode.Predictive(), false));
            case "predictive-warm" -> Optional.of(floorDay(new DialMode.Predictive(), true));
            default ->
                numbered.matches() && "ratio".equals(numbered.group(1))
                        ? Optional.of(floorDay(new DialMode.FixedRatio(Double.parseDouble(numbered.group(2))), false))
                        : Optional.empty();
        };
    }

    private static Play floorDay(DialMode mode, boolean warm) {
        return (scenario, team, seed, timed) -> {
            var known = FloorDay.Known.NOTHING;
            if (warm) {
                var yesterday = new FloorDay(scenario, team, seed + YESTERDAY, mode, known);
                yesterday.play();
                known = yesterday.known().overNight();
            }
            var day = new FloorDay(scenario, team, seed, mode, known);
            return (timed ? day.timed() : day).play();
        };
    }

    /** With what was learnt on a day before, of the same kind and another seed. */
    private static Policy warm(Scenario scenario, int team, long seed) {
        var yesterday = new Predictive(Tuning.FULL, team, false);
        new Day(scenario, team, seed + YESTERDAY, yesterday).play();
        return new Predictive(yesterday.memory().overNight(), team);
    }
}
