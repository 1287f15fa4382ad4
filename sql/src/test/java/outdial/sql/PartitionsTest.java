package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;

@OnEachServer
final class PartitionsTest {
    private final Partitions partitions;

    PartitionsTest(TestDb server) {
        this.partitions = new Partitions(server.dsl());
    }

    @Test
    void months_are_made_ahead_once_in_each_table_and_none_that_counts_is_dropped() {
        assertThat(partitions.ensure(YearMonth.of(2027, 4))).isEqualTo(3 * 3);
        assertThat(partitions.ensure(YearMonth.of(2027, 4))).isZero();
        assertThat(partitions.dropBefore(YearMonth.of(2026, 11))).isZero();
    }
}
