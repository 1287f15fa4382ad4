package outdial.model.pacing.engine;

/** How much risk a launch may carry, from what was spent of the abandonments that are allowed. */
interface Account {
    /** A person's call is settled: they were abandoned, or not. */
    void settled(boolean abandoned, Moment now, double duePerHour);

    /** Draws up what is allowed at this moment, given the persons due per hour. */
    void look(Moment now, double duePerHour);

    /** The risk that one more call may carry. */
    double allowed();

    /** Whole abandonments left, calls waiting counted as spent; 0 or less: none may be risked. */
    int left();

    /** The same, counting on all answers that are to be expected: beyond these the day can't be saved. */
    int atMost();

    double theta();
}
