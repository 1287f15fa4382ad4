package outdial.app.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import outdial.model.pacing.engine.Engine;

/** A scenario drawn from what a campaign's own calls were like: every time in it is one that was seen. */
final class Fitted {
    /** Talks below which nothing can be said. */
    static final int LEAST_TALKS = 30;

    private Fitted() {}

    /** What became of a call, as far as dialling is concerned. */
    private enum Fate {
        PERSON,
        MACHINE,
        NO_ANSWER,
        FAILED,
        /** Nobody knows what would have become of it. */
        UNTOLD
    }

    private static Fate fate(PastCall call) {
        return switch (call.outcome()) {
            case TALKED, ABANDONED, HUNG_UP_EARLY, AGENT_LOST -> Fate.PERSON;
            case MACHINE -> Fate.MACHINE;
            case NO_ANSWER -> Fate.NO_ANSWER;
            case BUSY, REJECTED, INVALID_NUMBER, CONGESTION -> Fate.FAILED;
            // Taken back after so long, it would most likely not have been answered either.
            case CANCELLED -> call.ringing().orElse(0) >= Engine.LEAST_RING ? Fate.NO_ANSWER : Fate.UNTOLD;
            case SYSTEM_LOST, VOID, UNKNOWN -> Fate.UNTOLD;
        };
    }

    /** Whether it is known what became of a call. */
    static boolean isTold(PastCall call) {
        return fate(call) != Fate.UNTOLD;
    }

    static boolean isPerson(PastCall call) {
        return fate(call) == Fate.PERSON;
    }

    static boolean isMachine(PastCall call) {
        return fate(call) == Fate.MACHINE;
    }

    /** Empty when too few talks are known. */
    static Optional<Scenario> of(String name, List<PastCall> all, WhatIf.Terms terms, double length) {
        List<PastCall> past =
                all.stream().filter(call -> fate(call) != Fate.UNTOLD).toList();
        List<Double> talks = times(past, PastCall::talk);
        if (talks.size() < LEAST_TALKS) {
            return Optional.empty();
        }
        List<PastCall> answered = past.stream()
                .filter(call -> fate(call) == Fate.PERSON || fate(call) == Fate.MACHINE)
                .toList();
        List<Double> failures = past.stream()
                .filter(call -> fate(call) == Fate.FAILED)
                .map(PastCall::length)
                .toList();
        List<Double> rings = times(answered, PastCall::ringing).stream()
                .filter(one -> one < terms.ringFor())
                .toList();
        return Optional.of(new Scenario(
                name,
                List.of(1),
                length,
                Steps.always(share(past, Fate.PERSON)),
                Steps.always(share(past, Fate.MACHINE)),
                share(past, Fate.FAILED),
                seen(failures, 3),
                seen(times(past, PastCall::beforeRing), 2),
                seen(rings, 8),
                terms.ringFor(),
                terms.detects() ? Optional.of(seen(times(past, PastCall::untilAgent), 2)) : Optional.empty(),
                false,
                2,
                Optional.empty(),
                Steps.always(seen(talks, 60)),
                Steps.always(seen(wrapUps(past, terms.wrapUp()), 20)),
                Optional.empty(),
                new Scenario.People(List.of(), List.of(), List.of(), 0, seen(List.of(), 300), Scenario.Differ.NOT),
                Optional.empty(),
                terms.cap()));
    }

    private static double share(List<PastCall> past, Fate fate) {
        return (double) past.stream().filter(call -> fate(call) == fate).count() / past.size();
    }

    private static List<Double> times(List<PastCall> past, Function<PastCall, OptionalDouble> which) {
        var times = new ArrayList<Double>();
        past.forEach(call -> which.apply(call).ifPresent(time -> times.add(Math.max(0, time))));
        return times;
    }

    /** What was disposed later than an agent has time for was owed for a while, not wrapped up. */
    private static List<Double> wrapUps(List<PastCall> past, double most) {
        return times(past, PastCall::wrapUp).stream()
                .map(one -> Math.min(one, most))
                .toList();
    }

    private static Mixture seen(List<Double> times, double otherwise) {
        return times.isEmpty() ? Mixture.of(new Mixture.Fixed(1, otherwise)) : Mixture.of(new Mixture.Seen(1, times));
    }
}
