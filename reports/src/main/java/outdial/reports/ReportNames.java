package outdial.reports;

import static outdial.sql.gen.Tables.AGENT;
import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.CAMPAIGN_TEAM;
import static outdial.sql.gen.Tables.CLIENT;
import static outdial.sql.gen.Tables.LEAD_LIST;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import outdial.sql.Reach;

/** What a report can be narrowed to, by name: the choices of a page's filters. Safe on any thread. */
public final class ReportNames {
    /** A page's list of choices is no place for more. */
    private static final int MOST = 1000;

    private final DSLContext db;

    public ReportNames(DSLContext db) {
        this.db = db;
    }

    /** Something that has a name; {@code client} is whose it is. */
    public record Named(long id, String name, long client) {}

    public List<Named> clients(Reach reach) {
        return named(CLIENT, CLIENT.ID, CLIENT.NAME, CLIENT.ID, reach.over(CLIENT.ID));
    }

    public List<Named> campaigns(Reach reach, Optional<Long> client) {
        return named(
                CAMPAIGN,
                CAMPAIGN.ID,
                CAMPAIGN.NAME,
                CAMPAIGN.CLIENT_ID,
                reach.over(CAMPAIGN.CLIENT_ID)
                        .and(client.map(CAMPAIGN.CLIENT_ID::eq).orElse(DSL.noCondition())));
    }

    public List<Named> lists(Reach reach, Optional<Long> client) {
        return named(
                LEAD_LIST,
                LEAD_LIST.ID,
                LEAD_LIST.NAME,
                LEAD_LIST.CLIENT_ID,
                reach.over(LEAD_LIST.CLIENT_ID)
                        .and(client.map(LEAD_LIST.CLIENT_ID::eq).orElse(DSL.noCondition())));
    }

    /** Agents who work, or may work, for whom the reader may see. */
    public List<Named> agents(Reach reach) {
        Condition which = reach instanceof Reach.Everyone
                ? DSL.noCondition()
                : AGENT.TEAM_ID.in(db.select(CAMPAIGN_TEAM.TEAM_ID)
                        .from(CAMPAIGN_TEAM)
                        .where(reach.over(CAMPAIGN_TEAM.CLIENT_ID)));
        return named(AGENT, AGENT.ID, AGENT.NAME, AGENT.CLIENT_ID, which);
    }

    private List<Named> named(Table<?> table, Field<Long> id, Field<String> name, Field<Long> client, Condition which) {
        return db.select(id, name, client)
                .from(table)
                .where(which)
                .orderBy(name, id)
                .limit(MOST)
                .fetch(row -> new Named(row.value1(), row.value2(), row.value3()));
    }

    /** What a question is narrowed to, by what it is; no more than its reach lets anyone see. */
    public Map<String, String> of(ReportQuestion question) {
        Map<String, String> names = new LinkedHashMap<>();
        Reach reach = question.reach();
        name(question.client(), id -> nameOf(clients(reach), id)).ifPresent(name -> names.put("Client", name));
        name(question.campaign(), id -> nameOf(campaigns(reach, Optional.empty()), id))
                .ifPresent(name -> names.put("Campaign", name));
        name(question.list(), id -> nameOf(lists(reach, Optional.empty()), id))
                .ifPresent(name -> names.put("List", name));
        name(
                        question.agent(),
                        id -> Names.read(db, By.AGENT, Set.of(Long.toString(id)))
                                .of(Long.toString(id)))
                .ifPresent(name -> names.put("Agent", name));
        question.disposition().ifPresent(code -> names.put("Disposition", code));
        question.hour().ifPresent(hour -> names.put("Hour", "%02d:00".formatted(hour)));
        return names;
    }

    private static Optional<String> name(Optional<Long> id, Function<Long, String> name) {
        return id.map(name);
    }

    private static String nameOf(List<Named> all, long id) {
        return all.stream()
                .filter(one -> one.id() == id)
                .map(Named::name)
                .findFirst()
                .orElse(Long.toString(id));
    }
}
