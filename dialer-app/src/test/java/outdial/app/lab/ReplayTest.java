package outdial.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import outdial.model.call.Outcome;

class ReplayTest {
    private static final WhatIf.Terms TERMS = new WhatIf.Terms(22, false, 0.03, 60);
    private static final OptionalDouble NONE = OptionalDouble.empty();
    private static final int CALLS = 2_000;
    private static final double APART = 7.2;

    /** Four hours: a person answers every fourth call of the first two, and every tenth of the others. */
    private static Replay day() {
        var calls = new ArrayList<PastCall>();
        var at = new ArrayList<Double>();
        for (int call = 0; call < CALLS; call++) {
            int each = call < CALLS / 2 ? 4 : 10;
            boolean person = call % each == 0;
            calls.add(
                    person
                            ? new PastCall(
                                    Outcome.TALKED,
                                    OptionalDouble.of(2),
                                    OptionalDouble.of(3 + call % 11),
                                    OptionalDouble.of(0),
                                    OptionalDouble.of(60 + call % 90),
                                    OptionalDouble.of(20),
                                    200)
                            : new PastCall(
                                    Outcome.NO_ANSWER,
                                    OptionalDouble.of(2),
                                    OptionalDouble.of(22),
                                    NONE,
                                    NONE,
                                    NONE,
                                    24));
            at.add(call * APART);
        }
        return new Replay(calls, at, TERMS, Optional.empty());
    }

    private static Forecast with(int agents, String policy) {
        return day().with(agents, policy).orElseThrow();
    }

    @Test
    void one_call_for_each_agent_abandons_nobody_and_more_agents_reach_more() {
        Forecast few = with(3, "progressive");
        Forecast many = with(6, "progressive");
        assertThat(few.abandonment().high()).isZero();
        assertThat(many.connectsPerHour().mean())
                .isCloseTo(2 * few.connectsPerHour().mean(), within(6.0));
    }

    @Test
    void dialling_ahead_would_have_kept_agents_busier_on_the_same_day() {
        assertThat(with(6, "predictive").occupancy().mean())
                .isGreaterThan(with(6, "progressive").occupancy().mean() + 5);
    }

    @Test
    void the_same_day_is_played_the_same_way_again() {
        assertThat(with(4, "predictive")).isEqualTo(with(4, "predictive"));
    }

    @Test
    void a_call_meets_what_was_met_in_the_same_half_hour() {
        var past = new ArrayList<PastCall>();
        var at = new ArrayList<Double>();
        for (int call = 0; call < 200; call++) {
            Outcome outcome = call < 100 ? Outcome.TALKED : Outcome.BUSY;
            past.add(new PastCall(outcome, NONE, NONE, NONE, call < 100 ? OptionalDouble.of(30) : NONE, NONE, 5));
            at.add(call < 100 ? 10.0 : 2_000.0);
        }
        PastDay day = PastDay.of(past, at, 22, 7).orElseThrow();
        for (int call = 0; call < 150; call++) {
            assertThat(day.isPerson(day.next(1_700))).isTrue();
            assertThat(day.isPerson(day.next(1_900))).isFalse();
        }
    }

    @Test
    void a_day_of_few_talks_is_not_played() {
        var one = new PastCall(Outcome.TALKED, NONE, NONE, NONE, OptionalDouble.of(30), NONE, 40);
        var few = new Replay(List.of(one), List.of(0.0), TERMS, Optional.empty());
        assertThat(few.with(3, "progressive")).isEmpty();
    }
}
