package outdial.reports;

import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.ATTEMPT_TALLY;
import static outdial.sql.gen.Tables.LEAD;

import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import outdial.model.call.Outcome;

/**
 * Which attempts of a span are meant. The same in tallies and in attempts, said once each.
 *
 * @param list 0 for attempts at leads that are gone
 * @param agent 0 for nobody
 * @param disposition empty for none recorded
 */
record Narrowing(Optional<Long> list, Optional<Long> agent, Optional<String> disposition, Measure measure) {
    static final Narrowing ALL = new Narrowing(Optional.empty(), Optional.empty(), Optional.empty(), Measure.ATTEMPTS);

    Condition ofTallies() {
        return DSL.and(
                list.map(ATTEMPT_TALLY.LIST_ID::eq).orElse(DSL.noCondition()),
                agent.map(ATTEMPT_TALLY.AGENT_ID::eq).orElse(DSL.noCondition()),
                disposition.map(ATTEMPT_TALLY.DISPOSITION::eq).orElse(DSL.noCondition()),
                measure == Measure.ATTEMPTS
                        ? DSL.noCondition()
                        : ATTEMPT_TALLY.OUTCOME.in(measure.names().stream()
                                .map(name -> name.orElse(""))
                                .toList()));
    }

    /** Needs table {@code lead} joined if {@link #list} is given. */
    Condition ofAttempts() {
        return DSL.and(
                list.map(id -> id == 0 ? LEAD.LIST_ID.isNull() : LEAD.LIST_ID.eq(id))
                        .orElse(DSL.noCondition()),
                agent.map(id -> id == 0 ? ATTEMPT.AGENT_ID.isNull() : ATTEMPT.AGENT_ID.eq(id))
                        .orElse(DSL.noCondition()),
                disposition
                        .map(code -> code.isEmpty() ? ATTEMPT.DISPOSITION.isNull() : ATTEMPT.DISPOSITION.eq(code))
                        .orElse(DSL.noCondition()),
                outcomes(measure.names()));
    }

    private static Condition outcomes(Set<Optional<String>> names) {
        if (names.size() == Outcome.values().length + 1) {
            return DSL.noCondition();
        }
        Condition named =
                ATTEMPT.OUTCOME.in(names.stream().flatMap(Optional::stream).toList());
        return names.contains(Optional.<String>empty()) ? named.or(ATTEMPT.OUTCOME.isNull()) : named;
    }
}
