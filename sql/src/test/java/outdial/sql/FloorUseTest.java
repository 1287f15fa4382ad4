package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.model.FloorId;
import outdial.model.pacing.pool.FloorLimits;

@OnEachServer
final class FloorUseTest {
    private static final FloorId FLOOR = new FloorId(1);
    private final TestDb db;

    FloorUseTest(TestDb db) {
        this.db = db;
    }

    @BeforeEach
    void nothingIsSet() {
        db.empty();
    }

    @Test
    void a_floor_of_which_nothing_was_said_is_held_back_by_nothing() {
        assertThat(new FloorUse(db.dsl()).of(FLOOR)).isEqualTo(FloorLimits.WIDE);
    }

    @Test
    void the_limits_that_were_set_last_hold_for_their_floor_alone() {
        var use = new FloorUse(db.dsl());
        use.set(FLOOR, new FloorLimits(30, 10, 0));
        use.set(FLOOR, new FloorLimits(60, 20, 2));
        assertThat(use.of(FLOOR)).isEqualTo(new FloorLimits(60, 20, 2));
        assertThat(use.of(new FloorId(2))).isEqualTo(FloorLimits.WIDE);
    }
}
