package outdial.compliance;

import java.time.Instant;
import java.util.Set;
import outdial.compliance.NumberFacts.NumberType;
import outdial.compliance.words.Saying;

/** House and campaign both name the number's kind of line; one that either doesn't name is not dialled. */
record TypeAllowed(Set<NumberType> types) implements Rule {
    TypeAllowed {
        types = Set.copyOf(types);
    }

    @Override
    public RuleName name() {
        return RuleName.TYPE_ALLOWED;
    }

    @Override
    public Instant opens(GateFacts facts, Instant at) {
        NumberType type = facts.number().type();
        return Rule.always(types.contains(type) && facts.terms().types().contains(type), at);
    }

    @Override
    public Saying objection(GateFacts facts, Instant at) {
        NumberType type = facts.number().type();
        return Saying.of(
                types.contains(type) ? "rule.typeCampaign" : "rule.typeHouse", Saying.of("part." + type.name()));
    }
}
