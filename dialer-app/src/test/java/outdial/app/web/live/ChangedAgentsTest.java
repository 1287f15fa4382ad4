package outdial.app.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import outdial.app.web.live.LiveView.AgentLine;
import outdial.app.web.live.LiveView.State;
import outdial.model.AgentId;

class ChangedAgentsTest {
    private static final LiveView BUSY = Samples.busyFloor();

    private static AgentLine agent(long id, State state) {
        return new AgentLine(
                new AgentId(id), "Agent " + id, state, Samples.NOON.plusSeconds(1), false, Optional.empty());
    }

    @Test
    void a_floor_with_changed_agents_has_them_as_they_are_and_all_others_as_they_were() {
        LiveView now = BUSY.with(List.of(agent(3, State.WRAP_UP), agent(99, State.READY)), Samples.NOON.plusSeconds(2));
        assertThat(now.agents()).hasSize(BUSY.agents().size() + 1);
        assertThat(now.agent(new AgentId(3)).orElseThrow().state()).isEqualTo(State.WRAP_UP);
        assertThat(now.agent(new AgentId(4))).isEqualTo(BUSY.agent(new AgentId(4)));
        assertThat(now.calls()).isEqualTo(BUSY.calls());
        assertThat(now.at()).isEqualTo(Samples.NOON.plusSeconds(2));
    }

    @Test
    void an_agent_who_has_gone_is_there_no_more() {
        LiveView now = BUSY.with(List.of(agent(3, State.OFFLINE)), Samples.NOON);
        assertThat(now.agent(new AgentId(3))).isEmpty();
        assertThat(now.agents()).hasSize(BUSY.agents().size() - 1);
    }
}
