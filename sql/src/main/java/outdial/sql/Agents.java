package outdial.sql;

import static outdial.sql.gen.Tables.AGENT;
import static outdial.sql.gen.Tables.AGENT_EVENT;
import static outdial.sql.gen.Tables.AGENT_LANGUAGE;
import static outdial.sql.gen.Tables.AGENT_SKILL;
import static outdial.sql.gen.Tables.SKILL;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.SkillId;
import outdial.model.agent.Agent;
import outdial.model.agent.AgentProfile;
import outdial.model.agent.Rest;

/**
 * The people who talk, and the journal of what they did: tables {@code agent}, {@code agent_skill},
 * {@code agent_language}, {@code agent_event} and {@code skill}. Takes part in the caller's transaction.
 */
public final class Agents {
    private final ClientScope scope;

    /** Agents and skills of {@code client}, which is most often the centre. */
    public Agents(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    public AgentId add(String name, FloorId floor, boolean isSimulated) {
        return new AgentId(scope.insertInto(AGENT)
                .set(AGENT.NAME, name)
                .set(AGENT.FLOOR_ID, floor.value())
                .set(AGENT.IS_SIMULATED, isSimulated)
                .returning(AGENT.ID)
                .fetchSingle()
                .getId());
    }

    /** The first {@code count} simulated agents of a floor, made if there are fewer. */
    public List<AgentId> simulated(FloorId floor, int count) {
        var there = new ArrayList<>(scope.selectFrom(AGENT)
                .and(AGENT.FLOOR_ID.eq(floor.value()))
                .and(AGENT.IS_SIMULATED.isTrue())
                .orderBy(AGENT.ID)
                .limit(count)
                .fetch(row -> new AgentId(row.getId())));
        while (there.size() < count) {
            there.add(add("Simulated agent " + (there.size() + 1), floor, true));
        }
        return there;
    }

    /** Lets a user's sign-in work as this agent. */
    public void bind(AgentId agent, long user) {
        scope.update(AGENT, Map.of(AGENT.USER_ID, user), AGENT.ID.eq(agent.value()));
    }

    public Optional<AgentId> findByUser(long user) {
        return scope.selectFrom(AGENT)
                .and(AGENT.USER_ID.eq(user))
                .fetchOptional(AGENT.ID)
                .map(AgentId::new);
    }

    /** The skill of this name, added if new. */
    public SkillId skill(String name) {
        var known = scope.selectFrom(SKILL).and(SKILL.NAME.eq(name)).fetchOptional(SKILL.ID);
        return new SkillId(known.orElseGet(() -> scope.insertInto(SKILL)
                .set(SKILL.NAME, name)
                .returning(SKILL.ID)
                .fetchSingle()
                .getId()));
    }

    /** Replaces the agent's skills and languages. */
    public void teach(AgentProfile profile) {
        long agent = profile.id().value();
        scope.delete(AGENT_SKILL, AGENT_SKILL.AGENT_ID.eq(agent));
        profile.skills()
                .forEach(skill -> scope.insertInto(AGENT_SKILL)
                        .set(AGENT_SKILL.AGENT_ID, agent)
                        .set(AGENT_SKILL.SKILL_ID, skill.value())
                        .execute());
        scope.delete(AGENT_LANGUAGE, AGENT_LANGUAGE.AGENT_ID.eq(agent));
        profile.languages()
                .forEach(language -> scope.insertInto(AGENT_LANGUAGE)
                        .set(AGENT_LANGUAGE.AGENT_ID, agent)
                        .set(AGENT_LANGUAGE.LANGUAGE, language)
                        .execute());
    }

    /** Every agent of a floor with what they can do. */
    public List<AgentProfile> profiles(FloorId floor) {
        Map<Long, List<Long>> skills =
                scope.selectFrom(AGENT_SKILL).fetchGroups(AGENT_SKILL.AGENT_ID, AGENT_SKILL.SKILL_ID);
        Map<Long, List<String>> languages =
                scope.selectFrom(AGENT_LANGUAGE).fetchGroups(AGENT_LANGUAGE.AGENT_ID, AGENT_LANGUAGE.LANGUAGE);
        Map<Long, Rest> rests = new Teams(scope.dsl(), scope.client()).rests();
        return scope.selectFrom(AGENT)
                .and(AGENT.FLOOR_ID.eq(floor.value()))
                .orderBy(AGENT.ID)
                .fetch(row -> new AgentProfile(
                        new AgentId(row.getId()),
                        skills.getOrDefault(row.getId(), List.of()).stream()
                                .map(SkillId::new)
                                .collect(Collectors.toSet()),
                        Set.copyOf(languages.getOrDefault(row.getId(), List.of())),
                        row.getTeamId() == null ? Rest.NONE : rests.getOrDefault(row.getTeamId(), Rest.NONE)));
    }

    /** Journals that the agent does something else now. */
    public void changed(AgentId agent, Agent now) {
        Entry entry = entry(now);
        scope.insertInto(AGENT_EVENT)
                .set(AGENT_EVENT.AT, now.since())
                .set(AGENT_EVENT.AGENT_ID, agent.value())
                .set(AGENT_EVENT.STATE, entry.state())
                .set(AGENT_EVENT.REASON, entry.reason())
                .set(AGENT_EVENT.CAMPAIGN_ID, entry.campaign())
                .set(AGENT_EVENT.ATTEMPT_ID, entry.attempt())
                .execute();
    }

    /** Whose skill it is; skills have ids that no two clients share. */
    static long clientOf(DSLContext dsl, SkillId skill) {
        return Objects.requireNonNull(
                dsl.select(SKILL.CLIENT_ID)
                        .from(SKILL)
                        .where(SKILL.ID.eq(skill.value()))
                        .fetchOne(SKILL.CLIENT_ID),
                () -> "There is no skill " + skill.value());
    }

    private record Entry(
            String state,
            @Nullable String reason,
            @Nullable Long campaign,
            @Nullable Long attempt) {
        static Entry of(String state) {
            return new Entry(state, null, null, null);
        }

        static Entry of(String state, AttemptId attempt) {
            return new Entry(state, null, null, attempt.value());
        }
    }

    private static Entry entry(Agent now) {
        return switch (now) {
            case Agent.Offline _ -> Entry.of("OFFLINE");
            case Agent.Paused paused -> new Entry("PAUSED", cut(paused.reason()), null, null);
            case Agent.Ready _ -> Entry.of("READY");
            case Agent.Previewing previewing ->
                new Entry("PREVIEWING", null, previewing.campaign().value(), null);
            case Agent.Reserved reserved -> Entry.of("RESERVED", reserved.attempt());
            case Agent.Talking talking -> Entry.of("TALKING", talking.attempt());
            case Agent.WrapUp wrapUp -> Entry.of("WRAP_UP", wrapUp.attempt());
            case Agent.Resting _ -> Entry.of("RESTING");
        };
    }

    private static String cut(String reason) {
        int most = AGENT_EVENT.REASON.getDataType().length();
        return reason.length() <= most ? reason : reason.substring(0, most);
    }
}
