package outdial.sql;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;

/**
 * The months into which {@code attempt}, {@code call_event} and {@code agent_event} are divided. Dropping a month is a
 * matter of a moment; deleting its rows would be one of hours. Statements of the schema's kind commit by themselves.
 */
public final class Partitions {
    private static final List<String> TABLES = List.of("attempt", "call_event", "agent_event");
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'p'yyyy'_'MM");
    private static final String LATER = "p_later";

    private final DSLContext dsl;

    public Partitions(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Makes room for every month up to {@code last}; months that are there stay. How many were made. */
    public int ensure(YearMonth last) {
        int made = 0;
        for (String name : TABLES) {
            for (YearMonth month = newest(name).plusMonths(1); !month.isAfter(last); month = month.plusMonths(1)) {
                // p_later is empty or nearly so: rows only reach it when this was not called for months.
                dsl.execute("ALTER TABLE `" + name + "` REORGANIZE PARTITION " + LATER + " INTO (PARTITION "
                        + NAME.format(month) + " VALUES LESS THAN ('"
                        + month.plusMonths(1).atDay(1)
                        + "'), PARTITION " + LATER + " VALUES LESS THAN (MAXVALUE))");
                made++;
            }
        }
        return made;
    }

    /** Drops every month before {@code first} with all its rows; how many were dropped. */
    public int dropBefore(YearMonth first) {
        int dropped = 0;
        for (String name : TABLES) {
            for (String partition : months(name)) {
                if (partition.compareTo(NAME.format(first)) < 0) {
                    dsl.execute("ALTER TABLE `" + name + "` DROP PARTITION " + partition);
                    dropped++;
                }
            }
        }
        return dropped;
    }

    private YearMonth newest(String name) {
        return YearMonth.parse(new TreeSet<>(months(name)).last(), NAME);
    }

    private Set<String> months(String name) {
        return new TreeSet<>(dsl.select(field("partition_name", String.class))
                .from(table("information_schema.partitions"))
                .where(field("table_schema", String.class).eq(field("database()", String.class)))
                .and(field("table_name", String.class).eq(name))
                .and(field("partition_name", String.class).ne(LATER))
                .fetchSet(row -> row.value1()));
    }
}
