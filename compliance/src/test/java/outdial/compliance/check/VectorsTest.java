package outdial.compliance.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.compliance.gate.PackGate;

/** Calls with verdict, instant and deciding rule worked out by hand. */
class VectorsTest {
    @ParameterizedTest
    @CsvSource({"published, 224", "cases, 243"})
    void every_vector_comes_out_as_worked_out_by_hand(String table, int rows) {
        CheckSummary summary = Tables.check(Tables.PACKS, Tables.text(table));
        assertThat(summary.different()).isEmpty();
        assertThat(summary.unreadable()).isEmpty();
        assertThat(summary.expected()).isEqualTo(rows);
        assertThat(summary.unexpected()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jurisdictions",
                "candidate_zones",
                "jurisdictions candidate_zones",
                "jurisdictions candidate_zones number_status number_type"
            })
    void what_is_left_out_is_derived_from_the_number(String left) {
        List<String> out = List.of(left.split(" "));
        for (Map<String, String> row : Tables.rows(Tables.text("published"))) {
            var whole = Tables.call(row);
            out.forEach(column -> row.put(column, ""));
            var derived = Tables.call(row);
            var gate = new PackGate(Tables.PACKS);
            assertThat(Outcome.of(gate.judge(derived.facts(), derived.at())))
                    .as(row.get("id"))
                    .isEqualTo(Outcome.of(gate.judge(whole.facts(), whole.at())));
        }
    }

    @Test
    void the_output_is_the_input_followed_by_the_verdict() {
        var out = new StringBuilder();
        Tables.check(Tables.PACKS, Tables.text("published"), out);
        List<Map<String, String>> read = Tables.rows(Tables.text("published"));
        List<Map<String, String>> written = Tables.rows(out.toString());
        assertThat(out)
                .startsWith(Tables.text("published").lines().findFirst().orElseThrow() + ",verdict,until,rule\n");
        assertThat(written).hasSameSizeAs(read);
        for (int i = 0; i < read.size(); i++) {
            assertThat(written.get(i)).containsAllEntriesOf(read.get(i));
            String until = written.get(i).getOrDefault("until", "");
            assertThat(written.get(i).get("verdict") + (until.isEmpty() ? "" : "-until " + until))
                    .isEqualTo(read.get(i).get("expected_verdict"));
            assertThat(written.get(i)).containsEntry("rule", read.get(i).get("deciding_rule"));
        }
    }
}
