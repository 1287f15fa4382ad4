package outdial.imports.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outdial.compliance.NumberFacts;
import outdial.sql.LeadField;

/**
 * A lead as its row gives it, before it has an id.
 *
 * @param value orders the hopper, the highest first; without one it is 0
 * @param phones valid numbers, in the order of their columns, none twice; never empty
 * @param custom texts by the custom column's place in {@link ColumnMapping#customNames}
 */
public record LeadDraft(
        Map<LeadField, String> texts, Optional<Integer> value, List<NumberFacts> phones, Map<Integer, String> custom) {
    private static final int MOST_PHONES = 20;

    public LeadDraft {
        texts = Map.copyOf(texts);
        phones = List.copyOf(phones);
        custom = Map.copyOf(custom);
        if (phones.isEmpty()) {
            throw new IllegalArgumentException("A lead without a phone can't be dialled: " + texts);
        }
    }

    /** This lead with what a later row says of it: its texts, and its numbers behind these. */
    public LeadDraft merged(LeadDraft later) {
        Map<LeadField, String> allTexts = new HashMap<>(texts);
        allTexts.putAll(later.texts);
        Map<Integer, String> allCustom = new HashMap<>(custom);
        allCustom.putAll(later.custom);
        List<NumberFacts> allPhones = new ArrayList<>(phones);
        later.phones.stream()
                .filter(phone ->
                        phones.stream().noneMatch(known -> known.number().equals(phone.number())))
                .limit(Math.max(0, MOST_PHONES - phones.size()))
                .forEach(allPhones::add);
        return new LeadDraft(allTexts, later.value.or(() -> value), allPhones, allCustom);
    }
}
