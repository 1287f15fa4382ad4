package outdial.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.MACHINE_CHECK;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.dialling.CampaignWatch;
import outdial.app.dialling.CampaignWatch.Hours;
import outdial.app.floor.FloorInput;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import outdial.model.FloorId;
import outdial.model.pacing.account.AccountStanding;
import outdial.model.pacing.account.AccountWindow;
import outdial.model.pacing.account.MachineErrors;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.State;
import outdial.sql.MachineChecks;
import outdial.sql.TestDb;

/** A shift in which agents hear every call that sounds like a machine, on real tables. */
final class SampledShiftTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T15:00:00Z");
    private static final Duration SHIFT = Duration.ofMinutes(10);

    private final TestDb server = TestDb.mariaDb();
    private final DSLContext dsl = server.dsl();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path var;

    @Test
    void agents_hear_the_sample_their_word_is_kept_and_the_next_program_counts_with_it() throws Exception {
        server.empty();
        new Demonstration(server.source(), InstantSource.fixed(MONDAY), var).prepare((_, _) -> {});
        var sales = new DemoCampaigns(dsl, MONDAY).sales();
        dsl.execute("UPDATE campaign SET is_machine_detected = TRUE, checked_share = 1");
        new Campaigns(dsl, sales.client()).move(sales.id(), Set.of(State.DRAFT), State.RUNNING);
        var job = new DialRun.Job(
                server.source(),
                var.resolve("spool"),
                sales.client(),
                sales.id(),
                new ComplianceGate(RuleBook.exercise()),
                new Exchange.Simulated(),
                new DialRun.Crew(15, 7, 1),
                SHIFT);
        new DialRun(job, InstantSource.fixed(MONDAY), (_, _) -> {}).inVirtualTime();

        int heard = dsl.fetchCount(MACHINE_CHECK);
        assertThat(heard).isGreaterThan(10);
        int persons = dsl.fetchCount(MACHINE_CHECK, MACHINE_CHECK.IS_PERSON.isTrue());
        int machines = dsl.fetchCount(ATTEMPT, ATTEMPT.OUTCOME.eq("MACHINE"));
        // Some of the made-up people talk as long as a machine.
        assertThat(persons).isBetween(1, heard / 2);
        assertThat(outcomes(true)).contains("TALKED").isSubsetOf("TALKED", "MACHINE");
        assertThat(outcomes(false)).containsExactly("MACHINE");

        Instant after = MONDAY.plus(SHIFT).plusSeconds(300);
        assertThat(new MachineChecks(dsl).of(sales.client(), Optional.of(sales.id()), after))
                .isEqualTo(new MachineErrors(heard, persons));
        var watch = new CampaignWatch(dsl, new FloorId(1), Hours.ANY, sales.id()::equals, InstantSource.fixed(after));
        var opened = (FloorInput.CampaignOpened) watch.look().getFirst();
        assertThat(opened.accounts()).isNotEmpty().allSatisfy(known -> {
            var tally = new AccountWindow(known.rule().over(), known.tallies()).at(after);
            var standing = new AccountStanding(known.rule(), tally, known.errors());
            assertThat(tally.machines()).isEqualTo(machines);
            assertThat(standing.mistaken()).isEqualTo((persons + 1.0) / (heard + 50) * machines);
        });
    }

    private Set<String> outcomes(boolean persons) {
        return dsl.select(ATTEMPT.OUTCOME)
                .from(ATTEMPT)
                .join(MACHINE_CHECK)
                .on(MACHINE_CHECK.ATTEMPT_ID.eq(ATTEMPT.ID))
                .where(MACHINE_CHECK.IS_PERSON.eq(persons))
                .fetchSet(ATTEMPT.OUTCOME);
    }
}
