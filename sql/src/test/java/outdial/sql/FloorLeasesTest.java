package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.FLOOR_LEASE;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.sql.FloorLeases.Lease;

@OnEachServer
class FloorLeasesTest {
    private static final FloorId FLOOR = new FloorId(1);

    private final TestDb db;

    FloorLeasesTest(TestDb db) {
        this.db = db;
    }

    @BeforeEach
    void nobodyLeads() {
        db.empty();
    }

    @Test
    void the_lead_is_taken_by_one_and_by_the_next_when_it_has_run_out_with_a_higher_fence() {
        try (var here = new FloorLeases(db.source());
                var there = new FloorLeases(db.source())) {
            Lease first = here.take(FLOOR, "here").orElseThrow();
            assertThat(first.fence()).isEqualTo(new Fence(1));
            assertThat(there.take(FLOOR, "there")).isEmpty();
            assertThat(here.renew(first)).isTrue();

            runOut();
            assertThat(here.renew(first))
                    .as("a lease that ran out is not renewed")
                    .isFalse();
            Lease second = there.take(FLOOR, "there").orElseThrow();
            assertThat(second.fence()).isEqualTo(new Fence(2));
            assertThat(here.renew(first)).isFalse();
            here.release(first);
            assertThat(there.renew(second)).as("an old leader releases nothing").isTrue();
        }
    }

    @Test
    void a_lease_that_was_taken_or_renewed_in_this_millisecond_is_renewed() {
        try (var clockStands = clockStands();
                var here = new FloorLeases(clockStands)) {
            Lease lease = here.take(FLOOR, "here").orElseThrow();
            assertThat(here.renew(lease)).isTrue();
            assertThat(here.renew(lease)).isTrue();
            here.release(lease);
            assertThat(here.renew(lease)).isFalse();
        }
    }

    @Test
    void a_released_lead_is_free_at_once() {
        try (var here = new FloorLeases(db.source())) {
            here.release(here.take(FLOOR, "here").orElseThrow());
            assertThat(here.take(FLOOR, "there")).isPresent();
            assertThat(here.take(new FloorId(2), "there"))
                    .as("each floor has its own")
                    .isPresent();
        }
    }

    @Test
    void the_database_says_until_when() {
        try (var here = new FloorLeases(db.source())) {
            here.take(FLOOR, "here");
            var seconds = db.dsl()
                    .fetchSingle("SELECT TIMESTAMPDIFF(MICROSECOND, UTC_TIMESTAMP(3), until_at) / 1e6 FROM floor_lease")
                    .get(0, Double.class);
            assertThat(seconds).isBetween(0.5, 5.0);
        }
    }

    @Test
    void of_many_nodes_that_want_the_lead_at_once_one_has_it() throws Exception {
        List<Future<Optional<Lease>>> answers = new ArrayList<>();
        try (ExecutorService nodes = Executors.newFixedThreadPool(8)) {
            for (int node = 0; node < 8; node++) {
                String name = "node-" + node;
                answers.add(nodes.submit(() -> {
                    try (var leases = new FloorLeases(db.source())) {
                        return leases.take(FLOOR, name);
                    }
                }));
            }
        }
        int leaders = 0;
        for (Future<Optional<Lease>> answer : answers) {
            leaders += answer.get().isPresent() ? 1 : 0;
        }
        assertThat(leaders).isEqualTo(1);
    }

    /** Connections to which the database's clock stands still. */
    private HikariDataSource clockStands() {
        var config = new HikariConfig();
        ((HikariConfig) db.source()).copyStateTo(config);
        config.setPoolName("clock-stands");
        config.setConnectionInitSql("SET timestamp = 1800000000");
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }

    private void runOut() {
        db.dsl().update(FLOOR_LEASE).set(FLOOR_LEASE.UNTIL_AT, Instant.EPOCH).execute();
    }
}
