package outdial.compliance;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Many verdicts in a few numbers, which add up to their count.
 *
 * @param allowed how many could be dialled now
 * @param later how many could be dialled at another time, by the rule of their first finding
 * @param never how many could not be dialled as things stand, by the rule of their first finding
 */
public record VerdictCounts(long allowed, SortedMap<String, Long> later, SortedMap<String, Long> never) {
    public static VerdictCounts of(Stream<Verdict> verdicts) {
        long[] allowed = {0};
        var later = new TreeMap<String, Long>();
        var never = new TreeMap<String, Long>();
        verdicts.forEachOrdered(verdict -> {
            switch (verdict) {
                case Verdict.Allowed _ -> allowed[0]++;
                case Verdict.Deferred(var _, var findings) -> count(later, findings.getFirst());
                case Verdict.Denied(var findings) -> count(never, findings.getFirst());
            }
        });
        return new VerdictCounts(allowed[0], later, never);
    }

    private static void count(Map<String, Long> counts, Finding first) {
        counts.merge(first.rule(), 1L, Long::sum);
    }
}
