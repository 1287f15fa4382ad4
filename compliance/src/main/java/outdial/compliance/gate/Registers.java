package outdial.compliance.gate;

import java.util.Map;
import outdial.compliance.gate.CallFacts.RegisterCheck;

/**
 * What do-not-call registers said of a number.
 *
 * @param named by the id of the rule that asks the register
 * @param others what all the others said
 */
public record Registers(Map<String, RegisterCheck> named, RegisterCheck others) {
    public Registers {
        named = Map.copyOf(named);
    }

    /** All of them the same. */
    public static Registers all(RegisterState state) {
        return new Registers(Map.of(), RegisterCheck.of(state));
    }

    /** These were asked, and no others. */
    public static Registers asked(Map<String, RegisterCheck> named) {
        return new Registers(named, RegisterCheck.of(RegisterState.UNSCRUBBED));
    }

    RegisterCheck of(String rule) {
        return named.getOrDefault(rule, others);
    }
}
