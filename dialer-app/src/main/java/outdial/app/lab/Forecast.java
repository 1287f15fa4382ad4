package outdial.app.lab;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What will most likely happen.
 *
 * @param hours of dialling until the leads are worked through
 * @param connectsPerHour of the whole team
 * @param idle s of an agent between calls
 * @param abandonment per cent of those who answer
 * @param occupancy per cent of the agents' time
 * @param lines in use at one time, at most
 * @param plays it rests on
 */
public record Forecast(
        Band hours, Band connectsPerHour, Band idle, Band abandonment, Band occupancy, Band lines, int plays) {

    /** What plays of so many hours came to, for a list that takes so many calls. */
    static Forecast of(List<DayResult> plays, double hours, double calls) {
        return new Forecast(
                Band.of(plays, one -> calls / Math.max(1, one.calls()) * hours),
                Band.of(plays, one -> one.connects() / hours),
                Band.of(plays, one -> one.waits().sum() / Math.max(1, one.connects())),
                Band.of(plays, DayResult::abandonment),
                Band.of(plays, DayResult::occupancy),
                Band.of(plays, DayResult::lines),
                plays.size());
    }

    /** The mean, and what all but one play in ten stayed above and below. */
    public record Band(double low, double mean, double high) {
        static Band of(List<DayResult> plays, ToDoubleFunction<DayResult> figure) {
            double[] sorted = plays.stream().mapToDouble(figure).sorted().toArray();
            double mean = Arrays.stream(sorted).average().orElse(0);
            return new Band(at(sorted, 0.1), mean, at(sorted, 0.9));
        }

        private static double at(double[] sorted, double share) {
            return sorted[(int) Math.round(share * (sorted.length - 1))];
        }
    }
}
