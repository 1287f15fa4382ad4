package outdial.app.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import outdial.app.lab.Exercise;
import outdial.model.Fence;
import outdial.model.campaign.DialMode;
import outdial.model.campaign.VerdictSample;
import outdial.model.pacing.account.AccountRule;
import outdial.model.pacing.account.Accounts;
import outdial.model.pacing.account.MachineErrors;

/** What the detector takes for a machine, and an agent hears. */
class SampledVerdictTest {
    private static final DialMode PROGRESSIVE = new DialMode.Progressive();
    private static final DialMode TWO_EACH = new DialMode.FixedRatio(2);

    private static void plays(Timeline timeline, String told) {
        assertThat(timeline.play(told)).isEqualTo(told);
    }

    @Test
    void a_machine_is_hung_up_on_with_one_word_and_the_agent_is_free_at_once() {
        plays(new Timeline(PROGRESSIVE, 1), """
                0    | ana comes                      | ana paused (signed in), phone ana, ana ready, dial call1
                6    | call1 sounds-like-a-machine    | ana reserved, connect call1 to ana
                6.1  | call1 meets ana                | ana talking
                9    | ana hears-a-machine in call1   | call1 was a machine, ana ready, hang up call1
                9.1  | call1 ends HANGUP              | call1 MACHINE again at +7209
                """);
    }

    @Test
    void a_person_is_talked_with_as_any_other() {
        plays(new Timeline(PROGRESSIVE, 1), """
                0    | ana comes                      | ana paused (signed in), phone ana, ana ready, dial call1
                6    | call1 sounds-like-a-machine    | ana reserved, connect call1 to ana
                6.1  | call1 meets ana                | ana talking
                9    | ana hears-a-person in call1    | call1 was a person
                60   | call1 ends HANGUP              | call1 TALKED awaiting, ana wrap-up
                65   | ana says SALE of call1         | SALE done, ana ready
                """);
    }

    @Test
    void what_an_agent_says_while_their_phone_is_away_is_not_asked_again() {
        plays(new Timeline(PROGRESSIVE, 1), """
                0    | ana comes                      | ana paused (signed in), phone ana, ana ready, dial call1
                6    | call1 sounds-like-a-machine    | ana reserved, connect call1 to ana
                6.1  | call1 meets ana                | ana talking
                8    | ana loses-phone                | phone ana, hold call1
                9    | ana hears-a-person in call1    | call1 was a person
                9.5  | ana hears-a-person in call1    |
                10   | ana comes                      | phone ana, ana reserved, connect call1 to ana
                10.1 | call1 meets ana                | ana talking
                60   | call1 ends HANGUP              | call1 TALKED awaiting, ana wrap-up
                65   | ana says SALE of call1         | SALE done, ana ready
                """);
        plays(new Timeline(PROGRESSIVE, 1), """
                0    | ana comes                      | ana paused (signed in), phone ana, ana ready, dial call1
                6    | call1 sounds-like-a-machine    | ana reserved, connect call1 to ana
                6.1  | call1 meets ana                | ana talking
                8    | ana loses-phone                | phone ana, hold call1
                9    | ana hears-a-machine in call1   | call1 was a machine, ana paused (phone not connected), hang up call1
                9.1  | call1 ends HANGUP              | call1 MACHINE again at +7209
                """);
    }

    @Test
    void how_it_ended_says_who_was_there_if_nobody_said_so() {
        plays(new Timeline(PROGRESSIVE, 1), """
                0    | ana comes                      | ana paused (signed in), phone ana, ana ready, dial call1
                6    | call1 sounds-like-a-machine    | ana reserved, connect call1 to ana
                6.1  | call1 meets ana                | ana talking
                60   | call1 ends HANGUP              | call1 MACHINE again at +7260, ana wrap-up
                65   | ana says SALE of call1         | SALE done, call1 was a person, ana ready
                """);
        plays(new Timeline(PROGRESSIVE, 1), """
                0    | ana comes                      | ana paused (signed in), phone ana, ana ready, dial call1
                6    | call1 sounds-like-a-machine    | ana reserved, connect call1 to ana
                6.1  | call1 meets ana                | ana talking
                9    | ana says MACHINE of call1      | MACHINE again at +120, call1 was a machine, ana ready, hang up call1
                9.1  | call1 ends HANGUP              | call1 MACHINE again at +120
                """);
    }

    @Test
    void it_is_let_go_as_any_machine_where_nobody_is_ready() {
        plays(new Timeline(TWO_EACH, 2), """
                0    | ana comes                      | ana paused (signed in), phone ana, ana ready, dial call1, dial call2
                6    | call1 answers                  | ana reserved, connect call1 to ana
                6.1  | call1 meets ana                | ana talking
                7    | call2 sounds-like-a-machine    | hang up call2
                7.1  | call2 ends HANGUP              | call2 MACHINE again at +7207
                """);
    }

    @Test
    void what_agents_hear_is_counted_in_every_window() {
        Campaign usual = Exercise.campaign(PROGRESSIVE);
        var campaign = new Campaign(
                usual.terms(),
                usual.mode(),
                usual.needs(),
                usual.ringFor(),
                true,
                usual.abandonCap(),
                usual.maxCalls(),
                usual.weight(),
                usual.wrapUp(),
                usual.preview(),
                new VerdictSample(1));
        Floor floor = new Floor(Exercise.gate());
        Instant at = Exercise.NOON;
        var known = new Accounts.Known(AccountRule.ofCampaign(0.03), List.of(), new MachineErrors(40, 2));
        floor.handle(new FloorInput.CampaignOpened(campaign, List.of(known), Optional.empty(), Optional.empty()), at);
        floor.handle(new FloorInput.LeadTaken(Exercise.FLOOR, new Fence(1), List.of()), at);
        floor.handle(new FloorInput.Surveyed(Map.of(), Set.of(), Map.of(), false, at), at);
        assertThat(floor.view().campaigns().getFirst().accounts())
                .singleElement()
                .satisfies(window -> assertThat(window.errors()).isEqualTo(new MachineErrors(40, 2)));
    }
}
