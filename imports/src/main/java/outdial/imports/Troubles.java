package outdial.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import outdial.imports.row.Numbers;
import outdial.imports.row.Remark;
import outdial.imports.row.Repair;

/** Refused rows counted by what is wrong with them, and what would mend many of them at once. */
final class Troubles {
    private static final int SAMPLES = 3;
    private static final int GROUPS = 200;

    /** Refused numbers on which repairs are tried; each costs a reading for every repair. */
    private static final int TRIED = 5_000;

    /** Where else numbers may be from, beside the countries of the campaign. */
    private static final List<String> OFTEN = List.of("BG", "NL", "BE", "DE", "LT", "LV", "EE", "IR", "GB", "US", "FR");

    private final Numbers numbers;
    private final String country;
    private final List<Repair> repairs;
    private final Map<Group, Tally> tallies = new LinkedHashMap<>();
    private int tried;

    /**
     * An empty count.
     *
     * @param country in which the numbers were read
     * @param countries in which they may be read as well
     */
    Troubles(Numbers numbers, String country, Set<String> countries) {
        this.numbers = numbers;
        this.country = country;
        Set<String> others = new LinkedHashSet<>(countries);
        others.addAll(OFTEN);
        others.remove(country);
        this.repairs = new ArrayList<>(List.of(Repair.PLUS_LOST));
        others.stream()
                .filter(other -> other.matches("[A-Z]{2}"))
                .map(Repair::new)
                .forEach(repairs::add);
    }

    private record Group(Remark.Kind kind, String column) {}

    private static final class Tally {
        private long rows;
        private final Set<String> samples = new LinkedHashSet<>();
        private final Map<Repair, Long> mended = new HashMap<>();
        private int tried;
        private String why = "";
    }

    /** Counts one refused row. */
    void add(List<Remark> why) {
        Set<Group> seen = new LinkedHashSet<>();
        for (Remark remark : why) {
            var group = new Group(remark.kind(), remark.column());
            if (tallies.size() >= GROUPS && !tallies.containsKey(group)) {
                continue;
            }
            Tally tally = tallies.computeIfAbsent(group, _ -> new Tally());
            tally.rows += seen.add(group) ? 1 : 0;
            tally.why = tally.why.isEmpty() ? remark.why() : tally.why;
            if (tally.samples.size() < SAMPLES && !remark.value().isEmpty()) {
                tally.samples.add(remark.value());
            }
            if (remark.kind() == Remark.Kind.PHONE && tried < TRIED) {
                tried++;
                tryOn(remark.value(), tally);
            }
        }
    }

    private void tryOn(String number, Tally tally) {
        tally.tried++;
        for (Repair repair : repairs) {
            if (repair.mends(numbers, number, country)) {
                tally.mended.merge(repair, 1L, Long::sum);
            }
        }
    }

    /** The largest first. */
    List<Trouble> largestFirst() {
        return tallies.entrySet().stream()
                .map(entry -> {
                    Tally tally = entry.getValue();
                    return new Trouble(
                            entry.getKey().kind(),
                            entry.getKey().column(),
                            tally.rows,
                            List.copyOf(tally.samples),
                            tally.why,
                            best(tally));
                })
                .sorted(Comparator.comparingLong(Trouble::rows).reversed())
                .toList();
    }

    /** The repair that mends most of them, countries of the campaign first, if it is a tenth of what it was tried on. */
    private Optional<Trouble.Cure> best(Tally tally) {
        return tally.mended.entrySet().stream()
                .filter(mended -> 10 * mended.getValue() >= tally.tried)
                .max(Map.Entry.<Repair, Long>comparingByValue()
                        .thenComparing(entry -> repairs.indexOf(entry.getKey()), Comparator.reverseOrder()))
                .map(mended -> new Trouble.Cure(mended.getKey(), mended.getValue(), tally.tried));
    }
}
