package outdial.sql;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The months that {@code attempt}, {@code call_event} and {@code agent_event} are kept in. To be tended each night: a
 * month that has no partition of its own still has its rows, but can't be dropped alone.
 */
public final class Partitions {
    private static final List<String> TABLES = List.of("attempt", "call_event", "agent_event");
    private static final int MONTHS_AHEAD = 3;

    private final DSLContext dsl;

    public Partitions(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * Makes partitions for the months to come, and drops months that ended before {@code keptSince} with all that is in
     * them. Dropping reads no row; nothing of it can be undone.
     *
     * @return names of what was dropped, {@code table.partition}
     */
    public List<String> tend(Instant at, YearMonth keptSince) {
        return TABLES.stream()
                .flatMap(table -> {
                    var months = months(table);
                    add(table, months, YearMonth.from(at.atZone(ZoneOffset.UTC)).plusMonths(MONTHS_AHEAD));
                    return drop(table, months, keptSince).stream();
                })
                .toList();
    }

    /** Partitions of single months, by month. */
    private NavigableMap<YearMonth, String> months(String table) {
        var months = new TreeMap<YearMonth, String>();
        dsl
                .fetch(
                        "SELECT partition_name AS name FROM information_schema.partitions"
                                + " WHERE table_schema = DATABASE() AND table_name = ?",
                        table)
                .getValues("name", String.class)
                .stream()
                .filter(name -> name.matches("p[0-9]{4}_[0-9]{2}"))
                .forEach(name -> months.put(
                        YearMonth.of(Integer.parseInt(name.substring(1, 5)), Integer.parseInt(name.substring(6))),
                        name));
        return months;
    }

    private void add(String table, NavigableMap<YearMonth, String> months, YearMonth last) {
        YearMonth next = months.isEmpty() ? last : months.lastKey().plusMonths(1);
        for (YearMonth month = next; !month.isAfter(last); month = month.plusMonths(1)) {
            String name = "p%d_%02d".formatted(month.getYear(), month.getMonthValue());
            dsl.execute(
                    "ALTER TABLE {0} REORGANIZE PARTITION p_later INTO ("
                            + "PARTITION {1} VALUES LESS THAN ({2}), PARTITION p_later VALUES LESS THAN (MAXVALUE))",
                    DSL.name(table),
                    DSL.name(name),
                    DSL.inline(month.plusMonths(1).atDay(1).toString()));
            months.put(month, name);
        }
    }

    private List<String> drop(String table, NavigableMap<YearMonth, String> months, YearMonth keptSince) {
        List<String> old = List.copyOf(months.headMap(keptSince).values());
        old.forEach(name -> dsl.execute("ALTER TABLE {0} DROP PARTITION {1}", DSL.name(table), DSL.name(name)));
        return old.stream().map(name -> table + "." + name).toList();
    }
}
