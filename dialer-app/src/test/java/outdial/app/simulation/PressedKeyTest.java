package outdial.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.rig.RealPbx;
import outdial.app.rig.Rig;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import outdial.model.CampaignId;
import outdial.model.PhoneNumber;
import outdial.model.campaign.DialMode;
import outdial.sql.DoNotCalls;
import outdial.sql.TestDb;

/** A person left without an agent presses the key while the exchange tells them so: nobody of ours rings them again. */
@RealPbx
final class PressedKeyTest {
    private static final Duration WAIT = Duration.ofSeconds(40);
    private static final Pattern PRESSES = Pattern.compile("PRESSES 9 ([0-9]{13})");
    /** Answers at once and talks for 14 s. */
    private static final String TALKER = "12125550070";
    /** Answers after 7 s, when the only agent talks, and presses 9 five seconds later. */
    private static final String PRESSER = "13125550706";
    /** Who else is in the other campaign's hopper, in whichever order they are rung: then the presser was passed by. */
    private static final String NEXT = "13035550010";

    private static final String LAST = "14045550010";

    private final Rig rig;
    private final TestDb server = TestDb.mariaDb();

    PressedKeyTest(Rig rig) {
        this.rig = rig;
    }

    @Test
    void the_key_in_the_message_stops_within_a_second_the_attempt_in_another_campaigns_hopper(@TempDir Path folder)
            throws Exception {
        int pressesBefore = presses().size();
        var crew = new DialRun.Crew(1, 1, 1);
        try (var centre = new CentreOnExchange(rig, server, folder, new ComplianceGate(RuleBook.exercise()), crew)) {
            CampaignId first = centre.campaign("Two at once", new DialMode.FixedRatio(2), List.of(TALKER, PRESSER));
            CampaignId other =
                    centre.campaign("Another list", new DialMode.Progressive(), List.of(PRESSER, NEXT, LAST));
            centre.calls(other, "de"); // which the only agent does not speak
            centre.run(first);
            centre.run(other);
            centre.start();
            CentreOnExchange.await(
                    "the number is in both hoppers",
                    WAIT,
                    () -> centre.hopper(first) == 2 && centre.hopper(other) == 3);
            centre.agentsComeIn();
            CentreOnExchange.await("both are rung", WAIT, () -> centre.invites().size() == 2);
            assertThat(centre.hopper(other)).isEqualTo(3);
            assertThat(presses()).as("nobody has pressed yet").hasSize(pressesBefore);

            CentreOnExchange.await("the key", WAIT, () -> presses().size() > pressesBefore);
            var number = new PhoneNumber("+" + PRESSER);
            var lists = new DoNotCalls(server.dsl(), centre.client());
            CentreOnExchange.await(
                    "the opt-out, which every claim asks for",
                    WAIT,
                    () -> lists.match(List.of(number)).containsKey(number));
            Instant pressed = pressed(presses().getLast());
            Duration effective =
                    Duration.between(pressed, InstantSource.system().instant());
            assertThat(effective).isLessThan(Duration.ofSeconds(1));
            System.out.println("The key was effective after " + effective.toMillis() + " ms.");
            assertThat(lists.match(List.of(number))).containsEntry(number, List.of(DoNotCalls.OPT_OUTS));
            // What the floor shows is up to a second old.
            CentreOnExchange.await("the hopper lets go", WAIT, () -> centre.hopper(other) == 2);

            centre.calls(other, "en");
            CentreOnExchange.await(
                    "both others are rung",
                    WAIT.multipliedBy(3),
                    () -> Stream.of(NEXT, LAST)
                            .noneMatch(one -> centre.invites(one).isEmpty()));
            assertThat(centre.invites(PRESSER)).as("by the network's own log").hasSize(1);
            assertThat(centre.invites(NEXT).getFirst().at()).isAfter(pressed);
        }
    }

    private List<MatchResult> presses() {
        return PRESSES.matcher(rig.network().log("messages.log")).results().toList();
    }

    private static Instant pressed(MatchResult logged) {
        return Instant.ofEpochMilli(Long.parseLong(logged.group(1)));
    }
}
