package outdial.app.lab;

/** The leads of a day, in the order in which they are to be dialled: an endless supply, or a list worked through. */
final class Supply {
    private final Scenario scenario;
    private final boolean endless;
    private long dialled;

    Supply(Scenario scenario, int team, long seed) {
        this.scenario = scenario;
        endless = scenario.list().isEmpty();
    }

    /** Moves to the next lead that may be dialled now; false if there is none. */
    boolean next(double now) {
        dialled++;
        return true;
    }

    long lead() {
        return dialled;
    }

    int attempt() {
        return 0;
    }

    /** The chance that a person answers, {@code usual} being the scenario's now. */
    double chance(double usual) {
        return usual;
    }

    /** What a policy is told of the lead's chance, as a multiple of the average. */
    double shown() {
        return 1;
    }

    void tried(long lead, Policy.Fate fate, double at) {}

    boolean isExhausted() {
        return !endless && scenario.length() < 0;
    }
}
