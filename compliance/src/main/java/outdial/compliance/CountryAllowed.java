package outdial.compliance;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** The campaign names the number's country; one that it doesn't name is not dialled. */
record CountryAllowed() implements Rule {
    @Override
    public RuleName name() {
        return RuleName.COUNTRY_ALLOWED;
    }

    @Override
    public Instant opens(GateFacts facts, Instant at) {
        return Rule.always(facts.terms().countries().contains(facts.number().country()), at);
    }

    @Override
    public String objection(GateFacts facts, Instant at) {
        String country = facts.number().country();
        Set<String> allowed = facts.terms().countries();
        String number = country.equals(NumberPlan.NO_COUNTRY)
                ? "No country claims the number"
                : "The number belongs to " + country;
        return allowed.isEmpty()
                ? number + "; the campaign names no country that may be dialled."
                : number + "; the campaign may dial " + String.join(", ", new TreeSet<>(allowed)) + ".";
    }
}
