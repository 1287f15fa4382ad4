package outdial.app.lab;

import java.util.ArrayDeque;

/**
 * Issabel's campaign process: every 5 s a call for each free agent, and for each who has talked so long that an
 * exponential talk would be over with 97 %; overcommitted, as many more as calls fail, but only for what is not
 * already on its way.
 */
final class Issabel implements Policy {
    private static final double ALMOST_OVER = 0.97;
    private static final double LEAST_ANSWERED = 0.2;
    private final boolean overcommits;
    private final ArrayDeque<Double> toAnswer = new ArrayDeque<>();
    private final ArrayDeque<double[]> ended = new ArrayDeque<>();
    private double talkSum;
    private int talks;
    private int answeredOfLate;

    Issabel(boolean overcommits) {
        this.overcommits = overcommits;
        for (int i = 0; i < 20; i++) {
            toAnswer.add(8.0);
        }
    }

    @Override
    public double every() {
        return 5;
    }

    @Override
    public int launch(Day day) {
        int wanted = day.crew.free - day.lines.waiting;
        if (talks >= 10) {
            double answer = toAnswer.stream().mapToDouble(one -> one).average().orElse(8);
            for (int agent = 0; agent < day.crew.size; agent++) {
                if (day.crew.doing[agent] == Crew.Doing.TALKING) {
                    double elapsed = day.now - day.crew.since[agent];
                    wanted += 1 - Math.exp(-(answer + elapsed) * talks / talkSum) >= ALMOST_OVER ? 1 : 0;
                }
            }
        }
        wanted -= day.lines.onTheirWay;
        if (overcommits) {
            while (!ended.isEmpty() && ended.peek()[0] < day.now - 1_800) {
                answeredOfLate -= (int) ended.remove()[1];
            }
            double share = ended.size() < 10 ? 1 : (double) answeredOfLate / ended.size();
            wanted = (int) Math.round(wanted / Math.max(LEAST_ANSWERED, share));
        }
        return Math.max(0, wanted);
    }

    @Override
    public void resolved(Day day, int call, Fate fate) {
        int answered = fate == Fate.PERSON || fate == Fate.MACHINE ? 1 : 0;
        ended.add(new double[] {day.now, answered});
        answeredOfLate += answered;
        if (answered > 0) {
            toAnswer.remove();
            toAnswer.add(day.now - day.lines.dialledAt[call]);
        }
    }

    @Override
    public void talked(Day day, double seconds) {
        talkSum += seconds;
        talks++;
    }
}
