package outdial.sql;

import static outdial.sql.gen.Tables.AGENT;
import static outdial.sql.gen.Tables.CAMPAIGN_TEAM;
import static outdial.sql.gen.Tables.TEAM;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.agent.Rest;

/** Agents who work together: tables {@code team} and {@code campaign_team}. Takes part in the caller's transaction. */
public final class Teams implements AgentGroups {
    private final ClientScope scope;

    /** Teams of {@code client}, which is most often the centre. */
    public Teams(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    @Override
    public List<Group> list() {
        Map<Long, Integer> agents = scope.dsl()
                .select(AGENT.TEAM_ID, DSL.count())
                .from(AGENT)
                .where(scope.of(AGENT))
                .and(AGENT.TEAM_ID.isNotNull())
                .groupBy(AGENT.TEAM_ID)
                .fetchMap(AGENT.TEAM_ID, row -> row.value2());
        return scope.selectFrom(TEAM)
                .orderBy(TEAM.NAME)
                .fetch(row -> new Group(row.getId(), row.getName(), agents.getOrDefault(row.getId(), 0)));
    }

    @Override
    public Optional<Long> add(String name) {
        int made = scope.insertInto(TEAM)
                .set(TEAM.NAME, name)
                .onDuplicateKeyIgnore()
                .execute();
        return made == 0
                ? Optional.empty()
                : scope.selectFrom(TEAM).and(TEAM.NAME.eq(name)).fetchOptional(TEAM.ID);
    }

    @Override
    public void rename(long id, String name) {
        scope.update(TEAM, Map.of(TEAM.NAME, name), TEAM.ID.eq(id));
    }

    /** What each team is given between calls. */
    public Map<Long, Rest> rests() {
        return scope.selectFrom(TEAM)
                .fetchMap(
                        TEAM.ID,
                        row -> new Rest(
                                Duration.ofMillis(row.getBreathMs()),
                                row.getCeiling().doubleValue()));
    }

    /** Its agents go by it from when they next open their desks. */
    public void rest(long id, Rest rest) {
        scope.update(
                TEAM,
                Map.of(
                        TEAM.BREATH_MS,
                        Math.toIntExact(rest.breath().toMillis()),
                        TEAM.CEILING,
                        BigDecimal.valueOf(rest.ceiling())),
                TEAM.ID.eq(id));
    }

    /** Teams of this company that work on a campaign, which may be another client's. */
    public Set<Long> of(ClientId owner, CampaignId campaign) {
        return scope.dsl()
                .selectFrom(CAMPAIGN_TEAM)
                .where(CAMPAIGN_TEAM.CLIENT_ID.eq(owner.value()))
                .and(CAMPAIGN_TEAM.CAMPAIGN_ID.eq(campaign.value()))
                .and(CAMPAIGN_TEAM.TEAM_CLIENT_ID.eq(scope.client().value()))
                .fetchSet(CAMPAIGN_TEAM.TEAM_ID);
    }

    /** Replaces the teams of this company that work on a campaign. */
    public void assign(ClientId owner, CampaignId campaign, Set<Long> teams) {
        scope.dsl()
                .deleteFrom(CAMPAIGN_TEAM)
                .where(CAMPAIGN_TEAM.CLIENT_ID.eq(owner.value()))
                .and(CAMPAIGN_TEAM.CAMPAIGN_ID.eq(campaign.value()))
                .and(CAMPAIGN_TEAM.TEAM_CLIENT_ID.eq(scope.client().value()))
                .execute();
        for (long team : teams) {
            scope.dsl()
                    .insertInto(CAMPAIGN_TEAM)
                    .set(CAMPAIGN_TEAM.CLIENT_ID, owner.value())
                    .set(CAMPAIGN_TEAM.CAMPAIGN_ID, campaign.value())
                    .set(CAMPAIGN_TEAM.TEAM_CLIENT_ID, scope.client().value())
                    .set(CAMPAIGN_TEAM.TEAM_ID, team)
                    .execute();
        }
    }
}
