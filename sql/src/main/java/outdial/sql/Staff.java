package outdial.sql;

import static outdial.sql.gen.Tables.AGENT;
import static outdial.sql.gen.Tables.AGENT_LANGUAGE;
import static outdial.sql.gen.Tables.AGENT_SKILL;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.model.AgentId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.SkillId;
import outdial.model.agent.AgentProfile;

/** Agents as the office keeps them: whose account, which team, what they can. Takes part in the caller's transaction. */
public final class Staff {
    private static final FloorId FLOOR = new FloorId(1);
    private final ClientScope scope;

    /** Agents of {@code client}, which is most often the centre. */
    public Staff(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /**
     * An agent.
     *
     * @param skills by their ids
     * @param languages as BCP 47 tags, sorted
     */
    public record Member(
            AgentId id,
            String name,
            Optional<Long> user,
            Optional<Long> team,
            Set<Long> skills,
            Set<String> languages) {
        public Member {
            skills = Set.copyOf(skills);
            languages = java.util.Collections.unmodifiableSet(new TreeSet<>(languages));
        }
    }

    /** Real agents; simulated ones have no account and no team. */
    public List<Member> agents() {
        Map<Long, List<Long>> skills =
                scope.selectFrom(AGENT_SKILL).fetchGroups(AGENT_SKILL.AGENT_ID, AGENT_SKILL.SKILL_ID);
        Map<Long, List<String>> languages =
                scope.selectFrom(AGENT_LANGUAGE).fetchGroups(AGENT_LANGUAGE.AGENT_ID, AGENT_LANGUAGE.LANGUAGE);
        return scope.selectFrom(AGENT)
                .and(AGENT.IS_SIMULATED.isFalse())
                .orderBy(AGENT.NAME)
                .fetch(row -> new Member(
                        new AgentId(row.getId()),
                        row.getName(),
                        Optional.ofNullable(row.getUserId()),
                        Optional.ofNullable(row.getTeamId()),
                        Set.copyOf(skills.getOrDefault(row.getId(), List.of())),
                        Set.copyOf(languages.getOrDefault(row.getId(), List.of()))));
    }

    public Optional<Member> findByUser(long user) {
        return agents().stream()
                .filter(agent -> agent.user().equals(Optional.of(user)))
                .findFirst();
    }

    /** Makes the user an agent, or changes what is known of them as one. */
    public AgentId seat(long user, String name, Optional<Long> team, Set<Long> skills, Set<String> languages) {
        var agents = new Agents(scope.dsl(), scope.client());
        AgentId agent = agents.findByUser(user).orElseGet(() -> {
            AgentId made = agents.add(name, FLOOR, false);
            agents.bind(made, user);
            return made;
        });
        var row = new java.util.HashMap<org.jooq.Field<?>, @Nullable Object>();
        row.put(AGENT.NAME, name);
        row.put(AGENT.TEAM_ID, team.orElse(null));
        scope.update(AGENT, row, AGENT.ID.eq(agent.value()));
        agents.teach(new AgentProfile(
                agent, skills.stream().map(SkillId::new).collect(Collectors.toSet()), Set.copyOf(languages)));
        return agent;
    }

    /** Names of all agents, simulated ones included, by their ids. */
    public static Map<Long, String> names(DSLContext dsl) {
        return dsl.select(AGENT.ID, AGENT.NAME).from(AGENT).fetchMap(AGENT.ID, AGENT.NAME);
    }
}
