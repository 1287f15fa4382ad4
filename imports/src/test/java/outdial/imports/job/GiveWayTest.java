package outdial.imports.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import outdial.model.FloorId;
import outdial.sql.FloorPulses;
import outdial.sql.Jooq;
import outdial.sql.OnEachServer;
import outdial.sql.TestDb;

@OnEachServer
final class GiveWayTest {
    private final TestDb db;
    private final FloorPulses pulses;
    private final List<Long> pauses = new ArrayList<>();
    private final GiveWay giveWay;

    GiveWayTest(TestDb db) {
        this.db = db;
        db.empty();
        this.pulses = new FloorPulses(Jooq.on(db.source()));
        this.giveWay = new GiveWay(pulses, pause -> pauses.add(pause.toMillis()));
    }

    private void slabs(int many) {
        for (int i = 0; i < many; i++) {
            giveWay.await();
        }
    }

    @Test
    void pauses_double_while_commits_are_slow_and_halve_once_they_are_quick() {
        pulses.tell(new FloorId(1), 40, Duration.ofMillis(101));
        slabs(8);
        pulses.tell(new FloorId(1), 40, Duration.ofMillis(99));
        slabs(8);
        assertThat(pauses)
                .containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L, 2500L, 1250L, 625L, 312L, 156L);
        assertThat(giveWay.waited()).isEqualTo(Duration.ofNanos(21_143_750_000L));
    }

    @Test
    void nobody_waits_while_nobody_dials_or_commits_are_quick() {
        slabs(2);
        pulses.tell(new FloorId(1), 40, Duration.ofMillis(100));
        slabs(2);
        assertThat(pauses).isEmpty();
    }

    @Test
    void the_slowest_floor_counts_and_a_program_that_fell_silent_does_not() {
        pulses.tell(new FloorId(1), 40, Duration.ofMillis(5));
        pulses.tell(new FloorId(2), 40, Duration.ofMillis(900));
        assertThat(pulses.slowest(Duration.ofSeconds(15))).isEqualTo(Duration.ofMillis(900));
        db.dsl().execute("UPDATE floor_pulse SET told_at = UTC_TIMESTAMP(3) - INTERVAL 16 SECOND WHERE floor_id = 2");
        slabs(1);
        assertThat(pauses).isEmpty();
    }
}
