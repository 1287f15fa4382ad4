package outdial.model.pacing.engine;

import java.util.Arrays;

/**
 * By how much more often leads of some kind answer than was expected of them; for few kinds. Shrinks towards 1: each kind
 * is credited with as many expected and heard answers as {@link #SHRINKAGE} says. Forgets slowly.
 */
final class Lifts {
    private static final double SHRINKAGE = 25;
    private static final double KEPT = 1 - 1.0 / 20_000;

    private final double[] heard;
    private final double[] expected;

    Lifts(int kinds) {
        heard = new double[kinds];
        expected = new double[kinds];
    }

    double of(int kind) {
        return (heard[kind] + SHRINKAGE) / (expected[kind] + SHRINKAGE);
    }

    /** A call to one of that kind, expected to be answered with that chance, came to its end. */
    void learn(int kind, double chance, boolean person) {
        heard[kind] = heard[kind] * KEPT + (person ? 1 : 0);
        expected[kind] = expected[kind] * KEPT + chance;
    }

    /** Writes all it knows to {@code table} from {@code at} on; where the next may write. */
    int write(double[] table, int at) {
        System.arraycopy(heard, 0, table, at, heard.length);
        System.arraycopy(expected, 0, table, at + heard.length, expected.length);
        return at + 2 * heard.length;
    }

    /** Reads what {@link #write} wrote. */
    int read(double[] table, int at) {
        System.arraycopy(table, at, heard, 0, heard.length);
        System.arraycopy(table, at + heard.length, expected, 0, expected.length);
        return at + 2 * heard.length;
    }

    @Override
    public String toString() {
        return "heard " + Arrays.toString(heard) + " of expected " + Arrays.toString(expected);
    }
}
