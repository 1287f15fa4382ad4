package outdial.compliance;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Every zone in which a called person may be. A table of areas is believed only for numbers that belong to an area, and
 * only where it names zones of the number's own country; else the answer is every zone of the country.
 */
final class CandidateZones {
    private static final int LONGEST_AREA = 7;

    private final CountryZones countries = CountryZones.TZDB;
    private final Map<String, Set<ZoneId>> areas = new HashMap<>();

    CandidateZones() {
        DataLines.zonesByKey("area-zones.txt").forEach((area, zones) -> areas.put(area, Set.copyOf(zones)));
    }

    /** Zones of facts that name none are those of the country. */
    static Set<ZoneId> of(NumberFacts number) {
        return number.zones().isEmpty() ? CountryZones.TZDB.of(number.country()) : number.zones();
    }

    /**
     * The candidates for one number.
     *
     * @param areal whether the number belongs to an area
     * @param table names of zones by the outside table of areas; asked only if needed
     */
    Set<ZoneId> of(String country, String digits, boolean areal, Supplier<List<String>> table) {
        Set<ZoneId> all = countries.of(country);
        if (all.size() <= 1 || !areal) {
            return all;
        }
        return area(digits).or(() -> own(country, table.get())).orElse(all);
    }

    private Optional<Set<ZoneId>> area(String digits) {
        for (int length = Math.min(LONGEST_AREA, digits.length()); length > 1; length--) {
            Set<ZoneId> zones = areas.get(digits.substring(0, length));
            if (zones != null) {
                return Optional.of(zones);
            }
        }
        return Optional.empty();
    }

    /** The named zones as the country calls them; nothing if any is not the country's. */
    private Optional<Set<ZoneId>> own(String country, Collection<String> names) {
        var own = new LinkedHashSet<ZoneId>();
        for (String name : names) {
            Optional<ZoneId> zone = zone(name).flatMap(id -> countries.own(country, id));
            if (zone.isEmpty()) {
                return Optional.empty();
            }
            own.add(zone.get());
        }
        return own.isEmpty() ? Optional.empty() : Optional.of(own);
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException unknownHere) {
            return Optional.empty();
        }
    }
}
