package outdial.compliance.register;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.pack.Terms;

/**
 * Until when the copy of a register may be asked.
 *
 * @param rule id of the rule that asks it
 * @param register the register's own name
 * @param asOf when its keeper made the copy
 * @param ends from this instant on the copy is too old, and whom the rule binds is not called
 */
public record RegisterAge(String rule, String register, Instant asOf, Instant ends) {
    /** How long before its end a copy is worth an alarm: enough to order a new one and load it. */
    public static final Duration WARNING = Duration.ofDays(7);

    /** How the copies of one register stand. */
    public enum Standing {
        FRESH,
        ENDING,
        STALE
    }

    /**
     * The ages of these copies.
     *
     * @param copies of which day the copy of each register is, by the rule that asks it; rules of no pack are left out
     */
    public static List<RegisterAge> of(RulePacks packs, Map<String, Instant> copies) {
        return packs.rules().stream()
                .filter(rule -> copies.containsKey(rule.id()))
                .flatMap(rule -> rule.terms() instanceof Terms.Register(var name, var days, var _)
                        ? Stream.of(of(rule.id(), name, days, copies))
                        : Stream.empty())
                .toList();
    }

    private static RegisterAge of(String rule, String name, int days, Map<String, Instant> copies) {
        Instant asOf = Objects.requireNonNull(copies.get(rule));
        return new RegisterAge(rule, name, asOf, asOf.plus(Duration.ofDays(days)));
    }

    public Standing at(Instant at) {
        if (at.isAfter(ends)) {
            return Standing.STALE;
        }
        return at.plus(WARNING).isAfter(ends) ? Standing.ENDING : Standing.FRESH;
    }

    /** For whoever has to load the next copy. */
    public String sentence(Instant at) {
        String copy = "The copy of " + register + " (" + rule + ") is of " + asOf;
        return switch (at(at)) {
            case FRESH -> copy + " and good until " + ends + ".";
            case ENDING ->
                copy + " and good only until " + ends
                        + ". Load a newer one by then, or nobody is called where it binds.";
            case STALE -> copy + " and too old since " + ends + ". Nobody is called where it binds. Load a newer one.";
        };
    }
}
