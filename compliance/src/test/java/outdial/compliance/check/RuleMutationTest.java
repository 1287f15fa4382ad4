package outdial.compliance.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import outdial.compliance.gate.CallFacts;
import outdial.compliance.gate.CallFacts.Circumstances;
import outdial.compliance.gate.PackGate;
import outdial.compliance.gate.ShownNumber;
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
            if (type.decides()) {
                int otherwise = otherwise(Tables.PACKS.without(rule -> rule.type() == type));
                list.append("%-17s %3d %4d%n".formatted(Section.written(type), rules(type), otherwise));
                assertThat(otherwise).as(Section.written(type)).isPositive();
            }
        }
        list.append("built in before all packs: vectors that it decides\n");
        for (String own :
                List.of("number.invalid", "number.costly", "internal.optout", "unknown.jurisdiction", "unknown.zone")) {
            long decided = whole.stream().filter(one -> one.rule().equals(own)).count();
            list.append("%-21s %4d%n".formatted(own, decided));
            assertThat(decided).as(own).isPositive();
        }
        Files.writeString(Path.of("target", "rule-mutations.txt"), list);
        System.out.print(list);
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
        var calls = new ArrayList<>(rows.stream().map(Tables::call).toList());
        calls.addAll(calls.stream().map(RuleMutationTest::withMobileShown).toList());
        return calls;
    }

    /** The same call, if it showed a mobile number of another country: files of calls have no column for that. */
    private static RowReader.Call withMobileShown(RowReader.Call call) {
        CallFacts f = call.facts();
        var shown = new Circumstances(
                f.circumstances().regionSuspended(),
                f.circumstances().agentGuaranteed(),
                Optional.of(new ShownNumber("34600000000", false)));
        return new RowReader.Call(
                new CallFacts(
                        f.number(),
                        f.line(),
                        f.jurisdictions(),
                        f.zones(),
                        f.kind(),
                        f.recipient(),
                        f.mode(),
                        f.permission(),
                        f.registers(),
                        f.attempts(),
                        shown),
                call.at());
    }
}
