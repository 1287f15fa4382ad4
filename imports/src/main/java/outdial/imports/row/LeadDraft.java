package outdial.imports.row;

import java.util.List;
import java.util.Map;
import outdial.compliance.NumberFacts;
import outdial.sql.LeadField;

/**
 * A lead as its row gives it, before it has an id.
 *
 * @param value orders the hopper, the highest first
 * @param phones valid numbers, in the order of their columns, none twice; never empty
 * @param custom texts by the custom column's place in {@link ColumnMapping#customNames}
 */
public record LeadDraft(
        Map<LeadField, String> texts, int value, List<NumberFacts> phones, Map<Integer, String> custom) {
    public LeadDraft {
        texts = Map.copyOf(texts);
        phones = List.copyOf(phones);
        custom = Map.copyOf(custom);
        if (phones.isEmpty()) {
            throw new IllegalArgumentException("A lead without a phone can't be dialled: " + texts);
        }
    }
}
