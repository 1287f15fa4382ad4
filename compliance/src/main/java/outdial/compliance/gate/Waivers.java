package outdial.compliance.gate;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All waivers that one call has. Which rules may be left aside at all is for those who ask them. Safe on any thread. */
public final class Waivers {
    public static final Waivers NONE = new Waivers(Map.of());

    private final Map<String, List<Waiver>> byRule;

    private Waivers(Map<String, List<Waiver>> byRule) {
        this.byRule = byRule;
    }

    public static Waivers of(Collection<Waiver> all) {
        return all.isEmpty() ? NONE : new Waivers(all.stream().collect(Collectors.groupingBy(Waiver::rule)));
    }

    /** Whether the rule is left aside at {@code at}. */
    public boolean cover(String rule, Instant at) {
        return !byRule.isEmpty()
                && byRule.getOrDefault(rule, List.of()).stream().anyMatch(one -> one.covers(at));
    }

    /**
     * What a rule that would pass from {@code opens} on answers at {@code at}, the waivers considered: {@code at} if it
     * is left aside then, and no instant later than one at which it begins to be.
     */
    public Instant eased(String rule, Instant opens, Instant at) {
        if (byRule.isEmpty() || opens.equals(at)) {
            return opens;
        }
        Instant eased = opens;
        for (Waiver one : byRule.getOrDefault(rule, List.of())) {
            if (one.covers(at)) {
                return at;
            }
            if (one.from().isAfter(at) && one.from().isBefore(eased)) {
                eased = one.from();
            }
        }
        return eased;
    }

    /** As {@link #eased(String, Instant, Instant)}, in seconds of the epoch. */
    long eased(String rule, long opens, long at) {
        if (byRule.isEmpty() || opens == at) {
            return opens;
        }
        long eased = opens;
        for (Waiver one : byRule.getOrDefault(rule, List.of())) {
            long from = one.from().getEpochSecond();
            if (from <= at && at < one.until().getEpochSecond()) {
                return at;
            }
            eased = from > at ? Math.min(eased, from) : eased;
        }
        return eased;
    }
}
