package outdial.app.lab;

import java.util.List;
import java.util.Optional;

/**
 * A campaign day to play; the README of dialer-app says how its file is written. Times are s, shares from 0 to 1.
 *
 * @param teams the sizes of team it is meant for
 * @param length of the shift
 * @param person the chance that a person answers before the ring time-out
 * @param machine the chance that a machine does
 * @param failing the chance that a call ends soon without ringing
 * @param failsAfter the time to that end
 * @param postDial from dialling to the first ring
 * @param ring from the first ring to the answer, drawn anew until it is within the time-out
 * @param ringFor the time-out
 * @param detection the detector's time to its verdict; empty without a detector
 * @param clockAtAnswer whether the legal wait starts at the answer instead of the verdict
 * @param legalWait how long a person may wait for an agent
 * @param patience how long a person waits before hanging up; empty: for ever
 * @param talk the agent's time with a person
 * @param wrapUp the agent's time after it
 * @param sign how long before the end of a wrap-up it is seen to be nearly done; empty: never
 * @param people who is there when
 * @param list the leads, when there are only so many
 * @param cap the share of persons who may be abandoned
 */
record Scenario(
        String name,
        List<Integer> teams,
        double length,
        Steps<Double> person,
        Steps<Double> machine,
        double failing,
        Mixture failsAfter,
        Mixture postDial,
        Mixture ring,
        double ringFor,
        Optional<Mixture> detection,
        boolean clockAtAnswer,
        double legalWait,
        Optional<Mixture> patience,
        Steps<Mixture> talk,
        Steps<Mixture> wrapUp,
        Optional<Mixture> sign,
        People people,
        Optional<Leads> list,
        double cap) {

    /**
     * Who is there when.
     *
     * @param logIns when agents come; those of no rule come at the start
     * @param breaks planned absences, with their length
     * @param leaving who goes home before the end
     * @param pausesPerHour how often a present agent pauses unplanned
     * @param differ how unlike each other they are
     */
    record People(
            List<Rule> logIns,
            List<Rule> breaks,
            List<Rule> leaving,
            double pausesPerHour,
            Mixture pause,
            Differ differ) {}

    /** The coefficients of variation of agents' own factors, by which their talks and wrap-ups last longer; 0: all alike. */
    record Differ(double talk, double wrapUp) {
        static final Differ NOT = new Differ(0, 0);
    }

    /** A share of the team, a time drawn between {@code from} and {@code to}, and how long it lasts. */
    record Rule(double share, double from, double to, double lasting) {}

    /**
     * A list to work through.
     *
     * @param perAgent leads for each agent of the team; 0: {@code count} in all
     * @param alpha of the Beta distribution of the leads' chances; 0: all have the scenario's
     * @param attempts at most so many for a lead
     * @param apart at least so long between two of them
     * @param shown whether policies are told each lead's chance
     * @param noise the error of what they are told: standard deviation of the log odds
     * @param earlier calls that each lead had before, whose answers are known
     */
    record Leads(
            int count,
            int perAgent,
            double alpha,
            double beta,
            int attempts,
            double apart,
            boolean shown,
            double noise,
            int earlier) {}
}
