package outdial.app.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import outdial.model.pacing.engine.Memory;

/**
 * What will happen with so many leads, agents and this way of dialling, on a campaign's own numbers: plays shifts of it
 * until the time for an answer is over. More agents play shorter shifts, for an hour of theirs says as much.
 */
public final class WhatIf {
    private static final double AGENT_HOURS = 40;
    private static final double LEAST_HOURS = 0.5;
    private static final double MOST_HOURS = 8;
    private static final int LEAST_PLAYS = 4;
    private static final int MOST_PLAYS = 24;
    private static final int AT_ONCE = 4;

    private final List<PastCall> past;
    private final Terms terms;
    private final Optional<Memory> learnt;

    /**
     * A campaign as it was.
     *
     * @param learnt what its pacing has learnt, if it ever dialled predictively
     */
    public WhatIf(List<PastCall> past, Terms terms, Optional<Memory> learnt) {
        this.past = List.copyOf(past);
        this.terms = terms;
        this.learnt = learnt;
    }

    /**
     * What the campaign is dialled by.
     *
     * @param ringFor s
     * @param detects whether it listens for machines
     * @param cap on abandonment, from 0 to 1
     * @param wrapUp s that an agent has at most
     */
    public record Terms(double ringFor, boolean detects, double cap, double wrapUp) {}

    /**
     * What is asked.
     *
     * @param policy as `outdial lab` names them
     * @param leads still to be worked through
     * @param attempts for a lead at most
     */
    public record Question(int agents, String policy, long leads, int attempts) {}

    /**
     * Plays it; empty when the history has too few talks.
     *
     * @param nanos time that never goes back
     * @param most ns to spend, after which no further play is begun; four are played whatever it takes
     * @throws IllegalArgumentException for a policy that there is not
     */
    public Optional<Forecast> answer(Question asked, LongSupplier nanos, long most) {
        double hours = Math.clamp(AGENT_HOURS / asked.agents(), LEAST_HOURS, MOST_HOURS);
        return Fitted.of("what if", past, terms, hours * 3_600)
                .map(scenario -> forecast(asked, scenario, plays(asked, scenario, nanos, most)));
    }

    private List<DayResult> plays(Question asked, Scenario scenario, LongSupplier nanos, long most) {
        Policies.Maker maker = maker(asked.policy(), learnt);
        long end = nanos.getAsLong() + most;
        List<DayResult> plays = new ArrayList<>();
        while (plays.size() < LEAST_PLAYS || (plays.size() < MOST_PLAYS && nanos.getAsLong() < end)) {
            plays.addAll(LongStream.range(plays.size(), plays.size() + AT_ONCE)
                    .parallel()
                    .mapToObj(seed ->
                            new Day(scenario, asked.agents(), seed, maker.make(scenario, asked.agents(), seed)).play())
                    .toList());
        }
        return plays;
    }

    /** Ours goes on from what the campaign has taught it. */
    static Policies.Maker maker(String policy, Optional<Memory> learnt) {
        if (Policies.OURS.equals(policy) && learnt.isPresent()) {
            Memory memory = learnt.get().overNight();
            return (_, team, _) -> new Predictive(memory, team);
        }
        return Policies.find(policy)
                .orElseThrow(() -> new IllegalArgumentException(
                        "No policy is called '" + policy + "'. There are: " + Policies.names() + "."));
    }

    private static Forecast forecast(Question asked, Scenario scenario, List<DayResult> plays) {
        double hours = scenario.length() / 3_600;
        double calls = asked.leads() * callsForALead(scenario.person().at(0), asked.attempts());
        return Forecast.of(plays, hours, calls);
    }

    /** A lead is called until a person answers, so often at most. */
    static double callsForALead(double person, int attempts) {
        return person <= 0 ? attempts : (1 - Math.pow(1 - person, attempts)) / person;
    }
}
