package outdial.app.cli;

import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.compliance.pack.PackRule;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.pack.RuleType;
import outdial.sql.DoNotCalls;

/** That a do-not-call list is a register's copy of some day, as said on the command line. */
record RegisterCopy(String list, String rule, LocalDate asOf) {
    /** What the options say, if anything; refuses what makes no sense before anything is imported. */
    static Optional<RegisterCopy> of(@Nullable String list, @Nullable String rule, @Nullable LocalDate asOf) {
        if (rule == null && asOf == null) {
            return Optional.empty();
        }
        if (list == null || rule == null || asOf == null) {
            throw new Refused("--register and --as-of go together, and with --do-not-call. Nothing was imported.");
        }
        refuseUnknown(rule, "Nothing was imported.");
        return Optional.of(new RegisterCopy(list, rule, asOf));
    }

    /** Refuses what is no rule that asks a register. */
    static void refuseUnknown(String rule, String safe) {
        var registers = RulePacks.shipped().rules().stream()
                .filter(one -> one.type() == RuleType.REGISTER)
                .map(PackRule::id)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!registers.contains(rule)) {
            throw new Refused(
                    "No rule '" + rule + "' asks a register. These do: " + String.join(", ", registers) + ". " + safe);
        }
    }

    /** Keeps it; what to tell. */
    String note(DSLContext dsl, Optional<String> client) {
        boolean noted = new DoNotCalls(dsl, ClientNamed.of(client, dsl)).copyOfRegister(list, rule, asOf);
        return noted
                ? "The list '" + list + "' is the copy of " + asOf + " of the register that " + rule + " asks."
                : "The list '" + list + "' could not be made a register's copy, so it binds every call.";
    }
}
