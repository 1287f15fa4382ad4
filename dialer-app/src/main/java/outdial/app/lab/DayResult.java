package outdial.app.lab;

/**
 * What came of one campaign day.
 *
 * @param busy s that agents talked or wrapped up
 * @param present s that agents were there and not paused
 * @param persons answered by a person
 * @param abandoned of them, nobody was there in time
 * @param hungUpEarly of them, gone by themselves before that
 * @param calls dialled
 * @param takenBack of them, before an end came by itself
 * @param connects persons who got an agent
 * @param lines that were in use at one time, at most
 * @param waits from ready to connected
 * @param decisions how often the policy was asked, which took {@code decisionNanos} in all if that was measured
 */
record DayResult(
        double busy,
        double present,
        int persons,
        int abandoned,
        int hungUpEarly,
        int calls,
        int takenBack,
        int connects,
        int lines,
        Waits waits,
        long decisions,
        long decisionNanos) {

    /** Per cent. */
    double occupancy() {
        return present <= 0 ? 0 : 100 * busy / present;
    }

    /** Per cent. */
    double abandonment() {
        return persons == 0 ? 0 : 100.0 * abandoned / persons;
    }

    boolean over(double cap) {
        return abandoned > cap * persons + 1e-9;
    }
}
