package outdial.app.lab;

import java.util.ArrayDeque;

/**
 * Impact Dialing's predictive mode: each second a number of calls for each free agent, found once a minute by playing
 * four minutes with the last 100 attempts for each of six ratios, and taking the busiest under 3 % abandoned.
 */
final class ImpactDialing implements Policy {
    private static final int POOL = 100;
    private static final int PLAYED = 240;
    private static final int WRAP = 5;
    private final ArrayDeque<int[]> attempts = new ArrayDeque<>();
    private double best = 1;
    private double lastDial = Double.NEGATIVE_INFINITY;
    private int ticks;

    @Override
    public double every() {
        return 1;
    }

    @Override
    public int launch(Day day) {
        if (ticks++ % 60 == 0) {
            best = day.crew.present < 5 || attempts.size() < 50 ? 1 : simulate(day.crew.present);
        }
        double factor = day.now - lastDial > 600 ? 1 : best;
        if (day.persons > 0 && day.abandoned > day.scenario.cap() * day.persons) {
            factor = Math.max(1, 0.75 * factor);
        }
        int wanted =
                Math.max(0, (int) (Math.min(4, factor) * day.crew.free) - day.lines.onTheirWay - day.lines.waiting);
        lastDial = wanted > 0 ? day.now : lastDial;
        return wanted;
    }

    private double simulate(int team) {
        int[][] pool = attempts.toArray(new int[0][]);
        double answered = 0;
        for (int[] one : pool) {
            answered += one[0] > 0 ? 1 : 0;
        }
        double chosen = 1;
        double busiest = -1;
        for (int step = 1; step <= 6 && answered > 0; step++) {
            double ratio = Math.max(1, pool.length / answered * step / 6);
            double busy = play(pool, team, ratio);
            if (busy > busiest) {
                busiest = busy;
                chosen = ratio;
            }
        }
        return chosen;
    }

    /** Seconds that agents are busy; negative if too many are abandoned. The pool is closed: a call ends, it is free. */
    private static double play(int[][] pool, int team, double ratio) {
        int[] freeAt = new int[team];
        int[] endsAt = new int[pool.length];
        double busy = 0;
        int lost = 0;
        int served = 0;
        for (int second = 0; second < PLAYED; second++) {
            int free = 0;
            for (int at : freeAt) {
                free += at <= second ? 1 : 0;
            }
            int ringing = 0;
            for (int call = 0; call < pool.length; call++) {
                if (endsAt[call] == second && second > 0 && pool[call][0] > 0) {
                    int agent = firstFree(freeAt, second);
                    if (agent < 0) {
                        lost++;
                    } else {
                        served++;
                        int until = Math.min(PLAYED, second + pool[call][0] + WRAP);
                        busy += until - second;
                        freeAt[agent] = second + pool[call][0] + WRAP;
                    }
                }
                ringing += endsAt[call] > second ? 1 : 0;
            }
            int make = (int) (ratio * free) - ringing;
            for (int call = 0; call < pool.length && make > 0; call++) {
                if (endsAt[call] == 0 || endsAt[call] < second - pool[call][0] - WRAP) {
                    endsAt[call] = second + (pool[call][0] > 0 ? 10 : 15);
                    make--;
                }
            }
        }
        return lost > 0.03 * (lost + served) ? -1 : busy;
    }

    private static int firstFree(int[] freeAt, int second) {
        for (int agent = 0; agent < freeAt.length; agent++) {
            if (freeAt[agent] <= second) {
                return agent;
            }
        }
        return -1;
    }

    @Override
    public void resolved(Day day, int call, Fate fate) {
        int talk = fate == Fate.PERSON
                ? (int) Math.max(1, day.scenario.talk().at(day.now).mean())
                : 0;
        attempts.add(new int[] {talk});
        if (attempts.size() > POOL) {
            attempts.remove();
        }
    }
}
