package outdial.model.pacing.engine;

import java.util.Arrays;
import java.util.List;

/**
 * All that an engine has learnt, plain, to be stored with its campaign and resumed from.
 *
 * @param leads how much likelier leads of which past answer; of no numbers if that was not learnt yet
 * @param seenAt when it last decided, s on the moments' clock; NaN if it never did, or on another clock
 */
public record Memory(
        Learnt ring,
        Learnt verdicts,
        Learnt talk,
        Learnt wrapUp,
        Learnt fromSign,
        Learnt untilSign,
        Rate rate,
        Team team,
        double theta,
        long persons,
        long resolved,
        Learnt leads,
        double seenAt) {
    /** @throws IllegalArgumentException when a table is not of this version's size */
    public Memory {
        ring.mustHave(RingModel.SIZE);
        for (Learnt spells : List.of(verdicts, talk, wrapUp, fromSign, untilSign)) {
            spells.mustHave(Spells.BINS);
        }
        if (!leads.seen().isEmpty()) {
            leads.mustHave(LeadChances.SIZE);
        }
    }

    /** A table of weights, and what the next one weighs. */
    public record Learnt(List<Double> seen, double weight) {
        public Learnt {
            seen = List.copyOf(seen);
        }

        /** Of something that nothing was learnt of. */
        public static final Learnt NOTHING = new Learnt(List.of(), 1);

        static Learnt of(double[] seen, double weight) {
            return new Learnt(Arrays.stream(seen).boxed().toList(), weight);
        }

        private void mustHave(int weights) {
            if (seen.size() != weights) {
                throw new IllegalArgumentException("A table of " + seen.size() + " weights instead of " + weights);
            }
        }

        /** Not the weights themselves, of which there are thousands; differs when they do. */
        @Override
        public String toString() {
            return seen.size() + " weights #" + Integer.toHexString(hashCode());
        }

        double[] table() {
            return seen.stream().mapToDouble(one -> one).toArray();
        }
    }

    /** Answers heard and due, over a short and a long while. */
    public record Rate(double heardShort, double dueShort, double heardLong, double dueLong) {}

    /**
     * What the campaign's agents and calls are like.
     *
     * @param persons brought of late, in so many {@code seconds} of agents' time
     * @param wraps wrap-ups of late, and of them {@code signed} announced to be nearly done
     * @param oldRings calls that rang long enough to be taken back, of late, and of them {@code takenBack}
     */
    public record Team(
            double persons,
            double seconds,
            boolean detecting,
            double wraps,
            double signed,
            double oldRings,
            double takenBack) {}

    /** The same for another day, whose clock and account begin anew: what a day ends with is too bold to begin with. */
    public Memory overNight() {
        double cautious = Math.min(theta, SmoothAccount.START);
        return new Memory(
                ring,
                verdicts,
                talk,
                wrapUp,
                fromSign,
                untilSign,
                rate,
                team,
                cautious,
                persons,
                resolved,
                leads,
                Double.NaN);
    }
}
