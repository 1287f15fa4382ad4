package outdial.compliance;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import outdial.compliance.words.Saying;

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
    public Saying objection(GateFacts facts, Instant at) {
        String country = facts.number().country();
        Set<String> allowed = facts.terms().countries();
        String may = String.join(", ", new TreeSet<>(allowed));
        if (country.equals(NumberPlan.NO_COUNTRY)) {
            return allowed.isEmpty() ? Saying.of("rule.noCountryNone") : Saying.of("rule.noCountry", may);
        }
        return allowed.isEmpty() ? Saying.of("rule.countryNone", country) : Saying.of("rule.country", country, may);
    }
}
