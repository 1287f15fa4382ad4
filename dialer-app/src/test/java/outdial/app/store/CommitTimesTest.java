package outdial.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.model.FloorId;
import outdial.sql.FloorPulses;
import outdial.sql.Jooq;
import outdial.sql.TestDb;

class CommitTimesTest {
    private static final Duration FRESH = Duration.ofSeconds(15);

    private final AtomicLong now = new AtomicLong();
    private final CommitTimes times = new CommitTimes(now::get);
    private final DSLContext dsl = times.timing(Jooq.on(TestDb.mariaDb().source()));
    private final FloorPulses pulses = new FloorPulses(Jooq.on(TestDb.mariaDb().source()));

    @BeforeEach
    void nobody_dials() {
        TestDb.mariaDb().empty();
    }

    private void commits(int many, Duration each) {
        for (int i = 0; i < many; i++) {
            dsl.transaction(transaction -> {
                transaction.dsl().fetch("SELECT 1");
                now.addAndGet(each.toNanos());
            });
        }
    }

    @Test
    void what_the_floors_transactions_take_is_told_to_every_program_of_the_database() {
        commits(94, Duration.ofMillis(3));
        commits(6, Duration.ofMillis(140));
        times.tell(pulses, new FloorId(1));
        assertThat(pulses.slowest(FRESH)).isEqualTo(Duration.ofMillis(140));
    }

    @Test
    void one_slow_among_twenty_says_nothing_and_old_ones_are_forgotten() {
        commits(20, Duration.ofMillis(200));
        now.addAndGet(Duration.ofSeconds(11).toNanos());
        commits(19, Duration.ofMillis(3));
        commits(1, Duration.ofMillis(300));
        assertThat(times.recent()).contains(new CommitTimes.Recent(20, Duration.ofMillis(3)));
    }

    @Test
    void too_few_tell_nothing_and_what_was_rolled_back_does_not_count() {
        commits(4, Duration.ofMillis(500));
        try {
            dsl.transaction(_ -> {
                now.addAndGet(Duration.ofSeconds(1).toNanos());
                throw new IllegalStateException("rolled back");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("rolled back");
        }
        assertThat(times.recent()).isEmpty();
        times.tell(pulses, new FloorId(1));
        assertThat(pulses.slowest(FRESH)).isZero();
    }
}
