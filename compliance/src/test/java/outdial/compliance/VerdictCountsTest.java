package outdial.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.compliance.Situation.MONDAY_NOON;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerdictCountsTest {
    @Test
    void verdicts_are_counted_by_the_rule_of_their_first_finding() {
        var gate = new ComplianceGate(Books.alone());
        Situation good = Situation.good();
        Instant sunday = Instant.parse("2026-01-18T12:00:00Z");
        VerdictCounts counts = VerdictCounts.of(Stream.of(
                gate.judge(good.facts(), MONDAY_NOON),
                gate.judge(good.facts(), sunday),
                gate.judge(good.attempts(List.of(sunday)).facts(), sunday),
                gate.judge(good.listedOn("TPS").facts(), MONDAY_NOON),
                gate.judge(good.listedOn("TPS").running(false).facts(), sunday)));
        assertThat(counts)
                .isEqualTo(new VerdictCounts(
                        1,
                        new TreeMap<>(Map.of("house-window", 1L, "attempts-apart", 1L)),
                        new TreeMap<>(Map.of("do-not-call", 2L))));
    }

    @Test
    void no_verdict_counts_nothing() {
        assertThat(VerdictCounts.of(Stream.of())).isEqualTo(new VerdictCounts(0, new TreeMap<>(), new TreeMap<>()));
    }
}
