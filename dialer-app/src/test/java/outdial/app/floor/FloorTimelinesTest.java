package outdial.app.floor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import outdial.model.campaign.DialMode;

/** What the floor does, told in order: at so many seconds | what happens | what the floor says. */
class FloorTimelinesTest {
    private static final DialMode PROGRESSIVE = new DialMode.Progressive();
    private static final DialMode TWO_EACH = new DialMode.FixedRatio(2);

    private static void plays(Timeline timeline, String told) {
        assertThat(timeline.play(told)).isEqualTo(told);
    }

    @Test
    void f01_one_agent_one_call() {
        plays(new Timeline(PROGRESSIVE, 2), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1
                0.3  | call1 rings                |
                6    | call1 answers              | ana reserved, connect call1 to ana
                6.1  | call1 meets ana            | ana talking
                66   | call1 ends HANGUP          | call1 TALKED awaiting, ana wrap-up
                70   | ana says SALE of call1     | SALE done, ana ready, dial call2
                """);
    }

    @Test
    void f02_two_agents_at_two_calls_each() {
        plays(new Timeline(TWO_EACH, 9), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1, dial call2
                1    | bo comes                   | bo paused (signed in), phone bo, bo ready, dial call3, dial call4
                5    | call2 answers              | ana reserved, connect call2 to ana
                5.1  | call2 meets ana            | ana talking
                6    | call1 ends BUSY            | call1 BUSY again at +606
                7    | call3 answers              | bo reserved, connect call3 to bo
                """);
    }

    @Test
    void f03_a_person_waits() {
        plays(new Timeline(TWO_EACH, 4), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1, dial call2
                6    | call1 answers              | ana reserved, connect call1 to ana
                6.1  | call1 meets ana            | ana talking
                7    | call2 answers              |
                9    | call2 hears-message        |
                22   | call2 ends HANGUP          | call2 ABANDONED again at +120
                """);
    }

    @Test
    void f04_a_person_who_waits_gets_the_first_who_is_free() {
        plays(new Timeline(TWO_EACH, 4), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1, dial call2
                6    | call1 answers              | ana reserved, connect call1 to ana
                6.1  | call1 meets ana            | ana talking
                7    | call2 answers              |
                7.5  | bo comes                   | bo paused (signed in), phone bo, bo ready, bo reserved, connect call2 to bo
                """);
    }

    @Test
    void f05_the_agent_is_lost_and_comes_back() {
        plays(new Timeline(PROGRESSIVE, 1), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1
                6    | call1 answers              | ana reserved, connect call1 to ana
                6.1  | call1 meets ana            | ana talking
                20   | ana loses-phone            | phone ana, hold call1
                24   | ana has-phone              | ana reserved, connect call1 to ana
                24.1 | call1 meets ana            | ana talking
                60   | call1 ends HANGUP          | call1 TALKED awaiting, ana wrap-up
                """);
    }

    @Test
    void f06_the_agent_is_lost_for_good() {
        plays(new Timeline(PROGRESSIVE, 1), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1
                6    | call1 answers              | ana reserved, connect call1 to ana
                6.1  | call1 meets ana            | ana talking
                20   | ana loses-phone            | phone ana, hold call1
                39   | time passes                |
                41   | time passes                | hang up call1
                41.1 | call1 ends HANGUP          | call1 AGENT_LOST again at +120, ana wrap-up
                """);
    }

    @Test
    void f07_after_ten_seconds_another_agent_takes_over() {
        plays(new Timeline(PROGRESSIVE, 1), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1
                6    | call1 answers              | ana reserved, connect call1 to ana
                6.1  | call1 meets ana            | ana talking
                20   | ana loses-phone            | phone ana, hold call1
                25   | bo comes                   | bo paused (signed in), phone bo, bo ready
                32   | time passes                | ana paused (phone not connected), bo reserved, connect call1 to bo
                32.1 | call1 meets bo             | bo talking
                """);
    }

    @Test
    void f08_a_promise_is_kept_by_the_agent_who_gave_it() {
        plays(new Timeline(PROGRESSIVE, 0).promised(8, "bo"), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready
                9    | bo comes                   | bo paused (signed in), phone bo, bo ready, bo reserved, dial call8
                12   | call8 answers              | connect call8 to bo
                12.1 | call8 meets bo             | bo talking
                """);
    }

    @Test
    void where_calls_are_made_ahead_an_agent_waits_for_whoever_was_promised_a_call() {
        plays(new Timeline(new DialMode.Predictive(), 0).calledBack(8), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, ana reserved, dial call8
                3    | call8 rings                |
                6    | call8 answers              | connect call8 to ana
                6.1  | call8 meets ana            | ana talking
                """);
    }

    @Test
    void where_calls_are_made_ahead_an_agent_waits_for_whoever_has_few_like_them() {
        plays(new Timeline(new DialMode.FixedRatio(2), 2).scarce(8), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, ana reserved, dial call8
                3    | call8 rings                |
                6    | call8 answers              | connect call8 to ana
                6.1  | call8 meets ana            | ana talking
                """);
    }

    @Test
    void f09_pause_after_this_call() {
        plays(new Timeline(PROGRESSIVE, 2), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1
                6    | call1 answers              | ana reserved, connect call1 to ana
                6.1  | call1 meets ana            | ana talking
                9    | ana pauses-after-call      |
                66   | call1 ends HANGUP          | call1 TALKED awaiting, ana wrap-up
                70   | ana says REFUSAL of call1  | REFUSAL done, ana paused (after the call)
                80   | ana readies                | ana ready, dial call2
                """);
    }

    @Test
    void f10_wrap_up_has_a_limit_and_the_disposition_may_come_later() {
        plays(new Timeline(PROGRESSIVE, 1), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1
                6    | call1 answers              | ana reserved, connect call1 to ana
                6.1  | call1 meets ana            | ana talking
                66   | call1 ends HANGUP          | call1 TALKED awaiting, ana wrap-up
                98   | time passes                | ana ready
                99   | ana says CALLBACK of call1 | CALLBACK again at +3699
                """);
    }

    @Test
    void f11_a_lead_is_looked_at_before_it_is_dialled() {
        plays(new Timeline(new DialMode.Preview(), 3), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, ana looks at lead 1
                5    | ana skips 1                | skip lead 1, ana ready, ana looks at lead 2
                9    | ana accepts 2              | ana reserved, dial call2
                14   | call2 ends NO_ANSWER       | call2 NO_ANSWER again at +3614, ana ready, ana looks at lead 3
                36   | time passes                | skip lead 3, ana paused (No decision on a lead in time)
                """);
    }

    @Test
    void f12_the_program_drains() {
        plays(new Timeline(TWO_EACH, 9), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1, dial call2
                2    | it drains                  |
                6    | call1 answers              | ana reserved, connect call1 to ana
                6.1  | call1 meets ana            | ana talking
                7    | call2 ends BUSY            | call2 BUSY again at +607
                66   | call1 ends HANGUP          | call1 TALKED awaiting, ana wrap-up
                """);
    }

    @Test
    void f13_whoever_loses_the_lead_dials_nobody_and_drops_nobody() {
        plays(new Timeline(TWO_EACH, 9), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1, dial call2
                2    | it loses-lead              |
                6    | call1 answers              | ana reserved, connect call1 to ana
                6.1  | call1 meets ana            | ana talking
                7    | call2 ends BUSY            | call2 BUSY again at +607
                9    | bo comes                   | bo paused (signed in), phone bo, bo ready
                """);
    }

    @Test
    void f14_a_campaign_stopped_at_once_takes_back_what_rings() {
        plays(new Timeline(TWO_EACH, 9), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1, dial call2
                6    | call1 answers              | ana reserved, connect call1 to ana
                6.1  | call1 meets ana            | ana talking
                8    | it stops                   | hang up call2
                8.1  | call2 ends CANCELLED       | call2 CANCELLED again at +120
                """);
    }

    @Test
    void f15_an_agent_who_signs_out_finishes_the_call() {
        plays(new Timeline(PROGRESSIVE, 2), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1
                6    | call1 answers              | ana reserved, connect call1 to ana
                6.1  | call1 meets ana            | ana talking
                9    | ana leaves                 |
                66   | call1 ends HANGUP          | call1 TALKED awaiting, ana wrap-up
                70   | ana says SALE of call1     | SALE done, ana offline, release ana
                """);
    }

    @Test
    void f90_a_predictive_campaign_learns_with_one_call_for_each_agent() {
        plays(new Timeline(new DialMode.Predictive(), 2), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1
                0.3  | call1 rings                |
                6    | call1 answers              | ana reserved, connect call1 to ana
                6.1  | call1 meets ana            | ana talking
                66   | call1 ends HANGUP          | call1 TALKED awaiting, ana wrap-up
                70   | ana says SALE of call1     | SALE done, ana ready, dial call2
                """);
    }

    @Test
    void f16_an_agent_lets_the_person_wait_with_music() {
        plays(new Timeline(PROGRESSIVE, 1), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1
                6    | call1 answers              | ana reserved, connect call1 to ana
                6.1  | call1 meets ana            | ana talking
                20   | ana holds call1            | hold call1
                21   | ana holds call1            |
                30   | ana takes-back call1       | connect call1 to ana
                31   | ana holds call1            | hold call1
                32   | ana loses-phone            | phone ana, hold call1
                33   | ana has-phone              | ana reserved, connect call1 to ana
                33.1 | call1 meets ana            | ana talking
                34   | bo takes-back call1        |
                """);
    }

    @Test
    void f18_an_agent_who_is_back_before_the_talks_are_known_comes_back_to_theirs() {
        plays(new Timeline(PROGRESSIVE, 1), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1
                6    | call1 answers              | ana reserved, connect call1 to ana
                6.1  | call1 meets ana            | ana talking
                30   | it restarts-under ana      | ana paused (signed in), phone ana, ana talking
                31   | it sees call1:with-ana ana:there |
                60   | call1 ends HANGUP          | call1 TALKED awaiting, ana wrap-up
                70   | ana says SALE of call1     | SALE done, ana paused (signed in)
                """);
    }

    @Test
    void f17_wrap_up_can_be_made_longer_once() {
        plays(new Timeline(PROGRESSIVE, 1), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1
                6    | call1 answers              | ana reserved, connect call1 to ana
                6.1  | call1 meets ana            | ana talking
                66   | call1 ends HANGUP          | call1 TALKED awaiting, ana wrap-up
                90   | ana needs-time call1       | ana wrap-up
                91   | ana needs-time call1       |
                98   | time passes                |
                127  | time passes                | ana ready
                """);
    }

    @Test
    void f18_a_leg_whose_agent_does_not_come_is_ended_after_a_minute() {
        plays(new Timeline(PROGRESSIVE, 0), """
                1    | bo is-seen                 |
                40   | bo is-seen                 |
                61   | bo is-seen                 | release bo
                """);
    }

    @Test
    void f19_an_agent_who_comes_back_keeps_their_leg() {
        plays(new Timeline(PROGRESSIVE, 0), """
                1    | bo is-seen                 |
                40   | bo comes                   | bo paused (signed in), bo ready
                61   | bo is-seen                 |
                """);
    }

    @Test
    void f20_a_person_is_handed_to_a_colleague_who_is_ready() {
        plays(new Timeline(PROGRESSIVE, 1), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1
                1    | bo comes                   | bo paused (signed in), phone bo, bo ready
                6    | call1 answers              | ana reserved, connect call1 to ana
                6.1  | call1 meets ana            | ana talking
                20   | ana hands call1 to bo      | ana ready, bo reserved, connect call1 to bo
                20.1 | call1 meets bo             | bo talking
                25   | ana hands call1 to bo      |
                30   | bo hands call1 to bo       |
                60   | call1 ends HANGUP          | call1 TALKED awaiting, bo wrap-up
                """);
    }

    @Test
    void f21_nothing_is_dialled_while_the_clock_is_behind_the_ledger() {
        plays(new Timeline(PROGRESSIVE, 3), """
                0    | clock lags                 |
                1    | ana comes                  | ana paused (signed in), phone ana, ana ready
                5    | clock is-right             |
                10   | time passes                |
                12   | time passes                | dial call2
                """);
    }

    @Test
    void f22_whoever_was_put_on_hold_stays_there_when_the_exchange_is_looked_through() {
        plays(new Timeline(PROGRESSIVE, 1), """
                0    | ana comes                  | ana paused (signed in), phone ana, ana ready, dial call1
                6    | call1 answers              | ana reserved, connect call1 to ana
                6.1  | call1 meets ana            | ana talking
                20   | ana holds call1            | hold call1
                25   | exchange sees call1:waits ana:there |
                50   | time passes                |
                51   | ana takes-back call1       | connect call1 to ana
                """);
    }
}
