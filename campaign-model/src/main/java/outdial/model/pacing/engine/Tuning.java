package outdial.model.pacing.engine;

/**
 * What the engine is built of; every part can be switched off to measure what it is worth.
 *
 * @param stages whether a call that rings is told from one that does not yet
 * @param smooth whether the budget is spent evenly; the first candidate's account otherwise
 * @param guard whether calls on their way are checked against what is left of the budget
 * @param valve whether a call may be taken back after 15 s of ringing
 * @param memory whether agents' talks and wrap-ups are looked at by their age
 */
public record Tuning(
        boolean stages,
        boolean smooth,
        boolean guard,
        boolean valve,
        double kappa,
        double foreseen,
        double reserve,
        double credit,
        double small,
        double smallWidth,
        double valveAt,
        double start,
        double creditOver,
        double learnt,
        double longMemory,
        double surprise,
        double lateKept,
        double horizon) {
    /** Everything that paid. */
    public static final Tuning FULL = new Tuning(true, true, true, true, 0.15, 0, 1.5, 0.5, 4.5, 8, 0.6, 0.04, 14_400, 8, 150, 1, 0, 7_200);

    /** The candidate that all this began with. */
    public static final Tuning CANDIDATE = new Tuning(false, false, false, false, 0.15, 0, 0, 0, 0, 0, 0, 0.08, 7_200, 15, 150, 1, 1, 7_200);
}
