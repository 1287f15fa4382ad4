package outdial.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.simulation.DemoCampaigns.Made;
import outdial.compliance.ComplianceGate;
import outdial.compliance.NumberReader;
import outdial.compliance.RuleBook;
import outdial.imports.FileImport;
import outdial.imports.ImportRequest;
import outdial.imports.sample.SampleList;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.State;
import outdial.sql.TestDb;

/** A program that dials tells every other, through the database, how long its transactions take: imports go by it. */
final class FloorPulseTest {
    private static final Duration SHIFT = Duration.ofSeconds(12);

    private final TestDb server = TestDb.mariaDb();

    @Test
    void a_floor_that_dials_tells_how_long_its_transactions_take(@TempDir Path folder) throws Exception {
        server.empty();
        Instant start = InstantSource.system().instant();
        Made campaign = new DemoCampaigns(server.dsl(), start).sales();
        Path list = folder.resolve("leads.csv");
        SampleList.write(list, 200);
        new FileImport(server.source(), new NumberReader(), InstantSource.system(), folder)
                .run(
                        new ImportRequest.Leads(
                                list, "US", campaign.name(), Optional.empty(), Optional.of(campaign.clientName())),
                        (_, _) -> {});
        new Campaigns(server.dsl(), campaign.client()).move(campaign.id(), Set.of(State.DRAFT), State.RUNNING);
        var job = new DialRun.Job(
                server.source(),
                folder.resolve("spool"),
                campaign.client(),
                campaign.id(),
                new ComplianceGate(RuleBook.exercise()),
                new Exchange.Simulated(),
                new DialRun.Crew(10, 1, 1),
                SHIFT);
        new DialRun(job, InstantSource.system(), (_, _) -> {}).inRealTime();
        assertThat(server.dsl().fetch("SELECT floor_id, commits, commit_p95_ms FROM floor_pulse"))
                .singleElement()
                .satisfies(pulse -> {
                    assertThat(pulse.get(0, Integer.class)).isEqualTo(1);
                    assertThat(pulse.get(1, Integer.class)).isGreaterThanOrEqualTo(5);
                    assertThat(pulse.get(2, Integer.class)).isBetween(0, 60_000);
                });
    }
}
