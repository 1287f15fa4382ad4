package outdial.sql;

import static outdial.sql.gen.Tables.DNC_ENTRY;
import static outdial.sql.gen.Tables.DNC_LIST;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import outdial.model.ClientId;

/** The do-not-call lists of one client, for those who look after them. Only reads. */
public final class DoNotCallLists {
    /** With more entries than this in all, the lists are not counted. */
    public static final int MOST_COUNTED = 200_000;

    private final ClientScope scope;

    public DoNotCallLists(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /**
     * A list.
     *
     * @param rule of a pack that asks the register whose copy it is; empty if it is none and binds always
     * @param asOf the day of the copy
     * @param numbers how many, unless there are too many to count for a page
     */
    public record Listed(
            long id,
            String name,
            boolean isOptOuts,
            Optional<String> rule,
            Optional<LocalDate> asOf,
            OptionalLong numbers) {}

    /** The client's own opt-outs first, then by name. */
    public List<Listed> all() {
        Optional<Map<Long, Integer>> counts = counts();
        return scope.selectFrom(DNC_LIST)
                .orderBy(DNC_LIST.NAME.ne(DoNotCalls.OPT_OUTS), DNC_LIST.NAME)
                .fetch(row -> new Listed(
                        row.getId(),
                        row.getName(),
                        row.getName().equals(DoNotCalls.OPT_OUTS),
                        Optional.ofNullable(row.getRegisterRule()),
                        Optional.ofNullable(row.getAsOfOn()),
                        counts.map(all -> OptionalLong.of(all.getOrDefault(row.getId(), 0)))
                                .orElse(OptionalLong.empty())));
    }

    private Optional<Map<Long, Integer>> counts() {
        int all = scope.dsl()
                .selectCount()
                .from(DSL.select(DNC_ENTRY.E164)
                        .from(DNC_ENTRY)
                        .where(scope.of(DNC_ENTRY))
                        .limit(MOST_COUNTED + 1)
                        .asTable("some"))
                .fetchSingle()
                .value1();
        return all > MOST_COUNTED
                ? Optional.empty()
                : Optional.of(scope.dsl()
                        .select(DNC_ENTRY.LIST_ID, DSL.count())
                        .from(DNC_ENTRY)
                        .where(scope.of(DNC_ENTRY))
                        .groupBy(DNC_ENTRY.LIST_ID)
                        .fetchMap(DNC_ENTRY.LIST_ID, DSL.count()));
    }
}
