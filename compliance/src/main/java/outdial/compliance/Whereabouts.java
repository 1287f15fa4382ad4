package outdial.compliance;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import outdial.compliance.NumberFacts.NumberType;
import outdial.compliance.gate.NumberStanding;
import outdial.compliance.pack.Line;

/**
 * Whose rules bind a call to a number, and what time it may be there, from the number and any known address. A number without a place,
 * as a toll-free one, has neither.
 *
 * @param jurisdictions as rule packs name them; empty if unknown
 * @param zones every zone the called person may be in; empty if unknown
 */
public record Whereabouts(NumberStanding standing, Line line, List<String> jurisdictions, Set<ZoneId> zones) {
    private static final int LONGEST_AREA = 4;
    private static final Map<String, String> REGIONS = regions();
    private static final Map<String, Set<ZoneId>> MOBILE_ZONES = mobileZones();

    /** Regions with calling codes of their own that are parts of a country whose rules bind there. */
    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("PR", "US-PR"),
            Map.entry("VI", "US-VI"),
            Map.entry("GU", "US-GU"),
            Map.entry("MP", "US-MP"),
            Map.entry("AS", "US-AS"),
            Map.entry("RE", "FR-RE"),
            Map.entry("GP", "FR-GP"),
            Map.entry("MQ", "FR-MQ"),
            Map.entry("GF", "FR-GF"),
            Map.entry("YT", "FR-YT"),
            Map.entry("BL", "FR-BL"),
            Map.entry("MF", "FR-MF"),
            Map.entry("PM", "FR-PM"),
            Map.entry("CX", "AU-CX"),
            Map.entry("CC", "AU-CC"));

    public static Whereabouts of(NumberFacts number) {
        boolean hasPlace = hasPlace(number);
        return new Whereabouts(
                standing(number),
                line(number.type()),
                hasPlace ? List.of(jurisdiction(number)) : List.of(),
                hasPlace ? zones(number) : Set.of());
    }

    /** Every zone of the country in which a jurisdiction lies; none if it lies in none. */
    public static Set<ZoneId> zonesOf(String jurisdiction) {
        int dash = jurisdiction.indexOf('-');
        return CountryZones.TZDB.of(dash < 0 ? jurisdiction : jurisdiction.substring(0, dash));
    }

    /** Of a person of whom an address is known besides; a number without a place stays without. */
    public static Whereabouts of(NumberFacts number, Address address) {
        Whereabouts of = of(number);
        if (address.isUnknown() || of.jurisdictions.isEmpty()) {
            return of;
        }
        var jurisdictions = new LinkedHashSet<>(of.jurisdictions);
        jurisdictions.addAll(jurisdictions(address, number.country()));
        return new Whereabouts(of.standing, of.line, List.copyOf(jurisdictions), zonesOf(number, address));
    }

    /**
     * Every zone in which a lead of this number and address may be, to find those who may be called now before the gate is
     * asked; none where the number tells none.
     */
    public static Set<ZoneId> zones(NumberFacts number, Address address) {
        return number.zones().isEmpty() ? Set.of() : zonesOf(number, address.in(number.country()));
    }

    /** The same, but every zone of the number's country where the number tells none. */
    static Set<ZoneId> zonesOf(NumberFacts number, Address address) {
        Set<ZoneId> ofNumber = zones(number);
        if (address.isUnknown()) {
            return ofNumber;
        }
        var zones = new HashSet<>(ofNumber);
        zones.addAll(address.zones(number.country()));
        return zones;
    }

    /** A country that is not told apart by regions, or whose region is not known, is added if it is another. */
    private static Set<String> jurisdictions(Address address, String ofNumber) {
        Set<String> regions = address.regions();
        return !regions.isEmpty()
                        || address.country().isEmpty()
                        || address.country().equals(ofNumber)
                ? regions
                : Set.of(country(address.country()));
    }

    private static NumberStanding standing(NumberFacts number) {
        if (!number.valid()) {
            return NumberStanding.INVALID;
        }
        return switch (number.type()) {
            case PREMIUM_RATE, SHARED_COST -> NumberStanding.COSTLY;
            case FIXED, MOBILE, FIXED_OR_MOBILE, VOIP, PERSONAL, TOLL_FREE, UAN, PAGER, OTHER -> NumberStanding.VALID;
        };
    }

    /** The line as rules tell lines apart. */
    public static Line line(NumberType type) {
        return switch (type) {
            case FIXED -> Line.FIXED;
            case MOBILE -> Line.MOBILE;
            case FIXED_OR_MOBILE -> Line.FIXED_OR_MOBILE;
            case VOIP, PERSONAL, TOLL_FREE, PREMIUM_RATE, SHARED_COST, UAN, PAGER, OTHER -> Line.OTHER;
        };
    }

    private static boolean hasPlace(NumberFacts number) {
        return !number.country().equals(NumberPlan.NO_COUNTRY)
                && switch (number.type()) {
                    case FIXED, MOBILE, FIXED_OR_MOBILE, VOIP, PREMIUM_RATE, SHARED_COST -> true;
                    case PERSONAL, TOLL_FREE, UAN, PAGER, OTHER -> false;
                };
    }

    private static String jurisdiction(NumberFacts number) {
        String digits = number.number().digits();
        String region = digits.length() < LONGEST_AREA ? null : REGIONS.get(digits.substring(0, LONGEST_AREA));
        if (region != null && region.startsWith(number.country())) {
            return region;
        }
        return country(number.country());
    }

    private static String country(String code) {
        return switch (code) {
            case "US" -> "US-OTHER";
            case "CA" -> "CA-OTHER";
            default -> PARTS.getOrDefault(code, code);
        };
    }

    private static Set<ZoneId> zones(NumberFacts number) {
        Set<ZoneId> mobile = MOBILE_ZONES.get(number.country());
        return mobile != null && number.type() == NumberType.MOBILE ? mobile : CandidateZones.of(number);
    }

    private static Map<String, String> regions() {
        var regions = new HashMap<String, String>();
        DataLines.wordsByKey("area-regions.txt")
                .forEach((region, areas) -> areas.forEach(area -> regions.put(area, region)));
        return Map.copyOf(regions);
    }

    private static Map<String, Set<ZoneId>> mobileZones() {
        var zones = new HashMap<String, Set<ZoneId>>();
        DataLines.zonesByKey("mobile-zones.txt").forEach((country, ids) -> zones.put(country, Set.copyOf(ids)));
        return Map.copyOf(zones);
    }
}
