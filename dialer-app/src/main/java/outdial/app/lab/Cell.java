package outdial.app.lab;

import java.util.Arrays;
import java.util.List;

/**
 * One policy in one scenario with one team, over so many days.
 *
 * @param results day by day, by rising seed
 * @param microsPerDecision processor time of one decision on average
 */
record Cell(Scenario scenario, int team, String policy, List<DayResult> results, double microsPerDecision) {
    private static final double TWO_SIDED_95 = 1.96;

    Cell {
        results = List.copyOf(results);
    }

    int days() {
        return results.size();
    }

    double occupancy() {
        return mean(occupancies());
    }

    /** Half width of the 95 % interval of the mean, per cent. */
    double occupancyWithin() {
        return within(occupancies());
    }

    double abandonment() {
        return mean(abandonments());
    }

    double abandonmentOfTheBadDay() {
        return quantile(abandonments(), 0.95);
    }

    double abandonmentOfTheWorstDay() {
        return Arrays.stream(abandonments()).max().orElse(0);
    }

    long daysOver() {
        return results.stream().filter(one -> one.over(scenario.cap())).count();
    }

    /** All abandoned over all who answered, from 0 to 1. */
    double pooledAbandonment() {
        double persons = results.stream().mapToInt(DayResult::persons).sum();
        return persons == 0
                ? 0
                : results.stream().mapToInt(DayResult::abandoned).sum() / persons;
    }

    double waitMean() {
        double connects = connects();
        return connects == 0
                ? 0
                : results.stream().mapToDouble(one -> one.waits().sum()).sum() / connects;
    }

    double waitOfTheUnlucky() {
        return Waits.unlucky(results.stream().map(DayResult::waits).toList());
    }

    double connectsPerAgentHour() {
        double hours = results.stream().mapToDouble(DayResult::present).sum() / 3_600;
        return hours == 0 ? 0 : connects() / hours;
    }

    double callsPerConnect() {
        double connects = connects();
        return connects == 0 ? 0 : results.stream().mapToInt(DayResult::calls).sum() / connects;
    }

    /** By how much its occupancy is above another's, day by day with the same seeds: mean and half width, points. */
    double[] gainOver(Cell other) {
        double[] gains = new double[days()];
        for (int day = 0; day < gains.length; day++) {
            gains[day] = results.get(day).occupancy() - other.results.get(day).occupancy();
        }
        return new double[] {mean(gains), within(gains)};
    }

    private double connects() {
        return results.stream().mapToInt(DayResult::connects).sum();
    }

    private double[] occupancies() {
        return results.stream().mapToDouble(DayResult::occupancy).toArray();
    }

    private double[] abandonments() {
        return results.stream().mapToDouble(DayResult::abandonment).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double within(double[] values) {
        if (values.length < 2) {
            return 0;
        }
        double mean = mean(values);
        double squares =
                Arrays.stream(values).map(one -> (one - mean) * (one - mean)).sum();
        return TWO_SIDED_95 * Math.sqrt(squares / (values.length - 1) / values.length);
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }
}
