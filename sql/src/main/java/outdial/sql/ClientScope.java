package outdial.sql;

import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertSetMoreStep;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import outdial.model.ClientId;

/** Statements that see and change the rows of one client only. Takes part in the caller's transaction. */
public final class ClientScope {
    private final DSLContext dsl;
    private final ClientId client;

    public ClientScope(DSLContext dsl, ClientId client) {
        this.dsl = dsl;
        this.client = client;
    }

    public ClientId client() {
        return client;
    }

    /** For reads that join tables; each of them takes {@link #of} as a condition. */
    public DSLContext dsl() {
        return dsl;
    }

    /** That a row of {@code table} is the client's. */
    public Condition of(Table<?> table) {
        return clientOf(table).eq(client.value());
    }

    public <R extends Record> SelectConditionStep<R> selectFrom(Table<R> table) {
        return dsl.selectFrom(table).where(of(table));
    }

    public <R extends Record> InsertSetMoreStep<R> insertInto(Table<R> table) {
        return dsl.insertInto(table).set(clientOf(table), client.value());
    }

    /** Changes the client's rows that meet {@code which}; how many it changed. */
    public int update(Table<?> table, Map<? extends Field<?>, ?> to, Condition which) {
        return dsl.update(table).set(to).where(of(table)).and(which).execute();
    }

    public int delete(Table<?> table, Condition which) {
        return dsl.deleteFrom(table).where(of(table)).and(which).execute();
    }

    private static Field<Long> clientOf(Table<?> table) {
        return Objects.requireNonNull(
                table.field("client_id", Long.class), () -> table.getName() + " belongs to no client");
    }
}
