package outdial.app.telephony.asterisk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Times in milliseconds, to be printed by their quantiles. Safe on any thread. */
final class Figures {
    private final List<Double> values = new ArrayList<>();

    synchronized void add(double millis) {
        values.add(millis);
    }

    synchronized int size() {
        return values.size();
    }

    /** The value that the share {@code q} of all does not exceed; NaN when there is none. */
    synchronized double quantile(double q) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(q * sorted.size()) - 1));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "n %d, p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms",
                size(),
                quantile(0.5),
                quantile(0.9),
                quantile(0.99),
                quantile(1));
    }
}
