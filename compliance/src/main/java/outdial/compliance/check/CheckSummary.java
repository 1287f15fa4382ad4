package outdial.compliance.check;

import java.util.ArrayList;
import java.util.List;

/**
 * What a check came to.
 *
 * @param unreadable the first rows that could not be read, each with its number in the file and why
 * @param expected rows that said what to expect
 * @param different the first of those that came out otherwise, as sentences
 */
public record CheckSummary(
        int allowed,
        int deferred,
        int denied,
        int badRows,
        List<String> unreadable,
        int expected,
        int unexpected,
        List<String> different) {
    private static final int TOLD = 20;

    public CheckSummary {
        unreadable = List.copyOf(unreadable);
        different = List.copyOf(different);
    }

    /** All rows, unreadable ones included; they count as denied. */
    public int rows() {
        return allowed + deferred + denied;
    }

    static final class Builder {
        private final List<String> unreadable = new ArrayList<>();
        private final List<String> different = new ArrayList<>();
        private int allowed;
        private int deferred;
        private int denied;
        private int badRows;
        private int expected;
        private int unexpected;

        void add(int row, Outcome outcome, Fields fields) {
            switch (outcome.verdict()) {
                case "allow" -> allowed++;
                case "defer" -> deferred++;
                default -> denied++;
            }
            if (!outcome.why().isEmpty()) {
                badRows++;
                tell(unreadable, "row " + row + ", " + outcome.rule() + ": " + outcome.why());
            }
            if (!fields.isEmpty(Columns.EXPECTED_VERDICT)) {
                compare(row, outcome, fields);
            }
        }

        private void compare(int row, Outcome outcome, Fields fields) {
            expected++;
            String verdict = fields.text(Columns.EXPECTED_VERDICT);
            String rule = fields.text(Columns.EXPECTED_RULE);
            if (!verdict.equals(outcome.asExpected()) || !(rule.isEmpty() || rule.equals(outcome.rule()))) {
                unexpected++;
                tell(
                        different,
                        "row " + row + ": expected " + verdict + " by " + rule + ", found " + outcome.asExpected()
                                + " by " + outcome.rule());
            }
        }

        private static void tell(List<String> list, String sentence) {
            if (list.size() < TOLD) {
                list.add(sentence);
            }
        }

        CheckSummary done() {
            return new CheckSummary(allowed, deferred, denied, badRows, unreadable, expected, unexpected, different);
        }
    }
}
