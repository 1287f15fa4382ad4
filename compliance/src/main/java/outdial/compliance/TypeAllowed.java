package outdial.compliance;

import java.time.Instant;
import java.util.Set;
import outdial.compliance.NumberFacts.NumberType;

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
    public String objection(GateFacts facts, Instant at) {
        NumberType type = facts.number().type();
        String who = types.contains(type) ? "the campaign" : "the house";
        return "The number is " + inWords(type) + ", and " + who + " doesn't dial such lines.";
    }

    private static String inWords(NumberType type) {
        return switch (type) {
            case FIXED -> "a fixed line";
            case MOBILE -> "a mobile phone";
            case FIXED_OR_MOBILE -> "a fixed line or a mobile phone";
            case VOIP -> "an internet line";
            case PERSONAL -> "a personal number";
            case TOLL_FREE -> "a toll-free line";
            case PREMIUM_RATE -> "a premium-rate line";
            case SHARED_COST -> "a shared-cost line";
            case UAN -> "a company-wide access number";
            case PAGER -> "a pager";
            case OTHER -> "a line of no known kind";
        };
    }
}
