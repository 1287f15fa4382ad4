package outdial.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import outdial.compliance.NumberFacts;

/**
 * What a later row says of a lead that is there already. Blank cells say nothing.
 *
 * @param value a new value, if the row has one
 * @param rank from a lead's place in the hopper to its new one
 * @param phones those that the lead lacks are added behind its own
 * @param custom texts by {@code custom_field} id
 */
public record LeadChange(
        long lead,
        Map<LeadField, String> texts,
        Optional<Integer> value,
        LongUnaryOperator rank,
        List<NumberFacts> phones,
        Map<Long, String> custom) {
    public LeadChange {
        texts = Map.copyOf(texts);
        phones = List.copyOf(phones);
        custom = Map.copyOf(custom);
    }
}
