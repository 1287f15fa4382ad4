package outdial.app.lab;

import java.util.Arrays;
import java.util.List;

/** How long agents waited between calls, s. */
final class Waits {
    private double[] times = new double[256];
    private int count;
    private double sum;

    void add(double seconds) {
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
        }
        times[count++] = seconds;
        sum += seconds;
    }

    double sum() {
        return sum;
    }

    /** The time that only one wait in twenty of all these exceeds. */
    static double unlucky(List<Waits> days) {
        double[] all = days.stream()
                .flatMapToDouble(one -> Arrays.stream(one.times, 0, one.count))
                .sorted()
                .toArray();
        return all.length == 0 ? 0 : all[Math.min(all.length - 1, (int) (0.95 * all.length))];
    }
}
