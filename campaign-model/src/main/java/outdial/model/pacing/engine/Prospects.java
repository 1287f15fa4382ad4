package outdial.model.pacing.engine;

/** The leads that may be dialled now. */
public interface Prospects {
    /** Leads of which nothing is known. */
    Prospects ALIKE = new Prospects() {
        @Override
        public double chance(double quantile) {
            return 1;
        }

        @Override
        public void take() {}
    };

    /**
     * The chance that one of them answers, as a multiple of the list's average: the one below which {@code quantile} of
     * those left lie, from 0 for the unlikeliest to 1. Nothing happens to it yet.
     */
    double chance(double quantile);

    /** How unlike their chances are: 0 if all are alike, 1 if those of one tenth are many times those of another. */
    default double unlike() {
        double likely = chance(0.9);
        double unlikely = chance(0.1);
        return likely + unlikely > 0 ? (likely - unlikely) / (likely + unlikely) : 0;
    }

    /** The one asked about last is launched. */
    void take();
}
