package outdial.compliance.direction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Calls to a region are suspended: a storm, a mourning, an order of a regulator.
 *
 * @param place a country or a part of one as rule packs name it; a country takes in all its parts
 * @param digits what numbers there begin with, country code first; empty for every number of the place
 * @param from the first instant
 * @param until the first instant at which calls are allowed again; empty while nobody knows
 * @param reason in a person's words
 */
public record Suspension(long id, String place, String digits, Instant from, Optional<Instant> until, String reason) {
    /** @param number digits of the number called, country code first */
    boolean binds(List<String> jurisdictions, String number) {
        return number.startsWith(digits)
                && jurisdictions.stream().anyMatch(one -> one.equals(place) || one.startsWith(place + "-"));
    }

    /** Whether it is in force at {@code at}. */
    public boolean isOn(Instant at) {
        return !at.isBefore(from) && until.filter(end -> !at.isBefore(end)).isEmpty();
    }

    /** What it is about: the place and, if there are any, the digits. */
    public String where() {
        return digits.isEmpty() ? place : place + " +" + digits;
    }
}
