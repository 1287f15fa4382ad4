package outdial.app.lab;

import java.util.Arrays;

/**
 * VICIdial's dial loop and its adaptation of the level, after its versions 2.4 to 2.6 with shipped defaults: every
 * 2.5 s as many calls as the level times the agents ready or talking, less those there are; every 15 s the level
 * moves with the agents found ready.
 */
final class Vicidial implements Policy {
    /** What it does when more than the limit was abandoned today. */
    enum Mode {
        RATIO,
        HARD,
        AVERAGE,
        TAPERED
    }

    private static final int DIAL_EVERY = 5;
    private static final int ADAPT_EVERY = 30;
    private static final int SAMPLES = 15;
    /** The shift is taken to start so long before the time at which tapering ends, as hours and minutes: 1200. */
    private static final int START_TO_LATEST = 1_200;

    private final Mode mode;
    private final boolean onlyReady;
    private final double most;
    private final double[] ready = new double[SAMPLES];
    private final double[] waiting = new double[SAMPLES];
    private final double[] team = new double[SAMPLES];
    private double level;
    private int ticks;
    private int samples;
    private int callsAMinuteAgo;
    private int abandonedAMinuteAgo;

    Vicidial(Mode mode, double level, boolean onlyReady, double most) {
        this.mode = mode;
        this.level = level;
        this.onlyReady = onlyReady;
        this.most = most;
    }

    @Override
    public double every() {
        return 0.5;
    }

    @Override
    public int launch(Day day) {
        int tick = ticks++;
        if (tick % 2 == 0) {
            int at = samples++ % SAMPLES;
            ready[at] = day.crew.free;
            waiting[at] = day.lines.waiting;
            team[at] = day.crew.present;
        }
        if (mode != Mode.RATIO && tick > 0 && tick % ADAPT_EVERY == 0) {
            adapt(day);
        }
        return tick % DIAL_EVERY == 0 ? make(day) : 0;
    }

    private int make(Day day) {
        int talking = onlyReady ? 0 : day.crew.talking();
        int goal = (int) Math.round(level * (day.crew.free + talking));
        return Math.max(0, goal - (day.lines.onTheirWay + day.lines.waiting + talking));
    }

    private void adapt(Day day) {
        int count = Math.min(samples, SAMPLES);
        double agents = sum(team, count);
        if (agents > 0) {
            level = Math.clamp(level * (1 + (sum(ready, count) - sum(waiting, count)) / agents), 1, most);
        }
        int calls = day.dialled - callsAMinuteAgo;
        int lost = day.abandoned - abandonedAMinuteAgo;
        if (calls > 20 && lost > 0.5 * calls) {
            level /= 2;
        }
        if (day.dialled > 50 && day.persons > 0 && day.abandoned > day.scenario.cap() * day.persons) {
            level = stepDown(day.now);
        }
        level = Math.max(1, level);
        if (ticks % 120 < ADAPT_EVERY) {
            callsAMinuteAgo = day.dialled;
            abandonedAMinuteAgo = day.abandoned;
        }
    }

    private double stepDown(double now) {
        int minutes = (int) (now / 60);
        int left = START_TO_LATEST - minutes / 60 * 100 - minutes % 60;
        return switch (mode) {
            case HARD -> 1;
            case AVERAGE -> level / 2;
            case TAPERED -> left > 1_000 ? level : left < 0 ? 1 : level * left / 1_000;
            case RATIO -> level;
        };
    }

    private static double sum(double[] samples, int count) {
        return Arrays.stream(samples, 0, count).sum();
    }
}
