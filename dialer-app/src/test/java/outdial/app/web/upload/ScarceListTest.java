package outdial.app.web.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.sql.Campaigns;
import outdial.sql.DueLead;
import outdial.sql.Leads;

/** A list whose people are few is called with an agent first, because somebody has pressed the button. */
class ScarceListTest {
    private static final Instant NOON = Instant.parse("2026-11-23T17:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void one_press_keeps_an_agent_before_each_of_its_calls_and_another_makes_it_like_any() throws Exception {
        try (var scene = new WizardScene(folder)) {
            String upload = scene.bring("leads.csv", "Phone,City\n2025550123,Boston\n");
            scene.send(upload + "/import", Map.of("duplicates", "KEEP", "within", "CAMPAIGN"));
            scene.settled(upload);
            long list =
                    scene.sql().fetchSingle(outdial.sql.gen.Tables.LEAD_LIST).getId();
            assertThat(first(scene).scarce()).isFalse();
            long version = version(scene);

            String path = scene.client + "/lists/" + list + "/scarce?on=";
            String lists = scene.send(path + "true", Map.of());
            assertThat(scene.visitor.get(lists).body())
                    .contains("An agent is kept before each call to “L” from now on.", "An agent first");
            assertThat(first(scene).scarce()).isTrue();
            assertThat(version(scene)).as("campaigns read their leads anew").isGreaterThan(version);
            assertThat(scene.visitor.get("/audit").body()).contains("List called with an agent first");

            assertThat(scene.visitor.get(scene.send(path + "false", Map.of())).body())
                    .contains("is called as any other list again.")
                    .doesNotContain("An agent first");
            assertThat(first(scene).scarce()).isFalse();
        }
    }

    private static DueLead first(WizardScene scene) {
        var client = new ClientId(Long.parseLong(scene.client.substring("/clients/".length())));
        var campaign = new CampaignId(Long.parseLong(scene.campaign()));
        var terms = new Campaigns(scene.sql(), client).terms(campaign, NOON);
        return new Leads(scene.sql(), client)
                .due(terms, 1, Set.of(), _ -> true, NOON)
                .getFirst();
    }

    private static long version(WizardScene scene) {
        return scene.sql().fetchSingle(outdial.sql.gen.Tables.CAMPAIGN).getVersion();
    }
}
