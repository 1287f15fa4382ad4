package outdial.app.lab;

/**
 * What becomes of the calls of a scenario's leads: the same for the same seed and lead, whoever dials it and when. For one
 * thread only.
 */
final class Fates {
    private static final int OUTCOME = 1;
    private static final int TIMES = 2;
    private static final int TALK = 3;
    private static final int WRAP = 4;
    private static final int AGENT = 5;
    private static final int OWN_TALK = 6;
    private static final int OWN_WRAP_UP = 7;
    private static final int MOST_ATTEMPTS = 64;

    private final Scenario scenario;
    private final long seed;
    private final Draws draws = new Draws();

    /** s from dialling to an end without a ring; NaN for a call that rings. */
    double failsAfter;
    /** s from dialling to the ring. */
    double before;
    /** s from the ring to the answer; NaN for a call that nobody answers. */
    double ring;
    /** Whether a machine answers, if anyone does. */
    boolean machine;

    Fates(Scenario scenario, long seed) {
        this.scenario = scenario;
        this.seed = seed;
    }

    /** Foresees a call to {@code lead}, dialled so often before; {@code person} and {@code machine} are its chances now. */
    void foresee(long lead, int attempt, double person, double other) {
        double outcome = on(lead, attempt, OUTCOME).share();
        Draws times = on(lead, attempt, TIMES);
        failsAfter = Double.NaN;
        ring = Double.NaN;
        machine = outcome >= person;
        if (outcome >= 1 - scenario.failing()) {
            failsAfter = scenario.failsAfter().draw(times);
            return;
        }
        before = scenario.postDial().draw(times);
        if (outcome < person + other) {
            ring = ringing(times);
        }
    }

    private double ringing(Draws times) {
        for (int i = 0; i < 1_000; i++) {
            double drawn = scenario.ring().draw(times);
            if (drawn < scenario.ringFor()) {
                return drawn;
            }
        }
        return scenario.ringFor();
    }

    /** s of talk that begins at {@code now}. */
    double talk(long lead, int attempt, double now) {
        return scenario.talk().at(now).draw(on(lead, attempt, TALK));
    }

    /** s of wrap-up that begins at {@code now}. */
    double wrapUp(long lead, int attempt, double now) {
        return scenario.wrapUp().at(now).draw(on(lead, attempt, WRAP));
    }

    /** How much longer than others this agent talks, all day and whoever dials. */
    double ownTalk(int agent) {
        return own(agent, OWN_TALK, scenario.people().differ().talk());
    }

    /** The same of wrapping up. */
    double ownWrapUp(int agent) {
        return own(agent, OWN_WRAP_UP, scenario.people().differ().wrapUp());
    }

    private double own(int agent, int purpose, double variation) {
        return new Mixture.LogNormal(1, 1, variation).draw(draws.of(seed, -1L - agent, purpose));
    }

    /** Chance for what else there is to a call. */
    Draws rest(long lead, int attempt) {
        return on(lead, attempt, AGENT);
    }

    private Draws on(long lead, int attempt, int purpose) {
        return draws.of(seed, lead * MOST_ATTEMPTS + attempt, purpose);
    }
}
