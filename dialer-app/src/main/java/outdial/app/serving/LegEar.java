package outdial.app.serving;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import outdial.app.telephony.Ear;
import outdial.app.telephony.Telephony;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.call.CallEvent;
import outdial.model.call.Ending;

/** Tells the phones outside agents' pages what becomes of legs, before the floor hears it and asks for the phone. */
record LegEar(Ear floor, OutsideLegs legs) implements Ear {
    @Override
    public void heard(AttemptId attempt, CallEvent event, Instant at) {
        floor.heard(attempt, event, at);
    }

    @Override
    public void agentHere(AgentId agent, Instant at) {
        legs.here(agent, at);
        floor.agentHere(agent, at);
    }

    @Override
    public void agentGone(AgentId agent, String why, Instant at) {
        legs.gone(agent, why, at);
        floor.agentGone(agent, why, at);
    }

    @Override
    public void linkLost(String why, Instant at) {
        floor.linkLost(why, at);
    }

    @Override
    public void survey(
            Map<AttemptId, CallEvent> calls,
            Set<AgentId> agents,
            Map<AttemptId, Ending> ended,
            boolean restarted,
            Instant at) {
        legs.found(agents, at);
        floor.survey(calls, agents, ended, restarted, at);
    }

    @Override
    public void optedOut(Telephony.OptOut optOut, Instant at) {
        floor.optedOut(optOut, at);
    }
}
