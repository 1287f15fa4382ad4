package outdial.model.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.SkillId;

class SeatTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final AttemptId CALL = new AttemptId(5);
    private static final Seat READY =
            Seat.of(agent(1, "en"), NOON).phone(true, NOON).readied(NOON);

    private static AgentProfile agent(long id, String language) {
        return new AgentProfile(new AgentId(id), Set.of(), Set.of(language));
    }

    @Test
    void an_agent_is_ready_once_they_say_so_and_their_phone_is_up() {
        Seat willing = Seat.of(agent(1, "en"), NOON).readied(NOON);
        assertThat(willing.now()).isEqualTo(new Agent.Paused("phone not connected", NOON));
        assertThat(willing.phone(true, LATER).now()).isEqualTo(new Agent.Ready(LATER));
    }

    @Test
    void a_ready_agent_whose_phone_comes_back_is_ready_again() {
        Seat lost = READY.phone(false, LATER);
        assertThat(lost.now()).isEqualTo(new Agent.Paused("phone not connected", LATER));
        assertThat(lost.phone(true, LATER).now()).isEqualTo(new Agent.Ready(LATER));
    }

    @Test
    void saying_ready_twice_does_not_lose_the_place_in_the_queue() {
        assertThat(READY.readied(LATER).now()).isEqualTo(new Agent.Ready(NOON));
    }

    @Test
    void a_pause_asked_for_during_a_call_comes_after_it() {
        Seat talking = READY.talking(CALL, NOON).paused("lunch", NOON);
        assertThat(talking.now()).isEqualTo(new Agent.Talking(CALL, NOON));
        assertThat(talking.freed(LATER).now()).isEqualTo(new Agent.Paused("lunch", LATER));
    }

    @Test
    void pause_after_call_can_be_switched_off_again() {
        Seat talking = READY.talking(CALL, NOON).pauseAfterCall(true);
        assertThat(talking.freed(LATER).now()).isEqualTo(new Agent.Paused("after the call", LATER));
        assertThat(talking.pauseAfterCall(false).freed(LATER).now()).isEqualTo(new Agent.Ready(LATER));
    }

    @Test
    void the_switch_wakes_nobody_who_is_paused() {
        Seat atLunch = READY.paused("lunch", NOON);
        assertThat(atLunch.pauseAfterCall(false)).isSameAs(atLunch);
    }

    @Test
    void whoever_signs_out_during_a_call_goes_after_it() {
        Seat leaving = READY.talking(CALL, NOON).signedOut(NOON);
        assertThat(leaving.busy()).isTrue();
        assertThat(leaving.freed(LATER).now()).isEqualTo(new Agent.Offline(LATER));
    }

    @Test
    void wrap_up_ends_when_the_agent_says_ready_or_pause() {
        Seat wrappingUp = READY.wrappingUp(CALL, NOON, LATER);
        assertThat(wrappingUp.readied(NOON).now()).isEqualTo(new Agent.Ready(NOON));
        assertThat(wrappingUp.paused("tea", NOON).now()).isEqualTo(new Agent.Paused("tea", NOON));
    }

    @Test
    void the_longest_ready_of_those_who_will_do_goes_first() {
        var pick = new AgentPick();
        pick.add(agent(1, "en"));
        pick.add(agent(2, "bg"));
        pick.add(agent(3, "en"));
        var bulgarian = new Needs(Set.of(), Optional.of("bg"));
        assertThat(pick.longestReady(Needs.NONE)).contains(new AgentId(1));
        assertThat(pick.longestReady(bulgarian)).contains(new AgentId(2));
        pick.remove(new AgentId(1));
        assertThat(pick.longestReady(Needs.NONE)).contains(new AgentId(2));
        assertThat(pick.count(Needs.NONE)).isEqualTo(2);
        assertThat(pick.longestReady(new Needs(Set.of(new SkillId(9)), Optional.empty())))
                .isEmpty();
    }

    @Test
    void whoever_becomes_ready_again_stands_at_the_end() {
        var pick = new AgentPick();
        pick.add(agent(1, "en"));
        pick.add(agent(2, "bg"));
        pick.remove(new AgentId(1));
        pick.add(agent(1, "en"));
        assertThat(pick.longestReady(Needs.NONE)).contains(new AgentId(2));
    }

    @Test
    void the_needs_of_a_lead_and_its_campaign_count_together() {
        var campaign = new Needs(Set.of(new SkillId(1)), Optional.of("en"));
        var lead = new Needs(Set.of(new SkillId(2)), Optional.of("bg"));
        assertThat(campaign.and(lead)).isEqualTo(new Needs(Set.of(new SkillId(1), new SkillId(2)), Optional.of("bg")));
        assertThat(campaign.and(Needs.NONE)).isEqualTo(campaign);
    }
}
