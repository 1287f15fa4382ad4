package outdial.app.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import outdial.model.pacing.engine.Engine;

/**
 * The calls of a day that was, as fates for the calls of a day that is played: each call meets what became of the next one
 * that was really made in the same half hour; when all of those are used up, the first of them again. What was not seen, as
 * the talk of a person who was abandoned, is borrowed from another call of the day. For one play at a time.
 */
final class PastDay {
    private static final double HALF_HOUR = 1_800;

    private final List<PastCall> calls;
    private final List<List<Integer>> halfHours = new ArrayList<>();
    private final int[] used;
    private final List<Double> talks;
    private final List<Double> wrapUps;
    private final double ringFor;

    /** @param seed by how many calls the fates are moved on, so that one day gives several plays */
    private PastDay(List<PastCall> calls, List<Double> startedAt, double ringFor, int seed) {
        this.calls = calls;
        this.ringFor = ringFor;
        talks = seen(PastCall::talk);
        wrapUps = seen(PastCall::wrapUp);
        for (int call = 0; call < calls.size(); call++) {
            int place = (int) (startedAt.get(call) / HALF_HOUR);
            while (halfHours.size() <= place) {
                halfHours.add(new ArrayList<>());
            }
            halfHours.get(place).add(call);
        }
        used = new int[halfHours.size()];
        for (int place = 0; place < used.length; place++) {
            used[place] = seed;
        }
    }

    /**
     * Empty when too few talks are known.
     *
     * @param all the day's calls; {@code startedAt} is s from the start of the day, one for each
     */
    static Optional<PastDay> of(List<PastCall> all, List<Double> startedAt, double ringFor, int seed) {
        var told = new ArrayList<PastCall>();
        var times = new ArrayList<Double>();
        for (int call = 0; call < all.size(); call++) {
            if (Fitted.isTold(all.get(call))) {
                told.add(all.get(call));
                times.add(startedAt.get(call));
            }
        }
        var day = new PastDay(told, times, ringFor, seed);
        return day.talks.size() < Fitted.LEAST_TALKS ? Optional.empty() : Optional.of(day);
    }

    private List<Double> seen(Function<PastCall, OptionalDouble> which) {
        var times = new ArrayList<Double>();
        calls.forEach(call -> which.apply(call).ifPresent(times::add));
        return times;
    }

    /** The call whose fate a call dialled at {@code now} has. */
    int next(double now) {
        int place = Math.clamp((int) (now / HALF_HOUR), 0, halfHours.size() - 1);
        while (halfHours.get(place).isEmpty()) {
            place = (place + 1) % halfHours.size();
        }
        List<Integer> here = halfHours.get(place);
        return here.get(used[place]++ % here.size());
    }

    boolean isPerson(int call) {
        return Fitted.isPerson(calls.get(call));
    }

    boolean isMachine(int call) {
        return Fitted.isMachine(calls.get(call));
    }

    /** s to the first ring; empty if it never rang. */
    OptionalDouble untilRing(int call) {
        return calls.get(call).beforeRing();
    }

    /** s of ringing until it was answered, or until it ended; what was taken back is taken to have rung on in vain. */
    double ringing(int call) {
        PastCall past = calls.get(call);
        double rang = past.ringing().orElse(0);
        return isPerson(call) || isMachine(call) ? Math.min(rang, ringFor) : Math.max(rang, restOf(past));
    }

    private double restOf(PastCall past) {
        return past.ringing().orElse(0) >= Engine.LEAST_RING ? ringFor : 0;
    }

    /** s to the end of a call that never rang. */
    double length(int call) {
        return calls.get(call).length();
    }

    /** s of talk. */
    double talk(int call) {
        return calls.get(call).talk().orElseGet(() -> talks.get(call % talks.size()));
    }

    /** s of wrap-up, {@code most} at most. */
    double wrapUp(int call, double most) {
        double seen = calls.get(call)
                .wrapUp()
                .orElseGet(() -> wrapUps.isEmpty() ? most / 3 : wrapUps.get(call % wrapUps.size()));
        return Math.min(most, Math.max(0, seen));
    }
}
