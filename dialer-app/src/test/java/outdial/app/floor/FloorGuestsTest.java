package outdial.app.floor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import outdial.model.campaign.DialMode;

/** Third parties and colleagues called in to a talk, told in order: at so many seconds | what happens | what the floor says. */
class FloorGuestsTest {
    /** Ana and the person of the first call have met. */
    private static final String TALKS = """
            0    | ana comes                            | ana paused (signed in), phone ana, ana ready, dial call1
            6    | call1 answers                        | ana reserved, connect call1 to ana
            6.1  | call1 meets ana                      | ana talking
            """;

    private static void plays(String told) {
        assertThat(new Timeline(new DialMode.Progressive(), 1).play(told)).isEqualTo(told);
    }

    private static void goesOn(String told) {
        plays(TALKS + told);
    }

    @Test
    void g01_a_number_is_called_in_spoken_with_and_left_with_the_person() {
        goesOn("""
                20   | ana calls-in a-number to call1       | hold call1, dial guest1
                21   | guest1 rings                         |
                25   | guest1 answers                       |
                25.1 | guest1 meets ana                     | guest1 here
                40   | ana passes-on call1                  | leave call1 to guest1
                40.1 | call1 hears-guest-instead-of ana     | guest1 has the person, ana wrap-up
                45   | ana says SALE of call1               | SALE done, ana ready
                90   | guest1 ends HANGUP                   | guest1 TALKED
                90.1 | call1 ends HANGUP                    | call1 TALKED done
                """);
    }

    @Test
    void g02_a_busy_number_gives_the_person_back() {
        goesOn("""
                20   | ana calls-in a-number to call1       | hold call1, dial guest1
                21   | guest1 ends BUSY                     | guest1 BUSY, connect call1 to ana
                60   | call1 ends HANGUP                    | call1 TALKED awaiting, ana wrap-up
                """);
    }

    @Test
    void g03_a_person_given_on_at_once_stays_with_the_agent_until_the_guest_is_there() {
        goesOn("""
                20   | ana gives-to a-number to call1       | hold call1, dial guest1
                25   | guest1 answers                       |
                25.1 | guest1 meets ana                     | guest1 here, leave call1 to guest1
                25.2 | call1 hears-guest-instead-of ana     | guest1 has the person, ana wrap-up
                45   | call1 ends HANGUP                    | hang up guest1, call1 TALKED awaiting
                45.1 | guest1 ends HANGUP                   | guest1 TALKED
                50   | ana says SALE of call1               | SALE done, ana ready
                """);
    }

    @Test
    void g04_what_the_gate_refuses_is_not_dialled_and_the_person_notices_nothing() {
        goesOn("""
                20   | ana calls-in a-listed-number to call1 |
                60   | call1 ends HANGUP                    | call1 TALKED awaiting, ana wrap-up
                """);
    }

    @Test
    void g05_the_agent_takes_the_person_back_while_the_number_rings() {
        goesOn("""
                20   | ana calls-in a-number to call1       | hold call1, dial guest1
                21   | guest1 rings                         |
                23   | ana sends-away-guest-of call1        | hang up guest1, connect call1 to ana
                23.1 | guest1 ends CANCELLED                | guest1 CANCELLED
                30   | ana calls-in a-number to call1       | hold call1, dial guest2
                """);
    }

    @Test
    void g06_three_talk_and_the_agent_leaves_the_two() {
        goesOn("""
                20   | ana calls-in a-number to call1       | hold call1, dial guest1
                25.1 | guest1 meets ana                     | guest1 here
                30   | ana takes-back call1                 | connect call1 to ana
                40   | ana passes-on call1                  | leave call1 to guest1
                40.1 | call1 hears-guest-instead-of ana     | guest1 has the person, ana wrap-up
                """);
    }

    @Test
    void g07_three_talk_and_the_guest_leaves() {
        goesOn("""
                20   | ana calls-in a-number to call1       | hold call1, dial guest1
                25.1 | guest1 meets ana                     | guest1 here
                30   | ana takes-back call1                 | connect call1 to ana
                40   | guest1 ends HANGUP                   | guest1 TALKED
                60   | call1 ends HANGUP                    | call1 TALKED awaiting, ana wrap-up
                """);
    }

    @Test
    void g08_three_talk_and_the_person_leaves() {
        goesOn("""
                20   | ana calls-in a-number to call1       | hold call1, dial guest1
                25.1 | guest1 meets ana                     | guest1 here
                30   | ana takes-back call1                 | connect call1 to ana
                40   | call1 ends HANGUP                    | hang up guest1, call1 TALKED awaiting, ana wrap-up
                40.1 | guest1 ends HANGUP                   | guest1 TALKED
                """);
    }

    @Test
    void g09_the_agent_is_gone_while_they_consult_and_comes_back_to_the_person() {
        goesOn("""
                20   | ana calls-in a-number to call1       | hold call1, dial guest1
                25.1 | guest1 meets ana                     | guest1 here
                30   | ana loses-phone                      | phone ana, hang up guest1, hold call1
                30.1 | guest1 ends HANGUP                   | guest1 TALKED
                34   | ana has-phone                        | ana reserved, connect call1 to ana
                34.1 | call1 meets ana                      | ana talking
                """);
    }

    @Test
    void g10_the_agent_is_gone_from_a_talk_of_three_and_the_two_go_on() {
        goesOn("""
                20   | ana calls-in a-number to call1       | hold call1, dial guest1
                25.1 | guest1 meets ana                     | guest1 here
                30   | ana takes-back call1                 | connect call1 to ana
                40   | ana loses-phone                      | phone ana, leave call1 to guest1
                40.1 | call1 is-left-by-agent               |
                40.2 | call1 hears-guest-instead-of ana     | guest1 has the person, ana wrap-up
                44   | ana has-phone                        |
                """);
    }

    @Test
    void g11_a_guest_who_is_gone_in_that_very_moment_gives_the_person_back() {
        goesOn("""
                20   | ana calls-in a-number to call1       | hold call1, dial guest1
                25.1 | guest1 meets ana                     | guest1 here
                40   | ana passes-on call1                  | leave call1 to guest1
                40.1 | call1 hears-guest-instead-of ana     | guest1 has the person, ana wrap-up
                40.1 | call1 is-left-by-agent               | hold call1, ana reserved, connect call1 to ana
                40.2 | guest1 ends HANGUP                   | guest1 TALKED
                40.3 | call1 meets ana                      | ana talking
                60   | call1 ends HANGUP                    | call1 TALKED awaiting, ana wrap-up
                """);
    }

    @Test
    void g12_a_colleague_is_called_in_and_gets_the_person_in_their_own_room() {
        plays("""
                0    | ana comes                            | ana paused (signed in), phone ana, ana ready, dial call1
                1    | bo comes                             | bo paused (signed in), phone bo, bo ready
                6    | call1 answers                        | ana reserved, connect call1 to ana
                6.1  | call1 meets ana                      | ana talking
                20   | ana asks-in bo to call1              | hold call1, bo reserved, bring bo to ana
                30   | ana takes-back call1                 | connect call1 to ana
                40   | ana passes-on call1                  | hold call1, bring bo home
                40.1 | bo has-phone                         | ana ready, connect call1 to bo
                40.2 | call1 meets bo                       | bo talking
                60   | call1 ends HANGUP                    | call1 TALKED awaiting, bo wrap-up
                """);
    }

    @Test
    void g21_whoever_waits_while_a_colleague_is_spoken_with_alone_still_does_when_the_exchange_is_looked_through() {
        plays("""
                0    | ana comes                            | ana paused (signed in), phone ana, ana ready, dial call1
                1    | bo comes                             | bo paused (signed in), phone bo, bo ready
                6    | call1 answers                        | ana reserved, connect call1 to ana
                6.1  | call1 meets ana                      | ana talking
                20   | ana asks-in bo to call1              | hold call1, bo reserved, bring bo to ana
                25   | exchange sees call1:waits ana:there bo:there |
                50   | time passes                          |
                """);
    }

    @Test
    void g13_a_colleague_called_in_leaves_and_is_given_nobody_before_they_are_home() {
        plays("""
                0    | ana comes                            | ana paused (signed in), phone ana, ana ready, dial call1
                1    | bo comes                             | bo paused (signed in), phone bo, bo ready
                6    | call1 answers                        | ana reserved, connect call1 to ana
                6.1  | call1 meets ana                      | ana talking
                20   | ana asks-in bo to call1              | hold call1, bo reserved, bring bo to ana
                30   | bo sends-away-guest-of call1         | bring bo home, connect call1 to ana
                30.1 | bo has-phone                         | bo ready
                60   | call1 ends HANGUP                    | call1 TALKED awaiting, ana wrap-up
                """);
    }

    @Test
    void g14_a_colleague_whose_phone_is_lost_leaves_the_person_to_the_agent() {
        plays("""
                0    | ana comes                            | ana paused (signed in), phone ana, ana ready, dial call1
                1    | bo comes                             | bo paused (signed in), phone bo, bo ready
                6    | call1 answers                        | ana reserved, connect call1 to ana
                6.1  | call1 meets ana                      | ana talking
                20   | ana asks-in bo to call1              | hold call1, bo reserved, bring bo to ana
                30   | bo loses-phone                       | phone bo, bo paused (phone not connected), connect call1 to ana
                """);
    }

    @Test
    void g15_the_person_hangs_up_while_they_wait_and_everybody_called_in_goes() {
        plays("""
                0    | ana comes                            | ana paused (signed in), phone ana, ana ready, dial call1
                1    | bo comes                             | bo paused (signed in), phone bo, bo ready
                6    | call1 answers                        | ana reserved, connect call1 to ana
                6.1  | call1 meets ana                      | ana talking
                20   | ana asks-in bo to call1              | hold call1, bo reserved, bring bo to ana
                30   | call1 ends HANGUP                    | bring bo home, call1 TALKED awaiting, ana wrap-up
                30.1 | bo has-phone                         | bo ready
                """);
    }

    @Test
    void g16_the_recording_is_paused_by_whoever_has_the_person() {
        plays("""
                0    | ana comes                            | ana paused (signed in), phone ana, ana ready, dial call1
                1    | bo comes                             | bo paused (signed in), phone bo, bo ready
                6    | call1 answers                        | ana reserved, connect call1 to ana
                6.1  | call1 meets ana                      | ana talking
                20   | ana records-no-more call1            | do not record call1
                21   | bo records-again call1               |
                22   | ana records-again call1              | record call1
                """);
    }

    @Test
    void g17_after_a_restart_the_person_who_waited_comes_back_to_the_agent_and_the_guest_goes() {
        goesOn("""
                20   | ana calls-in a-number to call1       | hold call1, dial guest1
                25.1 | guest1 meets ana                     | guest1 here
                30   | it restarts                          |
                31   | it sees call1:waits guest1:with-ana ana:there | hold call1, hang up guest1
                31.1 | guest1 ends HANGUP                   | guest1 TALKED
                33   | ana comes                            | ana paused (signed in), ana reserved, connect call1 to ana, connect call1 to ana
                33.1 | call1 meets ana                      | ana talking
                """);
    }

    @Test
    void g18_after_a_restart_three_in_a_talk_are_three() {
        goesOn("""
                20   | ana calls-in a-number to call1       | hold call1, dial guest1
                25.1 | guest1 meets ana                     | guest1 here
                28   | ana takes-back call1                 | connect call1 to ana
                30   | it restarts                          |
                31   | it sees call1:with-ana guest1:with-ana ana:there |
                33   | ana comes                            | ana paused (signed in), ana talking
                40   | ana passes-on call1                  | leave call1 to guest1
                """);
    }

    @Test
    void g19_after_a_restart_whoever_was_left_with_a_guest_stays_with_them() {
        goesOn("""
                20   | ana calls-in a-number to call1       | hold call1, dial guest1
                25.1 | guest1 meets ana                     | guest1 here
                28   | ana passes-on call1                  | leave call1 to guest1
                28.1 | call1 hears-guest-instead-of ana     | guest1 has the person, ana wrap-up
                30   | it restarts                          |
                31   | it sees call1:passed-on-by-ana guest1:waits ana:there |
                33   | ana comes                            | ana paused (signed in), ana ready
                60   | call1 ends HANGUP                    | hang up guest1, call1 TALKED awaiting
                60.1 | guest1 ends HANGUP                   | guest1 TALKED
                """);
    }

    @Test
    void g20_a_restart_in_the_very_moment_of_leaving_is_told_by_the_exchange() {
        goesOn("""
                20   | ana calls-in a-number to call1       | hold call1, dial guest1
                25.1 | guest1 meets ana                     | guest1 here
                28   | ana passes-on call1                  | leave call1 to guest1
                30   | it restarts                          |
                31   | it sees call1:passed-on-by-ana guest1:with-ana ana:there | guest1 has the person
                33   | ana comes                            | ana paused (signed in), ana ready
                """);
    }

    @Test
    void g22_a_guest_has_one_of_the_floor_s_lines() {
        String told = """
                0    | floor has-lines 2                    |
                0    | ana comes                            | ana paused (signed in), phone ana, ana ready, dial call1
                6    | call1 answers                        | ana reserved, connect call1 to ana
                6.1  | call1 meets ana                      | ana talking
                20   | ana calls-in a-number to call1       | hold call1, dial guest1
                21   | bo comes                             | bo paused (signed in), phone bo, bo ready
                25   | guest1 ends BUSY                     | guest1 BUSY, connect call1 to ana, dial call2
                """;
        assertThat(new Timeline(new DialMode.Progressive(), 2).play(told)).isEqualTo(told);
    }
}
