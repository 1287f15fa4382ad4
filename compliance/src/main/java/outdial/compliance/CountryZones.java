package outdial.compliance;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The time zones of each country. Zones of one country that keep the same time from 2020 to 2037 stand as one, by the
 * name that the file has first: the twelve of Argentina are one.
 */
final class CountryZones {
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2038-01-01T00:00:00Z");

    /** By the tz database of the running Java. */
    static final CountryZones TZDB = new CountryZones(DataLines.zonesByKey("country-zones.txt"));

    private final Map<String, ? extends Collection<ZoneId>> listed;
    private final Map<String, Map<Clock, ZoneId>> byClock = new HashMap<>();
    private final Map<String, Set<ZoneId>> zones = new HashMap<>();
    private final Map<ZoneId, Clock> clocks = new ConcurrentHashMap<>();

    private CountryZones(Map<String, ? extends Collection<ZoneId>> listed) {
        this.listed = listed;
        listed.forEach((country, ids) -> {
            var distinct = new LinkedHashMap<Clock, ZoneId>();
            ids.forEach(zone -> distinct.putIfAbsent(clock(zone), zone));
            byClock.put(country, distinct);
            zones.put(country, Set.copyOf(distinct.values()));
        });
    }

    /** Every zone of the country; none when it has no zones here, as {@code ZZ}. */
    Set<ZoneId> of(String country) {
        return zones.getOrDefault(country, Set.of());
    }

    /** {@code zone} if it is one of the country, else the country's zone that keeps the same time, if there is one. */
    Optional<ZoneId> own(String country, ZoneId zone) {
        if (listed.containsKey(country) && listed.get(country).contains(zone)) {
            return Optional.of(zone);
        }
        return Optional.ofNullable(byClock.getOrDefault(country, Map.of()).get(clock(zone)));
    }

    private Clock clock(ZoneId zone) {
        return clocks.computeIfAbsent(zone, Clock::of);
    }

    /** What a zone's clocks show between the two instants, whatever its name. */
    private record Clock(ZoneOffset start, List<ZoneOffsetTransition> changes) {
        static Clock of(ZoneId zone) {
            var changes = new ArrayList<ZoneOffsetTransition>();
            ZoneOffsetTransition next = zone.getRules().nextTransition(FROM);
            while (next != null && next.getInstant().isBefore(UNTIL)) {
                changes.add(next);
                next = zone.getRules().nextTransition(next.getInstant());
            }
            return new Clock(zone.getRules().getOffset(FROM), List.copyOf(changes));
        }
    }
}
