package outdial.model.pacing.engine;

/**
 * How the chance of an answer now compares with what the ring model has learnt over hours: answers heard over answers
 * expected, with a short and a long memory; the short one counts as far as it differs by more than chance.
 */
final class AnswerRate {
    private static final double SHORT = 30;
    private static final double LONG = 150;

    private double heardShort;
    private double dueShort;
    private double heardLong;
    private double dueLong;

    AnswerRate() {}

    AnswerRate(Memory.Rate known) {
        heardShort = known.heardShort();
        dueShort = known.dueShort();
        heardLong = known.heardLong();
        dueLong = known.dueLong();
    }

    Memory.Rate known() {
        return new Memory.Rate(heardShort, dueShort, heardLong, dueLong);
    }

    /** Answers that {@code expected} were due of, while calls rang. */
    void due(double expected) {
        double keepShort = Math.exp(-expected / SHORT);
        double keepLong = Math.exp(-expected / LONG);
        heardShort *= keepShort;
        dueShort = dueShort * keepShort + expected;
        heardLong *= keepLong;
        dueLong = dueLong * keepLong + expected;
    }

    /** What was expected until now was {@code by} times as much: the ring model has learnt from the same calls. */
    void expectedAnew(double by) {
        dueShort *= by;
        dueLong *= by;
    }

    void heard() {
        heardShort++;
        heardLong++;
    }

    /** From 0.1 to 8; 1 when all is as usual. */
    double factor() {
        double fast = (heardShort + 2) / (dueShort + 2);
        double slow = (heardLong + 4) / (dueLong + 4);
        double surprise = Math.abs(fast - slow) * Math.sqrt(dueShort + 2);
        double share = Math.clamp((surprise - 1) / 1.5, 0, 1);
        return Math.clamp(share * fast + (1 - share) * slow, 0.1, 8);
    }
}
