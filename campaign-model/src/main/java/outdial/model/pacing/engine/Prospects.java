package outdial.model.pacing.engine;

/** The leads that may be dialled next. */
public interface Prospects {
    /**
     * Looks at the lead to dial next if one of that rank is wanted; nothing happens to it.
     *
     * @param rank among those at hand by their chance of an answer, from 0 for the least to 1 for the likeliest
     * @return its chance as a multiple of the list's average
     */
    double peek(double rank);

    /** Takes the lead looked at last. */
    void take();

    /** Leads of which nothing is known. */
    Prospects ALIKE = new Prospects() {
        @Override
        public double peek(double rank) {
            return 1;
        }

        @Override
        public void take() {}
    };
}
