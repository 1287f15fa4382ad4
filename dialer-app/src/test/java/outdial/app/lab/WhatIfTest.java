package outdial.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import outdial.model.call.Outcome;

class WhatIfTest {
    private static final WhatIf.Terms TERMS = new WhatIf.Terms(22, false, 0.03, 60);
    private static final OptionalDouble NONE = OptionalDouble.empty();

    /** Of a hundred calls, twenty answered within 16 s and talked with for 40 s or 160 s, ten busy, the rest unanswered. */
    private static List<PastCall> history(int hundreds) {
        var past = new ArrayList<PastCall>();
        for (int call = 0; call < 100 * hundreds; call++) {
            double ring = 2 + call % 15;
            past.add(
                    switch (call % 10) {
                        case 0, 1 -> {
                            OptionalDouble talk = OptionalDouble.of(call % 20 < 10 ? 40 : 160);
                            yield call(
                                    Outcome.TALKED, OptionalDouble.of(ring), talk, OptionalDouble.of(20), ring + 182);
                        }
                        case 2 -> call(Outcome.BUSY, NONE, NONE, NONE, 3);
                        default -> call(Outcome.NO_ANSWER, OptionalDouble.of(22), NONE, NONE, 24);
                    });
        }
        return past;
    }

    private static PastCall call(
            Outcome outcome, OptionalDouble ringing, OptionalDouble talk, OptionalDouble wrapUp, double length) {
        OptionalDouble beforeRing = ringing.isPresent() ? OptionalDouble.of(2) : NONE;
        return new PastCall(outcome, beforeRing, ringing, NONE, talk, wrapUp, length);
    }

    private static Forecast forecast(int agents, String policy, long leads) {
        return new WhatIf(history(5), TERMS, Optional.empty())
                .answer(new WhatIf.Question(agents, policy, leads, 3), () -> 0, -1)
                .orElseThrow();
    }

    @Test
    void the_world_that_is_played_is_the_one_that_was_seen() {
        Scenario scenario = Fitted.of("seen", history(5), TERMS, 3_600).orElseThrow();
        assertThat(scenario.person().at(0)).isEqualTo(0.2);
        assertThat(scenario.failing()).isEqualTo(0.1);
        assertThat(scenario.talk().at(0).mean()).isCloseTo(100, within(1e-9));
        assertThat(scenario.wrapUp().at(0).mean()).isEqualTo(20);
        assertThat(scenario.ring().mean()).isBetween(5.0, 12.0);
    }

    @Test
    void calls_that_were_taken_back_young_say_nothing_and_old_ones_count_as_unanswered() {
        List<PastCall> past = history(5);
        for (int i = 0; i < 500; i++) {
            past.add(call(Outcome.CANCELLED, OptionalDouble.of(6), NONE, NONE, 8));
        }
        assertThat(Fitted.of("young", past, TERMS, 3_600).orElseThrow().person().at(0))
                .isEqualTo(0.2);
        for (int i = 0; i < 500; i++) {
            past.add(call(Outcome.CANCELLED, OptionalDouble.of(16), NONE, NONE, 18));
        }
        assertThat(Fitted.of("old", past, TERMS, 3_600).orElseThrow().person().at(0))
                .isEqualTo(0.1);
    }

    @Test
    void more_agents_finish_sooner_wait_less_dialled_ahead_and_stay_within_the_cap() {
        Forecast few = forecast(3, "predictive", 1_000);
        Forecast many = forecast(9, "predictive", 1_000);
        Forecast oneEach = forecast(9, "progressive", 1_000);
        assertThat(many.hours().mean()).isLessThan(few.hours().mean() / 2);
        assertThat(many.idle().mean()).isLessThan(oneEach.idle().mean());
        assertThat(many.connectsPerHour().mean())
                .isGreaterThan(oneEach.connectsPerHour().mean());
        assertThat(many.abandonment().high()).isLessThanOrEqualTo(3);
        assertThat(oneEach.abandonment().mean()).isZero();
        assertThat(oneEach.lines().high()).isLessThanOrEqualTo(9);
        assertThat(many.lines().low()).isBetween(9.0, 60.0);
    }

    @Test
    void a_band_holds_its_mean_and_twice_the_leads_take_twice_the_time() {
        Forecast once = forecast(5, "predictive", 500);
        Forecast twice = forecast(5, "predictive", 1_000);
        assertThat(once.hours().mean())
                .isBetween(once.hours().low(), once.hours().high());
        assertThat(twice.hours().mean()).isCloseTo(2 * once.hours().mean(), within(1e-9));
    }

    @Test
    void a_lead_is_called_until_a_person_answers_or_its_attempts_are_used() {
        assertThat(WhatIf.callsForALead(0.5, 2)).isEqualTo(1.5);
        assertThat(WhatIf.callsForALead(0, 3)).isEqualTo(3);
        assertThat(WhatIf.callsForALead(1, 3)).isEqualTo(1);
    }

    @Test
    void a_campaign_without_thirty_talks_says_so_and_an_unknown_policy_is_refused() {
        var young = new WhatIf(history(1), TERMS, Optional.empty());
        assertThat(young.answer(new WhatIf.Question(5, "predictive", 100, 3), () -> 0, 0))
                .isEmpty();
        assertThatThrownBy(() -> forecast(5, "predictve", 100)).hasMessageContaining("'predictve'");
    }
}
