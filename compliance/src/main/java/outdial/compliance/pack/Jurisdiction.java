package outdial.compliance.pack;

import java.util.List;
import java.util.Optional;

/**
 * A country, a state, or a layer above countries.
 *
 * @param id as {@code US-FL}: ISO 3166 where it is a country or a part of one
 * @param parent whose rules bind here too
 */
public record Jurisdiction(
        String id, String name, Optional<String> parent, String regulator, String penalties, List<PackRule> rules) {
    public Jurisdiction {
        rules = List.copyOf(rules);
    }

    Jurisdiction with(List<PackRule> others) {
        return new Jurisdiction(id, name, parent, regulator, penalties, others);
    }
}
