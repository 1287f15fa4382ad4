package outdial.compliance.pack;

import java.util.Collections;
import java.util.Set;

/** Which calls a rule is about. */
public record Scope(Set<CallKind> kinds, Set<Recipient> recipients, Set<CallMode> modes, Set<Line> lines) {
    public Scope {
        kinds = Set.copyOf(kinds);
        recipients = Set.copyOf(recipients);
        modes = Set.copyOf(modes);
        lines = Set.copyOf(lines);
    }

    /** Whether it takes in such a call. A line that may be either kind counts as both. */
    public boolean covers(CallKind kind, Recipient recipient, CallMode mode, Line line) {
        return kinds.contains(kind) && recipients.contains(recipient) && modes.contains(mode) && hasLine(line);
    }

    private boolean hasLine(Line line) {
        return lines.contains(line)
                || (line == Line.FIXED_OR_MOBILE && (lines.contains(Line.FIXED) || lines.contains(Line.MOBILE)));
    }

    /** Whether every call that {@code other} is about is one of these. */
    boolean takesIn(Scope other) {
        return kinds.containsAll(other.kinds)
                && recipients.containsAll(other.recipients)
                && modes.containsAll(other.modes)
                && other.lines.stream().allMatch(this::hasLine);
    }

    boolean meets(Scope other) {
        return !Collections.disjoint(kinds, other.kinds)
                && !Collections.disjoint(recipients, other.recipients)
                && !Collections.disjoint(modes, other.modes)
                && !Collections.disjoint(lines, other.lines);
    }
}
