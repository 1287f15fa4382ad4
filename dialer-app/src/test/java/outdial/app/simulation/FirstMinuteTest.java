package outdial.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.rig.RealPbx;
import outdial.app.rig.Rig;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import outdial.compliance.pack.RulePacks;
import outdial.model.CampaignId;
import outdial.model.campaign.DialMode;
import outdial.sql.TestDb;

/**
 * Hours of several zones, on the real exchange: packs of the test's own open some of them in the next minute, so that
 * the network's log can tell when the first ring came.
 */
@RealPbx
final class FirstMinuteTest {
    private static final Duration WAIT = Duration.ofSeconds(100);
    private static final String OPEN_ALREADY = "12125550030";
    private static final String CENTRAL = "12145550030";
    private static final String PACIFIC = "12065550030";
    private static final String CLOSED = "13055550030";

    private final Rig rig;
    private final TestDb server = TestDb.mariaDb();

    FirstMinuteTest(Rig rig) {
        this.rig = rig;
    }

    @Test
    void each_zone_is_rung_in_its_first_allowed_minute_and_not_before(@TempDir Path folder) throws Exception {
        Instant opens = InstantSource.system()
                .instant()
                .plusSeconds(8)
                .truncatedTo(ChronoUnit.MINUTES)
                .plus(Duration.ofMinutes(1));
        var gate = new ComplianceGate(RuleBook.house(), packs(opens));
        try (var centre = new CentreOnExchange(rig, server, folder, gate, new DialRun.Crew(4, 1, 10))) {
            CampaignId campaign = centre.campaign(
                    "Across the land", new DialMode.Progressive(), List.of(CLOSED, CENTRAL, PACIFIC, OPEN_ALREADY));
            centre.run(campaign);
            centre.start();
            centre.agentsComeIn();
            CentreOnExchange.await(
                    "both zones",
                    WAIT,
                    () -> !centre.invites(CENTRAL).isEmpty()
                            && !centre.invites(PACIFIC).isEmpty());
            assertThat(centre.invites(OPEN_ALREADY)).hasSize(1);
            assertThat(centre.invites(OPEN_ALREADY).getFirst().at()).isBefore(opens);
            for (String number : List.of(CENTRAL, PACIFIC)) {
                Instant rung = centre.invites(number).getFirst().at();
                System.out.println(number + " opened at " + opens + " and was rung at " + rung);
                assertThat(rung).isBetween(opens, opens.plusSeconds(60));
            }
            assertThat(centre.invites(CLOSED)).isEmpty();
        }
    }

    /** Texas and Washington open at that instant by their own clocks, New York has, and Florida will half an hour later. */
    private static RulePacks packs(Instant opens) {
        return RulePacks.of(Map.of(
                "calendars.yaml",
                RulePacks.shippedFiles().get("calendars.yaml"),
                "test.yaml",
                """
                pack: test
                version: "1"
                jurisdictions:
                  - id: US
                    name: The country
                    rules: []
                """
                        + state("US-TX", "America/Chicago", opens)
                        + state("US-WA", "America/Los_Angeles", opens)
                        + state("US-NY", "America/New_York", opens.minus(Duration.ofMinutes(30)))
                        + state("US-FL", "America/New_York", opens.plus(Duration.ofMinutes(30)))));
    }

    /** A state whose hours begin at that instant and end an hour later, or with the day. */
    private static String state(String id, String zone, Instant opens) {
        LocalTime from = opens.atZone(ZoneId.of(zone)).toLocalTime();
        String until =
                from.isAfter(LocalTime.of(22, 59)) ? "24:00" : from.plusHours(1).toString();
        return """
              - id: %1$s
                name: A state
                parent: US
                rules:
                  - id: %2$s.window
                    type: calling-window
                    from: 2020-01-01
                    level: law
                    hours:
                      all: ["%3$s-%4$s"]
                    how: read
                    confidence: high
                    source: The test
            """.formatted(id, id.toLowerCase(java.util.Locale.ROOT), from, until);
    }
}
