package outdial.model.pacing.engine;

/** The leads to be dialled next, in their order. */
public interface Prospects {
    /** Leads of which nothing is known. */
    Prospects ALIKE = new Prospects() {
        @Override
        public double chance() {
            return 1;
        }

        @Override
        public void take() {}
    };

    /** The chance that the next one answers, as a multiple of the list's average; nothing happens to it. */
    double chance();

    /** The next one is launched. */
    void take();
}
