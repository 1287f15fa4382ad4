package outdial.compliance.check;

import outdial.compliance.gate.PackVerdict;

/**
 * What came of one row.
 *
 * @param verdict {@code allow}, {@code deny} or {@code defer}
 * @param until the instant of a deferral, or empty
 * @param rule the deciding rule, {@code -} if allowed; {@code input.} and a column if the row can't be read
 * @param why why it can't be read, or empty
 */
record Outcome(String verdict, String until, String rule, String why) {
    static Outcome of(PackVerdict verdict) {
        String rule = verdict.deciding().map(finding -> finding.rule()).orElse("-");
        return switch (verdict) {
            case PackVerdict.Allow() -> new Outcome("allow", "", rule, "");
            case PackVerdict.Defer(var until, var _) -> new Outcome("defer", until.toString(), rule, "");
            case PackVerdict.Deny _ -> new Outcome("deny", "", rule, "");
        };
    }

    static Outcome unreadable(BadField bad) {
        return new Outcome("deny", "", "input." + bad.column(), String.valueOf(bad.getMessage()));
    }

    /** As the column {@code expected_verdict} writes it. */
    String asExpected() {
        return until.isEmpty() ? verdict : "defer-until " + until;
    }
}
