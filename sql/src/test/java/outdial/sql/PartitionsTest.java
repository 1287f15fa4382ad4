package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.CALL_EVENT;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import outdial.model.AttemptId;
import outdial.model.ClientId;

@OnEachServer
class PartitionsTest {
    private final TestDb db;

    PartitionsTest(TestDb db) {
        this.db = db;
    }

    @Test
    void months_to_come_have_their_partition_and_old_ones_go_with_their_rows() {
        db.empty();
        heard("2026-11-30T23:59:59.999Z");
        heard("2026-12-01T00:00:00Z");
        heard("2027-04-30T12:00:00Z");
        var partitions = new Partitions(db.dsl());
        Instant night = Instant.parse("2027-02-03T02:00:00Z");
        assertThat(partitions.tend(night, YearMonth.of(2026, 11))).isEmpty();
        assertThat(of("call_event")).contains("p2026_11", "p2027_05", "p_later").doesNotContain("p2027_06");
        assertThat(db.dsl().fetchCount(CALL_EVENT)).isEqualTo(3);
        assertThat(partitions.tend(night, YearMonth.of(2026, 12)))
                .containsExactly("attempt.p2026_11", "call_event.p2026_11", "agent_event.p2026_11");
        assertThat(db.dsl().fetch(CALL_EVENT).getValues(CALL_EVENT.AT))
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-12-01T00:00:00Z"), Instant.parse("2027-04-30T12:00:00Z"));
        assertThat(partitions.tend(night, YearMonth.of(2026, 12))).isEmpty();
    }

    private void heard(String at) {
        new OpenAttempts(db.dsl())
                .heard(new AttemptId(7), new ClientId(1), 1, "RINGING", Optional.empty(), Instant.parse(at));
    }

    private java.util.List<String> of(String table) {
        return db.dsl()
                .fetch("SELECT partition_name AS name FROM information_schema.partitions WHERE table_name = ?", table)
                .getValues("name", String.class);
    }
}
