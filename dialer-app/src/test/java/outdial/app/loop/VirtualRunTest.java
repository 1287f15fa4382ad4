package outdial.app.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.app.people.Card;
import outdial.app.telephony.TelephonyDown;
import outdial.app.telephony.simulated.Dice;
import outdial.model.call.Outcome;
import outdial.model.campaign.DialMode.FixedRatio;
import outdial.model.campaign.DialMode.Predictive;
import outdial.model.campaign.DialMode.Preview;
import outdial.model.campaign.DialMode.Progressive;
import outdial.model.disposition.Disposition.Kind;

/** Whole shifts, with the real floor and gate, against simulated respondents and agents. */
final class VirtualRunTest {
    private static final Card.Script OFFER = new Card.Script.Offer(List.of("TEA-1", "TEA-2", "MUG"));

    @Test
    void a_list_of_two_thousand_is_dialled_to_its_end_and_nobody_twice_at_a_time() throws TelephonyDown {
        Shift shift = new Shift(1, new FixedRatio(1.8), 2_000, 10, Scene.SURVEY);
        assertThat(shift.toItsEnd()).isTrue();
        shift.keptItsPromises();
        assertThat(shift.invites).hasSizeGreaterThan(4_000);
        assertThat(shift.store.closed().values())
                .contains(Outcome.TALKED, Outcome.NO_ANSWER, Outcome.BUSY, Outcome.INVALID_NUMBER);
        assertThat(shift.store.count(Outcome.ABANDONED)).isLessThan(shift.store.count(Outcome.TALKED) / 33);
        assertThat(shift.store.owed()).isZero();
        assertThat(shift.papers.answers()).isNotEmpty();
        assertThat(shift.papers.finished()).contains(Kind.COMPLETE, Kind.PARTIAL, Kind.CALLBACK, Kind.DO_NOT_CALL);
    }

    @Test
    void the_same_seed_gives_the_same_history_and_another_seed_another() throws TelephonyDown {
        assertThat(history(7)).isEqualTo(history(7)).isNotEqualTo(history(8));
    }

    @Test
    void one_call_for_each_ready_agent_abandons_nobody() throws TelephonyDown {
        Shift shift = new Shift(2, new Progressive(), 300, 5, Scene.SURVEY);
        assertThat(shift.toItsEnd()).isTrue();
        shift.keptItsPromises();
        assertThat(shift.store.closed().values()).contains(Outcome.TALKED).doesNotContain(Outcome.ABANDONED);
    }

    @Test
    void predictive_dialling_ends_a_list_sooner_than_one_call_for_each_agent_and_within_the_cap() throws TelephonyDown {
        Shift progressive = new Shift(2, new Progressive(), 1_500, 5, Scene.SURVEY);
        Shift predictive = new Shift(2, new Predictive(), 1_500, 5, Scene.SURVEY);
        assertThat(progressive.toItsEnd()).isTrue();
        assertThat(predictive.toItsEnd()).isTrue();
        predictive.keptItsPromises();
        assertThat(predictive.time.instant()).isBefore(progressive.time.instant());
        int abandoned = predictive.store.count(Outcome.ABANDONED);
        int persons = predictive.store.count(Outcome.TALKED) + abandoned;
        assertThat(abandoned).isLessThanOrEqualTo((int) (0.03 * persons));
    }

    @Test
    void agents_who_look_first_dial_what_they_accept() throws TelephonyDown {
        Shift shift = new Shift(3, new Preview(), 60, 3, Scene.SURVEY);
        shift.toItsEnd();
        shift.keptItsPromises();
        assertThat(shift.store.closed().values()).contains(Outcome.TALKED).doesNotContain(Outcome.ABANDONED);
    }

    @Test
    void an_offer_ends_in_orders_for_its_products() throws TelephonyDown {
        Shift shift = new Shift(4, new Progressive(), 200, 5, OFFER);
        shift.toItsEnd();
        shift.keptItsPromises();
        assertThat(shift.papers.finished()).contains(Kind.SALE, Kind.REFUSAL);
        assertThat(shift.papers.orders())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.product()).isIn("TEA-1", "TEA-2", "MUG"));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void a_dialer_killed_at_any_instant_dials_nobody_twice_and_leaves_nothing_open(long seed) throws TelephonyDown {
        Shift shift = new Shift(seed, new FixedRatio(2), 150, 5, Scene.SURVEY);
        Dice dice = Dice.of(seed);
        for (int kill = 0; kill < 4; kill++) {
            shift.pass(Duration.ofMillis(dice.between(1_000, 120_000)));
            shift.replaceDialer();
        }
        assertThat(shift.toItsEnd()).as("seed %d", seed).isTrue();
        shift.keptItsPromises();
        assertThat(shift.drift()).isZero();
    }

    @Test
    void a_cut_link_and_an_exchange_that_restarts_cost_calls_but_no_truth() throws TelephonyDown {
        Shift shift = new Shift(5, new FixedRatio(2), 300, 6, Scene.SURVEY);
        shift.pass(Duration.ofMinutes(5));
        shift.exchange.cutLinks(Duration.ofSeconds(30));
        shift.pass(Duration.ofMinutes(5));
        shift.exchange.restart(Duration.ofSeconds(2));
        assertThat(shift.toItsEnd()).isTrue();
        shift.keptItsPromises();
        assertThat(shift.store.closed().values()).contains(Outcome.SYSTEM_LOST);
    }

    private static String history(long seed) throws TelephonyDown {
        Shift shift = new Shift(seed, new FixedRatio(1.8), 150, 4, Scene.SURVEY);
        shift.toItsEnd();
        return shift.hash();
    }
}
