package outdial.sql;

import java.util.List;
import java.util.Map;
import outdial.compliance.NumberFacts;

/**
 * A lead about to be written.
 *
 * @param row its row in the run's file
 * @param value orders the hopper, the highest first
 * @param rankKey its place in the hopper, the lowest first
 * @param phones in the order in which they are dialled; never empty
 * @param custom texts by {@code custom_field} id
 */
public record NewLead(
        long row,
        Map<LeadField, String> texts,
        int value,
        long rankKey,
        List<NumberFacts> phones,
        Map<Long, String> custom) {
    public NewLead {
        texts = Map.copyOf(texts);
        phones = List.copyOf(phones);
        custom = Map.copyOf(custom);
    }
}
