package outdial.reports;

import static outdial.sql.gen.Tables.AGENT_EVENT;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import outdial.model.AgentId;
import outdial.model.ClientId;

/** Agents' times by state, from their changes of state. */
final class AgentTimes {
    private final DSLContext db;
    private final Period within;

    /** Counts to the period's end or, if that is still to come, to when it is asked. */
    AgentTimes(DSLContext db, CampaignQuestion question) {
        this.db = db;
        Period period = question.period();
        within = question.at().isBefore(period.to()) && period.from().isBefore(question.at())
                ? new Period(period.from(), question.at())
                : period;
    }

    /** The times of {@code agents}, who are all of {@code client}'s staff, in their order. */
    Map<AgentId, AgentTime> of(ClientId client, Collection<AgentId> agents) {
        var times = new LinkedHashMap<AgentId, AgentTime>();
        agents.forEach(agent -> times.put(agent, opening(client, agent)));
        var events = db.select(AGENT_EVENT.AGENT_ID, AGENT_EVENT.STATE, AGENT_EVENT.AT)
                .from(AGENT_EVENT)
                .where(AGENT_EVENT.CLIENT_ID.eq(client.value()))
                .and(AGENT_EVENT.AGENT_ID.in(agents.stream().map(AgentId::value).toList()))
                .and(AGENT_EVENT.AT.ge(within.from()))
                .and(AGENT_EVENT.AT.lt(within.to()))
                .orderBy(AGENT_EVENT.AGENT_ID, AGENT_EVENT.AT, AGENT_EVENT.ID);
        Streamed.forEach(
                events,
                event -> Objects.requireNonNull(times.get(new AgentId(event.value1())))
                        .enters(AgentState.valueOf(event.value2()), event.value3()));
        times.values().forEach(AgentTime::ended);
        return times;
    }

    /** With the state that the agent brings into the period. */
    private AgentTime opening(ClientId client, AgentId agent) {
        var time = new AgentTime(within);
        db.select(AGENT_EVENT.STATE)
                .from(AGENT_EVENT)
                .where(AGENT_EVENT.CLIENT_ID.eq(client.value()))
                .and(AGENT_EVENT.AGENT_ID.eq(agent.value()))
                .and(AGENT_EVENT.AT.lt(within.from()))
                .orderBy(AGENT_EVENT.AT.desc(), AGENT_EVENT.ID.desc())
                .limit(1)
                .fetchOptional(AGENT_EVENT.STATE)
                .ifPresent(state -> time.enters(AgentState.valueOf(state), within.from()));
        return time;
    }
}
