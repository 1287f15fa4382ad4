package outdial.compliance.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outdial.compliance.NumberReader;
import outdial.compliance.gate.CallFacts;
import outdial.compliance.gate.PackFinding;
import outdial.compliance.gate.PackGate;
import outdial.compliance.gate.PackVerdict;
import outdial.compliance.pack.Jurisdiction;
import outdial.compliance.pack.PackRule;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.words.Saying;

/**
 * Why one call may or may not be made: the verdict, whose rules were asked, and what each of them says.
 *
 * @param jurisdictions whose rules bind, in the order of asking
 * @param rules every rule that bears on such a call, in the order of asking
 */
public record Explanation(
        PackVerdict verdict, CallFacts facts, Instant at, List<String> jurisdictions, List<Said> rules) {
    public Explanation {
        jurisdictions = List.copyOf(jurisdictions);
        rules = List.copyOf(rules);
    }

    /** How a rule stands to the call. */
    public enum Standing {
        PASSES,
        OBJECTS,
        /** Not yet, or no longer. */
        NOT_IN_FORCE,
        /** Binds how the call is made. */
        BINDS
    }

    /**
     * What one rule says.
     *
     * @param objection if it has one
     */
    public record Said(PackRule rule, Standing standing, Optional<Saying> objection) {
        /** The objection in English, or empty. */
        public String sentence() {
            return objection.map(Saying::english).orElse("");
        }
    }

    /** A call that can't be explained because a fact can't be read. */
    public static final class Unreadable extends Exception {
        Unreadable(String message) {
            super(message);
        }
    }

    /**
     * Explains one call.
     *
     * @param row the call's facts by the columns of a file of calls; empty ones are derived
     * @throws Unreadable naming the column and why
     */
    public static Explanation of(RulePacks packs, NumberReader numbers, Map<String, String> row) throws Unreadable {
        try {
            RowReader.Call call = new RowReader(numbers).read(new Fields(row));
            var gate = new PackGate(packs);
            PackVerdict verdict = gate.judge(call.facts(), call.at());
            var rules = new ArrayList<Said>();
            for (PackRule rule : gate.bearingOn(call.facts())) {
                rules.add(said(rule, verdict, call));
            }
            List<String> chain = packs.chain(call.facts().jurisdictions()).stream()
                    .map(Jurisdiction::id)
                    .toList();
            return new Explanation(verdict, call.facts(), call.at(), chain, rules);
        } catch (BadField bad) {
            throw new Unreadable(bad.column() + ": " + bad.getMessage());
        }
    }

    private static Said said(PackRule rule, PackVerdict verdict, RowReader.Call call) {
        for (PackFinding finding : verdict.all()) {
            if (finding.rule().equals(rule.id())) {
                return new Said(rule, Standing.OBJECTS, Optional.of(finding.says()));
            }
        }
        if (call.facts().zones().stream().noneMatch(zone -> isInForce(rule, call.at(), zone))) {
            return new Said(rule, Standing.NOT_IN_FORCE, Optional.empty());
        }
        return new Said(rule, rule.type().decides() ? Standing.PASSES : Standing.BINDS, Optional.empty());
    }

    private static boolean isInForce(PackRule rule, Instant at, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        return !day.isBefore(rule.from()) && rule.until().map(day::isBefore).orElse(true);
    }
}
