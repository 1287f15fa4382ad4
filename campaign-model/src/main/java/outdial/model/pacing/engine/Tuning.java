package outdial.model.pacing.engine;

/**
 * What the engine is built of; each part can be left out, to measure what it is worth.
 *
 * @param stages whether a call that rings is told from one that does not yet
 * @param smooth whether the budget is spent evenly; as the first candidate did otherwise
 * @param guard whether anything stops it before the budget is overdrawn
 * @param valve whether a call may be taken back when it has rung for 15 s
 * @param waits whether a call waits whose risk is about to fall
 */
public record Tuning(boolean stages, boolean smooth, boolean guard, boolean valve, boolean waits) {
    /** Everything that paid. */
    public static final Tuning FULL = new Tuning(true, true, true, true, true);

    /** The candidate that it all began with. */
    public static final Tuning CANDIDATE = new Tuning(false, false, true, false, false);
}
