package outdial.compliance.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outdial.compliance.gate.PackGate;
import outdial.compliance.pack.PackRule;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.pack.RuleType;
import outdial.compliance.yaml.Section;

/**
 * What the vectors are worth: without any one type of rule, and without any one rule that decides, some vector comes out
 * otherwise. The list stands in {@code target/rule-mutations.txt}.
 */
class RuleMutationTest {
    private final List<RowReader.Call> calls = calls();
    private final List<Outcome> whole = outcomes(Tables.PACKS);

    @Test
    void no_type_of_rule_can_be_taken_out_unseen() throws IOException {
        var list = new StringBuilder("rules that decide, by type: rules taken out, vectors that come out otherwise\n");
        for (RuleType type : RuleType.values()) {
            if (type.decides() && type != RuleType.CALLER_ID) {
                int otherwise = otherwise(Tables.PACKS.without(rule -> rule.type() == type));
                list.append("%-17s %3d %4d%n".formatted(Section.written(type), rules(type), otherwise));
                assertThat(otherwise).as(Section.written(type)).isPositive();
            }
        }
        Files.writeString(Path.of("target", "rule-mutations.txt"), list);
    }

    @Test
    void no_single_rule_that_decides_can_be_taken_out_unseen() {
        var unseen = new ArrayList<String>();
        for (PackRule rule : Tables.PACKS.rules()) {
            boolean inVectors = rule.type().decides() && rule.type() != RuleType.CALLER_ID;
            if (inVectors && otherwise(Tables.PACKS.without(rule::equals)) == 0) {
                unseen.add(rule.id());
            }
        }
        assertThat(unseen).isEmpty();
    }

    private static long rules(RuleType type) {
        return Tables.PACKS.rules().stream().filter(rule -> rule.type() == type).count();
    }

    private int otherwise(RulePacks packs) {
        List<Outcome> outcomes = outcomes(packs);
        int count = 0;
        for (int i = 0; i < whole.size(); i++) {
            count += outcomes.get(i).equals(whole.get(i)) ? 0 : 1;
        }
        return count;
    }

    private List<Outcome> outcomes(RulePacks packs) {
        var gate = new PackGate(packs);
        return calls.stream()
                .map(call -> Outcome.of(gate.judge(call.facts(), call.at())))
                .toList();
    }

    private static List<RowReader.Call> calls() {
        var rows = new ArrayList<Map<String, String>>(Tables.rows(Tables.text("published")));
        rows.addAll(Tables.rows(Tables.text("cases")));
        return rows.stream().map(Tables::call).toList();
    }
}
