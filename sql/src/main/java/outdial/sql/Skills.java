package outdial.sql;

import static outdial.sql.gen.Tables.AGENT_SKILL;
import static outdial.sql.gen.Tables.SKILL;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import outdial.model.ClientId;

/** What agents can be asked for: table {@code skill}. Takes part in the caller's transaction. */
public final class Skills implements AgentGroups {
    private final ClientScope scope;

    /** Skills of {@code client}, which is most often the centre. */
    public Skills(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    @Override
    public List<Group> list() {
        Map<Long, Integer> agents = scope.dsl()
                .select(AGENT_SKILL.SKILL_ID, DSL.count())
                .from(AGENT_SKILL)
                .where(scope.of(AGENT_SKILL))
                .groupBy(AGENT_SKILL.SKILL_ID)
                .fetchMap(AGENT_SKILL.SKILL_ID, row -> row.value2());
        return scope.selectFrom(SKILL)
                .orderBy(SKILL.NAME)
                .fetch(row -> new Group(row.getId(), row.getName(), agents.getOrDefault(row.getId(), 0)));
    }

    @Override
    public Optional<Long> add(String name) {
        int made = scope.insertInto(SKILL)
                .set(SKILL.NAME, name)
                .onDuplicateKeyIgnore()
                .execute();
        return made == 0
                ? Optional.empty()
                : scope.selectFrom(SKILL).and(SKILL.NAME.eq(name)).fetchOptional(SKILL.ID);
    }

    @Override
    public void rename(long id, String name) {
        scope.update(SKILL, Map.of(SKILL.NAME, name), SKILL.ID.eq(id));
    }
}
