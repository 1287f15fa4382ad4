package outdial.app.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outdial.model.pacing.engine.Memory;

/**
 * A past day played again with another team or another way of dialling: every call meets what became of a call that was
 * really made at that time of the day.
 */
public final class Replay {
    private static final int PLAYS = 8;

    private final List<PastCall> calls;
    private final List<Double> startedAt;
    private final WhatIf.Terms terms;
    private final Optional<Memory> learnt;

    /**
     * A day as it was.
     *
     * @param startedAt s from the first call of the day, one for each call, rising
     * @param learnt what the campaign's pacing has learnt, if it ever dialled predictively
     */
    public Replay(List<PastCall> calls, List<Double> startedAt, WhatIf.Terms terms, Optional<Memory> learnt) {
        this.calls = List.copyOf(calls);
        this.startedAt = List.copyOf(startedAt);
        this.terms = terms;
        this.learnt = learnt;
    }

    /**
     * What it would have come to; empty when too few talks are known of the day.
     *
     * @throws IllegalArgumentException for a policy that there is not
     */
    public Optional<Forecast> with(int agents, String policy) {
        double length = startedAt.isEmpty() ? 0 : startedAt.getLast() + 1;
        Optional<Scenario> scenario = Fitted.of("replay", calls, terms, length);
        if (scenario.isEmpty()) {
            return Optional.empty();
        }
        Policies.Maker maker = WhatIf.maker(policy, learnt);
        var plays = new ArrayList<DayResult>();
        for (int play = 0; play < PLAYS; play++) {
            Optional<PastDay> past = PastDay.of(calls, startedAt, terms.ringFor(), play * calls.size() / PLAYS);
            if (past.isEmpty()) {
                return Optional.empty();
            }
            plays.add(new Day(scenario.get(), agents, play, maker.make(scenario.get(), agents, play))
                    .replaying(past.get(), terms.wrapUp())
                    .play());
        }
        return Optional.of(Forecast.of(plays, length / 3_600, calls.size()));
    }
}
