package outdial.reports;

import static outdial.sql.gen.Tables.AGENT;
import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.CLIENT;
import static outdial.sql.gen.Tables.LEAD_LIST;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** What people call the lines of a report. */
record Names(Map<String, String> names, Map<String, String> mores) {
    static Names read(DSLContext db, By by, Collection<String> keys) {
        var names = new Names(new HashMap<>(), new HashMap<>());
        switch (by) {
            case CAMPAIGN ->
                db.select(CAMPAIGN.ID, CAMPAIGN.NAME, CLIENT.NAME)
                        .from(CAMPAIGN)
                        .join(CLIENT)
                        .on(CLIENT.ID.eq(CAMPAIGN.CLIENT_ID))
                        .where(CAMPAIGN.ID.in(ids(keys)))
                        .forEach(row -> names.add(row.value1(), row.value2(), row.value3()));
            case CLIENT ->
                db.select(CLIENT.ID, CLIENT.NAME)
                        .from(CLIENT)
                        .where(CLIENT.ID.in(ids(keys)))
                        .forEach(row -> names.add(row.value1(), row.value2(), ""));
            case AGENT ->
                db.select(AGENT.ID, AGENT.NAME)
                        .from(AGENT)
                        .where(AGENT.ID.in(ids(keys)))
                        .forEach(row -> names.add(row.value1(), row.value2(), ""));
            case LIST ->
                db.select(LEAD_LIST.ID, LEAD_LIST.NAME, CLIENT.NAME)
                        .from(LEAD_LIST)
                        .join(CLIENT)
                        .on(CLIENT.ID.eq(LEAD_LIST.CLIENT_ID))
                        .where(LEAD_LIST.ID.in(ids(keys)))
                        .forEach(row -> names.add(row.value1(), row.value2(), row.value3()));
            case DAY, WEEK, MONTH, HOUR, DISPOSITION -> {}
        }
        return names;
    }

    private static List<Long> ids(Collection<String> keys) {
        return keys.stream().map(Long::valueOf).toList();
    }

    private void add(long id, String name, String more) {
        names.put(Long.toString(id), name);
        mores.put(Long.toString(id), more);
    }

    String of(String key) {
        return names.getOrDefault(key, key);
    }

    String more(String key) {
        return mores.getOrDefault(key, "");
    }
}
