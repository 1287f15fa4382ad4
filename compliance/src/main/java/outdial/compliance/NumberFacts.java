package outdial.compliance;

import java.time.ZoneId;
import java.util.Set;
import outdial.model.PhoneNumber;

/**
 * What is known of a number from its digits alone; worked out once at import and kept with the phone.
 *
 * @param country ISO 3166 two letters, or {@code ZZ} when no country claims the number
 * @param valid whether the country's numbering plan has such a number
 * @param zones every zone the called person may be in; empty when unknown, which the gate reads as every zone of the
 *     country
 */
public record NumberFacts(PhoneNumber number, String country, NumberType type, boolean valid, Set<ZoneId> zones) {
    public NumberFacts {
        zones = Set.copyOf(zones);
    }

    /** The same as a line of another kind. */
    public NumberFacts as(NumberType other) {
        return new NumberFacts(number, country, other, valid, zones);
    }

    /** What kind of line a number is, by its country's plan. */
    public enum NumberType {
        FIXED,
        MOBILE,
        FIXED_OR_MOBILE,
        VOIP,
        PERSONAL,
        TOLL_FREE,
        PREMIUM_RATE,
        SHARED_COST,
        UAN,
        PAGER,
        OTHER
    }
}
