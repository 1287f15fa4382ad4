package outdial.app.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.simulation.Demonstration;
import outdial.app.web.door.RunningFloor;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.sql.BucketCounts;
import outdial.sql.BucketCounts.Standing;
import outdial.sql.Campaigns;
import outdial.sql.Clients;
import outdial.sql.TestDb;

final class LeadJudgeTest {
    private static final InstantSource CLOCK = InstantSource.system();

    private final TestDb server = TestDb.mariaDb();

    @Test
    void leads_are_judged_by_the_rules_of_who_dials_and_by_nobody_elses(@TempDir Path folder) throws Exception {
        server.empty();
        Path list = folder.resolve("imports/sample-leads.csv");
        Files.createDirectories(list.getParent());
        Files.writeString(list, "First name,Phone\nMaria,2025550131\nJonas,2025550132\n");
        new Demonstration(server.source(), CLOCK, folder).prepare((_, _) -> {});
        ClientId client = new Clients(server.dsl()).find("Harbour Books").orElseThrow();
        var campaigns = new Campaigns(server.dsl(), client);
        CampaignId campaign = campaigns.find("Reader's subscription").orElseThrow();
        campaigns.move(campaign, Set.of(Campaigns.State.DRAFT), Campaigns.State.RUNNING);

        var floor = new RunningFloor();
        var judge = new LeadJudge(server.dsl(), floor, CLOCK);
        judge.turn();
        assertThat(standing(client, campaign)).as("without a floor here").isEqualTo(new Standing(2, 0, 0));
        floor.connect(_ -> true, new ComplianceGate(RuleBook.exercise()));
        judge.turn();
        assertThat(standing(client, campaign)).as("in a demonstration").isEqualTo(new Standing(2, 0, 0));
        floor.connect(_ -> true, new ComplianceGate(RuleBook.house()));
        judge.turn();
        assertThat(standing(client, campaign)).as("by law, without a register").isEqualTo(new Standing(0, 0, 2));
        floor.connect(_ -> true, new ComplianceGate(RuleBook.exercise()));
        judge.turn();
        assertThat(standing(client, campaign)).as("in a demonstration again").isEqualTo(new Standing(2, 0, 0));
    }

    private Standing standing(ClientId client, CampaignId campaign) {
        return new BucketCounts(server.dsl()).of(client, campaign);
    }
}
