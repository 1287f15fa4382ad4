package outdial.model.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import outdial.model.call.Outcome;
import outdial.model.campaign.AttemptPlan;
import outdial.model.disposition.Disposition;

class RecycleTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final AttemptPlan PLAN = new AttemptPlan(4, 2, Duration.ofMinutes(90));
    private static final Tried ONCE = new Tried(PLAN, List.of(NOON), 0);

    @ParameterizedTest
    @CsvSource({
        "BUSY, 90",
        "NO_ANSWER, 90",
        "REJECTED, 90",
        "MACHINE, 121",
        "ABANDONED, 90",
        "HUNG_UP_EARLY, 90",
        "AGENT_LOST, 90",
        "CANCELLED, 90",
        "SYSTEM_LOST, 90",
        "UNKNOWN, 90"
    })
    void a_lead_not_talked_to_is_tried_again_never_before_the_plan_allows(Outcome outcome, int minutes) {
        assertThat(Recycle.after(outcome, ONCE, NOON.plusSeconds(60)))
                .isEqualTo(new Recycle.Again(NOON.plus(Duration.ofMinutes(minutes)), 0));
    }

    @Test
    void the_limit_for_a_day_defers_to_24_hours_after_the_attempt_that_used_it_up() {
        var twice = new Tried(PLAN, List.of(NOON, NOON.plus(Duration.ofHours(3))), 0);
        assertThat(Recycle.after(Outcome.BUSY, twice, NOON.plus(Duration.ofHours(3))))
                .isEqualTo(new Recycle.Again(NOON.plus(Duration.ofHours(24)), 0));
    }

    @Test
    void after_the_last_attempt_of_the_plan_a_lead_is_done() {
        var often = new Tried(PLAN, List.of(NOON, NOON, NOON, NOON), 0);
        assertThat(Recycle.after(Outcome.NO_ANSWER, often, NOON)).isInstanceOf(Recycle.Done.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONGESTION", "VOID"})
    void what_never_reached_the_lead_burns_no_attempt_but_is_not_repeated_for_ever(Outcome outcome) {
        var usedUp = List.of(NOON, NOON, NOON, NOON);
        assertThat(Recycle.after(outcome, new Tried(PLAN, usedUp, 0), NOON))
                .isEqualTo(new Recycle.Again(NOON.plusSeconds(60), 1));
        assertThat(Recycle.after(outcome, new Tried(PLAN, usedUp, 8), NOON))
                .isEqualTo(new Recycle.Again(NOON.plusSeconds(3600), 9));
        assertThat(Recycle.after(outcome, new Tried(PLAN, usedUp, 9), NOON)).isInstanceOf(Recycle.Done.class);
    }

    @Test
    void a_number_that_does_not_exist_is_not_dialled_again() {
        assertThat(Recycle.after(Outcome.INVALID_NUMBER, ONCE, NOON)).isEqualTo(new Recycle.OtherPhone(NOON));
    }

    @Test
    void after_a_talk_the_agent_decides() {
        assertThat(Recycle.after(Outcome.TALKED, ONCE, NOON)).isEqualTo(new Recycle.Awaiting());
    }

    @ParameterizedTest
    @EnumSource(Disposition.Kind.class)
    void every_disposition_settles_the_lead(Disposition.Kind kind) {
        Instant due = NOON.plus(Duration.ofDays(2));
        Recycle recycle = Recycle.after(Disposition.of(kind), due, ONCE, NOON);
        switch (kind.fate()) {
            case DONE, OPT_OUT -> assertThat(recycle).isEqualTo(new Recycle.Done(kind.name()));
            case OTHER_PHONE -> assertThat(recycle).isEqualTo(new Recycle.OtherPhone(NOON));
            case CALLBACK -> assertThat(recycle).isEqualTo(new Recycle.Again(due, 0));
            case RECYCLE -> assertThat(recycle).isEqualTo(new Recycle.Again(NOON.plus(Duration.ofMinutes(90)), 0));
        }
    }
}
