package outdial.app.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import outdial.app.floor.FloorView.AgentView;
import outdial.app.floor.FloorView.CallView;
import outdial.app.floor.FloorView.Counters;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.LeadId;
import outdial.model.PhoneNumber;
import outdial.model.agent.Agent;
import outdial.model.call.Stage;

class FloorViewTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant LATER = NOON.plusMillis(400);
    private static final AgentId ANA = new AgentId(1);
    private static final AgentId IVO = new AgentId(2);
    private static final AttemptId FIRST = new AttemptId(11);
    private static final AttemptId SECOND = new AttemptId(12);

    private static AgentView seat(AgentId agent, Agent now) {
        return new AgentView(agent, now, true, false, false);
    }

    private static CallView call(AttemptId attempt) {
        return new CallView(
                attempt,
                new CampaignId(1),
                new LeadId(attempt.value()),
                new PhoneNumber("+12025550110"),
                Stage.ANSWERED,
                NOON,
                Optional.empty());
    }

    private static final FloorView VIEW = new FloorView(
            NOON,
            Optional.empty(),
            List.of(),
            List.of(seat(ANA, new Agent.Reserved(FIRST, NOON)), seat(IVO, new Agent.Talking(SECOND, NOON))),
            List.of(call(FIRST), call(SECOND)),
            new Counters(0, 0, 0, 0));

    @Test
    void a_call_that_an_agent_talks_on_by_now_is_connected() {
        var talks = seat(ANA, new Agent.Talking(FIRST, LATER));
        var now = VIEW.since(List.of(talks), LATER);
        assertThat(now.at()).isEqualTo(LATER);
        assertThat(now.agents()).containsExactly(talks, VIEW.agents().getLast());
        assertThat(now.calls().getFirst().stage()).isEqualTo(Stage.CONNECTED);
        assertThat(now.calls().getFirst().since()).isEqualTo(LATER);
        assertThat(now.calls().getFirst().agent()).contains(ANA);
        assertThat(now.calls().getLast()).isEqualTo(VIEW.calls().getLast());
    }

    @Test
    void a_call_that_an_agent_wraps_up_by_now_is_over() {
        var wrapsUp = seat(IVO, new Agent.WrapUp(SECOND, LATER, LATER.plusSeconds(60)));
        assertThat(VIEW.since(List.of(wrapsUp), LATER).calls())
                .containsExactly(VIEW.calls().getFirst());
    }

    @Test
    void an_agent_who_came_since_is_there() {
        var third = seat(new AgentId(3), new Agent.Ready(LATER));
        assertThat(VIEW.since(List.of(third), LATER).agents()).hasSize(3).contains(third);
    }
}
