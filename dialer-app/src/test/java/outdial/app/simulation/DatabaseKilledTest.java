package outdial.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.count;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.ATTEMPT_OPEN;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.simulation.DemoCampaigns.Made;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.State;
import outdial.sql.Jooq;
import outdial.sql.server.EmbeddedMariaDb;
import outdial.sql.server.Schema;

/** The database is killed while a team is dialling: no outcome is lost, nobody is dialled twice, and it goes on. */
final class DatabaseKilledTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration BEFORE_THE_KILL = Duration.ofSeconds(12);
    /** People talk so much faster than they do, so that the longest talk ends while the run drains. */
    private static final int SPEED = 8;

    private static final Duration IN_ALL = Duration.ofSeconds(40 * SPEED);

    @Test
    void a_database_killed_under_load_loses_no_outcome_and_dials_nobody_twice(@TempDir Path var) throws Exception {
        Path binaries = Path.of(System.getProperty("outdial.root", ".")).resolve("target/mariadb-11.4.5");
        var settings = new EmbeddedMariaDb.Settings(var.resolve("db"), binaries, 0, true, 64);
        try (var server = EmbeddedMariaDb.start(settings);
                var pool = connect(server)) {
            server.keepUp();
            Schema.migrate(pool);
            DSLContext dsl = Jooq.on(pool);
            new Demonstration(pool, CLOCK, var).prepare((_, _) -> {});
            Made campaign = new DemoCampaigns(dsl, CLOCK.instant()).sales();
            new Campaigns(dsl, campaign.client()).move(campaign.id(), Set.of(State.DRAFT), State.RUNNING);
            var run = new DialRun(job(pool, var, campaign), CLOCK, (_, _) -> {});

            var killer = Thread.ofVirtual().start(() -> kill(server, dsl));
            run.inRealTime();
            killer.join();

            IO.println("The database was back after %d ms, the next attempt began %d ms later"
                    .formatted(
                            Duration.between(killed, back).toMillis(),
                            Duration.between(back, resumed).toMillis()));
            assertThat(resumed).isBefore(back.plusSeconds(12));
            assertThat(dsl.fetchCount(ATTEMPT)).isGreaterThan(20);
            assertThat(dsl.fetchCount(ATTEMPT, ATTEMPT.OUTCOME.isNull())).isZero();
            assertThat(dsl.fetchCount(ATTEMPT_OPEN)).isZero();
            assertThat(dsl.fetchCount(ATTEMPT, ATTEMPT.OUTCOME.eq("TALKED").and(ATTEMPT.DISPOSITION.isNull())))
                    .isZero();
            assertThat(dsl.select(ATTEMPT.LEAD_ID)
                            .from(ATTEMPT)
                            .where(ATTEMPT.OUTCOME.notIn("CONGESTION", "VOID"))
                            .groupBy(ATTEMPT.LEAD_ID)
                            .having(count().gt(1))
                            .fetch())
                    .isEmpty();
            assertThat(var.resolve("spool").resolve("outcomes.jsonl")).doesNotExist();
        }
    }

    private Instant killed = Instant.MIN;
    private Instant back = Instant.MIN;
    private Instant resumed = Instant.MAX;

    private void kill(EmbeddedMariaDb server, DSLContext dsl) {
        try {
            Thread.sleep(BEFORE_THE_KILL);
            ProcessHandle process = server.process();
            killed = CLOCK.instant();
            process.destroyForcibly();
            process.onExit().get(10, TimeUnit.SECONDS);
            while (server.process().equals(process)) {
                Thread.sleep(20);
            }
            back = CLOCK.instant();
            int before = attempts(dsl);
            while (attempts(dsl) == before) {
                Thread.sleep(20);
            }
            resumed = CLOCK.instant();
        } catch (Exception e) {
            throw new IllegalStateException("The database could not be killed", e);
        }
    }

    /** The pool may still hold connections to the server that was killed. */
    private static int attempts(DSLContext dsl) throws InterruptedException {
        while (true) {
            try {
                return dsl.fetchCount(ATTEMPT);
            } catch (DataAccessException brokenConnection) {
                Thread.sleep(20);
            }
        }
    }

    private static DialRun.Job job(HikariDataSource pool, Path var, Made campaign) {
        return new DialRun.Job(
                pool,
                var.resolve("spool"),
                campaign.client(),
                campaign.id(),
                new ComplianceGate(RuleBook.exercise()),
                new Exchange.Simulated(),
                new DialRun.Crew(20, 3, SPEED),
                IN_ALL);
    }

    private static HikariDataSource connect(EmbeddedMariaDb server) {
        var config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setUsername(server.user());
        config.setPassword(server.password());
        config.setConnectionTimeout(5_000);
        return new HikariDataSource(config);
    }
}
