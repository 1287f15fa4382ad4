package outdial.app.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import outdial.model.agent.Rest;
import outdial.model.campaign.DialMode;

/** Agents who want to go while calls ring that were made because of them, and agents who take a breath. */
class PartingTest {
    private static final DialMode PROGRESSIVE = new DialMode.Progressive();
    private static final DialMode TWO_EACH = new DialMode.FixedRatio(2);

    private static void plays(Timeline timeline, String told) {
        assertThat(timeline.play(told)).isEqualTo(told);
    }

    @Test
    void who_pauses_stays_for_calls_that_ring_and_gets_no_others() {
        plays(new Timeline(TWO_EACH, 4), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1, dial call2
                2    | ana pauses                 |
                6    | call1 ends BUSY            | call1 BUSY again at +606
                7    | call2 answers              | ana reserved, connect call2 to ana
                7.1  | call2 meets ana            | ana talking
                30   | call2 ends HANGUP          | call2 TALKED awaiting, ana wrap-up
                33   | ana says SALE of call2     | SALE done, ana paused (lunch)
                """);
    }

    @Test
    void who_pauses_goes_with_the_end_of_the_last_call_that_rang() {
        plays(new Timeline(TWO_EACH, 4), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1, dial call2
                2    | ana pauses                 |
                6    | call1 ends BUSY            | call1 BUSY again at +606
                9    | call2 ends BUSY            | call2 BUSY again at +609, ana paused (lunch)
                """);
    }

    @Test
    void who_stays_goes_before_who_wants_to_go() {
        plays(new Timeline(TWO_EACH, 4), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1, dial call2
                1    | bo comes                   | bo paused (signed in), phone bo, bo ready, dial call3, dial call4
                2    | ana leaves                 |
                6    | call1 answers              | bo reserved, connect call1 to bo
                7    | call2 answers              | ana reserved, connect call2 to ana
                """);
    }

    @Test
    void nobody_waits_longer_than_a_phone_rings() {
        plays(new Timeline(TWO_EACH, 2), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1, dial call2
                2    | ana leaves                 |
                31.9 | time passes                |
                32.5 | time passes                | ana offline, release ana
                """);
    }

    @Test
    void who_thinks_better_of_it_is_dialled_for_again() {
        plays(new Timeline(TWO_EACH, 4), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1, dial call2
                2    | ana pauses                 |
                6    | call1 ends BUSY            | call1 BUSY again at +606
                7    | ana readies                | dial call3
                """);
    }

    @Test
    void a_team_that_is_given_a_breath_gets_the_next_call_after_it() {
        plays(new Timeline(PROGRESSIVE, 2).resting(new Rest(Duration.ofSeconds(5), 1)), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1
                6    | call1 answers              | ana reserved, connect call1 to ana
                6.1  | call1 meets ana            | ana talking
                66   | call1 ends HANGUP          | call1 TALKED awaiting, ana wrap-up
                70   | ana says SALE of call1     | SALE done, ana resting
                73   | ana readies                |
                75.5 | time passes                | ana ready, dial call2
                """);
    }

    @Test
    void half_a_minute_before_a_break_nothing_is_dialled_for_those_who_have_it() {
        plays(new Timeline(PROGRESSIVE, 4), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1
                1    | ana has-a-break-in 40      |
                6    | call1 ends BUSY            | call1 BUSY again at +606, dial call2
                14   | call2 ends BUSY            | call2 BUSY again at +614
                40   | time passes                |
                42   | time passes                | ana paused (lunch)
                """);
    }

    @Test
    void a_talk_that_is_live_when_a_break_comes_is_finished_first() {
        plays(new Timeline(PROGRESSIVE, 4), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1
                1    | ana has-a-break-in 20      |
                6    | call1 answers              | ana reserved, connect call1 to ana
                6.1  | call1 meets ana            | ana talking
                66   | call1 ends HANGUP          | call1 TALKED awaiting, ana wrap-up
                70   | ana says SALE of call1     | SALE done, ana paused (lunch)
                """);
    }

    @Test
    void a_person_who_comes_before_the_break_still_finds_the_agent() {
        plays(new Timeline(PROGRESSIVE, 4), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1
                1    | ana has-a-break-in 35      |
                12   | call1 answers              | ana reserved, connect call1 to ana
                12.1 | call1 meets ana            | ana talking
                66   | call1 ends HANGUP          | call1 TALKED awaiting, ana wrap-up
                70   | ana says SALE of call1     | SALE done, ana paused (lunch)
                """);
    }

    @Test
    void where_nobody_dials_ahead_a_pause_begins_at_once() {
        plays(new Timeline(PROGRESSIVE, 4), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1
                2    | ana pauses                 | ana paused (lunch)
                """);
    }
}
