package outdial.compliance.pack;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One dated rule of a pack.
 *
 * @param from first day in force, by the called person's calendar
 * @param until first day no longer in force; empty while no end is known
 * @param replaces the rule that ended when this one began, if any
 */
public record PackRule(
        String id,
        String jurisdiction,
        RuleType type,
        Scope scope,
        LocalDate from,
        Optional<LocalDate> until,
        Optional<String> replaces,
        Terms terms,
        Provenance provenance) {
    /** Whether two people may leave it aside: it is not law, nor a regulator's, nor a code's, and only puts calls off. */
    public boolean mayBeWaived() {
        return type.isAboutTime() && provenance.level().isOurs();
    }

    /** The country it belongs to, as two letters, whatever part of it it is about. */
    public String country() {
        return jurisdiction.split("-", -1)[0];
    }

    public boolean isInForce(LocalDate day) {
        return !day.isBefore(from) && until.filter(end -> !day.isBefore(end)).isEmpty();
    }

    boolean meets(PackRule other) {
        return type == other.type
                && jurisdiction.equals(other.jurisdiction)
                && scope.meets(other.scope)
                && from.isBefore(other.until.orElse(LocalDate.MAX))
                && other.from.isBefore(until.orElse(LocalDate.MAX));
    }
}
