package outdial.app.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outdial.app.telephony.AgentPhone;
import outdial.model.AgentId;

class AgentLegsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final AgentId ANA = new AgentId(1);
    private static final AgentPhone PHONE = new AgentPhone.Softphone("agent1");

    private final AgentLegs legs = new AgentLegs(NOON);

    @Test
    void what_an_older_leg_tells_is_of_no_interest() {
        AgentLeg first = legs.next(ANA, PHONE, NOON);
        AgentLeg second = legs.next(ANA, PHONE, NOON);
        assertThat(second).isNotEqualTo(first);
        assertThat(legs.end(first)).isFalse();
        assertThat(legs.of(ANA)).contains(second);
        assertThat(legs.end(second)).isTrue();
        assertThat(legs.of(ANA)).isEmpty();
    }

    @Test
    void a_new_dialer_takes_over_what_lives_and_knows_its_phone() {
        var old = new AgentLeg(ANA, NOON.minusSeconds(60).toEpochMilli());
        legs.found(Map.of(old, "agent1"), NOON);
        assertThat(legs.of(ANA)).contains(old);
        assertThat(legs.ofPhone("agent1")).contains(old);
        assertThat(legs.next(ANA, PHONE, NOON).number()).isGreaterThan(old.number());
    }

    @Test
    void a_survey_forgets_legs_called_before_it_only() {
        AgentLeg before = legs.next(ANA, PHONE, NOON);
        AgentLeg after = legs.next(new AgentId(2), new AgentPhone.Softphone("agent2"), NOON.plusSeconds(2));
        legs.found(Map.of(), NOON.plusSeconds(1));
        assertThat(legs.isPresent(before)).isFalse();
        assertThat(legs.isPresent(after)).isTrue();
    }

    @Test
    void channel_ids_and_rooms_are_read_as_they_are_written() {
        var leg = new AgentLeg(new AgentId(17), 1772452800000L);
        assertThat(AgentLeg.ofChannel(leg.channelId())).contains(leg);
        assertThat(AgentLeg.ofChannel("agent-0-1")).isEmpty();
        assertThat(AgentLeg.ofChannel("8796093022209")).isEmpty();
        assertThat(AgentLeg.ofRoom("agent-17")).contains(new AgentId(17));
        assertThat(AgentLeg.ofRoom("agent-17x")).isEmpty();
    }
}
