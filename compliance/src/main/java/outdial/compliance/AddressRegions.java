package outdial.compliance;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The regions of addresses, by what people write as a region and by postcodes. */
final class AddressRegions {
    /** Read once, when first asked for. */
    static final AddressRegions KNOWN = new AddressRegions(DataLines.wordsByKey("address-regions.txt"));

    private static final char POSTCODE = '@';
    private static final int LONGEST_START = 3;

    /** Digits of a postcode, in countries where it may begin with a nought, and of one with its extension. */
    private static final Map<String, Integer> DIGITS = Map.of("US", 5, "FR", 5, "ES", 5, "AU", 4);

    private static final int EXTENDED = 9;

    private final Map<String, Set<ZoneId>> zones = new HashMap<>();
    private final Map<String, String> byName = new HashMap<>();
    private final Map<String, Set<String>> byPostcode = new HashMap<>();

    private AddressRegions(Map<String, List<String>> lines) {
        lines.forEach((region, words) -> words.forEach(word -> read(region, word)));
    }

    private void read(String region, String word) {
        String country = country(region);
        byName.put(key(country, region), region);
        byName.put(key(country, region.substring(country.length() + 1)), region);
        if (word.charAt(0) == POSTCODE) {
            readPostcodes(region, word.substring(1));
        } else if (word.indexOf('/') > 0) {
            zones.computeIfAbsent(region, _ -> new HashSet<>()).add(ZoneId.of(word));
        } else {
            byName.put(key(country, word.replace('_', ' ')), region);
        }
    }

    private void readPostcodes(String region, String range) {
        int hyphen = range.indexOf('-');
        if (hyphen < 0) {
            start(region, range);
            return;
        }
        int last = Integer.parseInt(range.substring(hyphen + 1));
        for (int each = Integer.parseInt(range.substring(0, hyphen)); each <= last; each++) {
            String digits = String.valueOf(each);
            start(region, "0".repeat(hyphen - digits.length()) + digits);
        }
    }

    private void start(String region, String postcode) {
        byPostcode
                .computeIfAbsent(key(country(region), postcode), _ -> new HashSet<>())
                .add(region);
    }

    private static String country(String region) {
        return region.substring(0, 2);
    }

    private static String key(String country, String text) {
        return country + " " + text.replace(".", "").replace('-', ' ');
    }

    /** The region that people write so: its code, with or without the country's, or its name, in any case. */
    Optional<String> named(String country, String region) {
        return Optional.ofNullable(byName.get(key(country, region.strip().toUpperCase(Locale.ROOT))));
    }

    /**
     * Every region in which a postcode may be; none if postcodes of the country, or this one, tell nothing. Where it has
     * too few digits a spreadsheet has dropped noughts; of one that lacks several it may also be the beginning.
     */
    Set<String> of(String country, String postcode) {
        String code = postcode.strip().toUpperCase(Locale.ROOT);
        int digits = digits(code);
        int whole = digits > DIGITS.getOrDefault(country, digits) ? EXTENDED : DIGITS.getOrDefault(country, digits);
        if (digits == 0 || digits >= whole) {
            return startingWith(country, code);
        }
        Set<String> dropped = startingWith(country, "0".repeat(whole - digits) + code);
        if (digits == whole - 1) {
            return dropped;
        }
        var both = new HashSet<>(dropped);
        both.addAll(startingWith(country, code));
        return both;
    }

    private static int digits(String code) {
        int digits = 0;
        while (digits < code.length() && Character.isDigit(code.charAt(digits))) {
            digits++;
        }
        return digits;
    }

    private Set<String> startingWith(String country, String code) {
        for (int length = Math.min(LONGEST_START, code.length()); length > 0; length--) {
            Set<String> found = byPostcode.get(key(country, code.substring(0, length)));
            if (found != null) {
                return found;
            }
        }
        return Set.of();
    }

    Set<ZoneId> zones(String region) {
        return zones.getOrDefault(region, Set.of());
    }
}
