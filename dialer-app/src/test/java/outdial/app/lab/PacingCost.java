package outdial.app.lab;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import outdial.model.pacing.engine.CallEnd;
import outdial.model.pacing.engine.Engine;
import outdial.model.pacing.engine.Moment;
import outdial.model.pacing.engine.Tuning;

/** What pacing takes of a processor; a part of {@link PacingBench}. */
final class PacingCost {
    private PacingCost() {}

    /** Plays four days of that world from the first seed on, and then single decisions. */
    static void print(Scenario base, long seed) {
        System.out.printf("%nProcessor time: campaign-hours in a second of one core, and of one decision%n");
        for (String policy : List.of("progressive", Policies.OURS, "floor:progressive", "floor:predictive")) {
            Policies.Play play = Policies.play(policy).orElseThrow();
            for (int round = 0; round < 2; round++) {
                long start = processorTime();
                for (long day = seed; day < seed + 4; day++) {
                    play.of(base, 10, day, false);
                }
                if (round == 1) {
                    double hours = 4 * base.length() / 3_600;
                    System.out.printf(
                            Locale.ROOT, "%s, 10 agents: %.0f campaign-hours/s%n", policy, hours / seconds(start));
                }
            }
        }
        decision(20, 60);
        decision(300, 1_000);
    }

    private static void decision(int agents, int calls) {
        var engine = new Engine(Tuning.FULL);
        for (int call = 0; call < 3_000; call++) {
            engine.resolved(
                    2, call % 5 == 0 ? 3 + call % 13 : 22, call % 5 == 0 ? CallEnd.PERSON : CallEnd.NO_ANSWER, 0);
            engine.talked(20 + call % 200);
            engine.wrappedUp(10 + call % 30, Double.NaN);
        }
        var moment = new Moment();
        int turns = 4_000;
        long start = 0;
        for (int turn = -turns; turn < turns; turn++) {
            if (turn == 0) {
                start = processorTime();
            }
            fill(moment, agents, calls, turn);
            engine.decide(moment);
        }
        System.out.printf(
                Locale.ROOT,
                "a decision with %d agents and %d calls in flight: %.0f µs%n",
                agents,
                calls,
                seconds(start) / turns * 1e6);
    }

    private static void fill(Moment moment, int agents, int calls, int turn) {
        moment.clear();
        moment.at = 100_000 + turn * 0.5;
        moment.team = agents;
        moment.free = turn & 1;
        moment.answered = 5_000;
        moment.abandoned = 100;
        for (int agent = moment.free; agent < agents; agent++) {
            Moment.Work work = agent % 7 == 0 ? Moment.Work.WRAPPING_UP : Moment.Work.TALKING;
            moment.addAgent(work, (agent * 37 + turn) & 127);
        }
        for (int call = 0; call < calls; call++) {
            moment.addCall(call % 8 == 0 ? Moment.Stage.DIALLING : Moment.Stage.RINGING, (call * 7 & 31) * 0.6, 1);
        }
    }

    private static double seconds(long start) {
        return (processorTime() - start) / 1e9;
    }

    /** Of this one thread, ns, so that a busy machine does not matter. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
