package outdial.compliance;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where a lead's file says that the person lives, as it says it; an empty text for what it does not say. A number may have
 * moved away from its area, so law and clock of the address bind as well as those of the number. Neither lifts the other's.
 *
 * @param country two letters of ISO 3166; without it region and postcode tell nothing
 * @param region its code or its name
 * @param zone a time zone of the tz database
 */
public record Address(String country, String region, String postcode, String zone) {
    /** Nothing is said of it. */
    public static final Address UNKNOWN = new Address("", "", "", "");

    private static final int COUNTRY_LETTERS = 2;

    public Address {
        country = country.strip().toUpperCase(Locale.ROOT);
    }

    /** The same in this country if it names none itself: files of one country leave it out. */
    public Address in(String usual) {
        return country.isEmpty() && !(region.isBlank() && postcode.isBlank())
                ? new Address(usual, region, postcode, zone)
                : this;
    }

    boolean isUnknown() {
        return country.isEmpty() && zone.isBlank();
    }

    /** The regions it may be in: that of its name and those of its postcode, which ought to agree. */
    Set<String> regions() {
        if (country.length() != COUNTRY_LETTERS) {
            return Set.of();
        }
        var regions = new HashSet<>(AddressRegions.KNOWN.of(country, postcode));
        if (!region.isBlank()) {
            AddressRegions.KNOWN.named(country, region).ifPresent(regions::add);
        }
        return regions;
    }

    /**
     * The zones in which the person may be, besides those of the number.
     *
     * @param ofNumber country of the number: within it an address without a region tells no zone
     */
    Set<ZoneId> zones(String ofNumber) {
        var zones = new HashSet<ZoneId>();
        own(zones);
        Set<String> regions = regions();
        regions.forEach(each -> zones.addAll(AddressRegions.KNOWN.zones(each)));
        if (zones.isEmpty() && !country.equals(ofNumber)) {
            zones.addAll(CountryZones.TZDB.of(country));
        }
        return zones;
    }

    private void own(Set<ZoneId> zones) {
        try {
            if (!zone.isBlank()) {
                zones.add(ZoneId.of(zone.strip()));
            }
        } catch (DateTimeException noZone) {
            // What is no zone tells nothing; imports refuse it.
        }
    }
}
