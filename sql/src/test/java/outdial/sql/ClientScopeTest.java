package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static outdial.sql.Sample.NOON;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.ForeignKey;
import org.jooq.Table;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import outdial.model.ClientId;
import outdial.sql.gen.DefaultSchema;
import outdial.sql.gen.Tables;

/** One client never sees another's rows: by the keys of every table, and by the statements that go through the scope. */
@OnEachServer
class ClientScopeTest {
    private static final String INSTALLATION = "belongs to the installation, not to a client";
    private static final String PARTITIONED = "is partitioned: each key must hold the partition column, and the id"
            + " is unique over all floors by itself; the client is the first part of the other indexes";

    /** Tables whose keys do not begin with the client, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            Map.entry("client", "is the client"),
            Map.entry("floor_lease", INSTALLATION),
            Map.entry("floor_pulse", INSTALLATION),
            Map.entry("floor_limit", INSTALLATION),
            Map.entry("register_copy", INSTALLATION),
            Map.entry("register_change", INSTALLATION),
            Map.entry("region_suspension", INSTALLATION + ", but where it names one"),
            Map.entry("rule_text", INSTALLATION),
            Map.entry("zone_set", INSTALLATION),
            Map.entry("id_block", INSTALLATION),
            Map.entry("attempt", PARTITIONED),
            Map.entry("call_event", PARTITIONED),
            Map.entry("agent_event", PARTITIONED));

    /** Unique keys of other tables that don't, and why. */
    private static final Map<String, String> KEY_EXCEPTIONS =
            Map.of("KEY_user_account_user_account_sign_in_uq", "a person signs in before anybody knows the client");

    private final TestDb db;

    ClientScopeTest(TestDb db) {
        this.db = db;
    }

    @Test
    void every_key_of_every_table_begins_with_the_client() {
        var wrong = new TreeSet<String>();
        for (Table<?> table : tables()) {
            if (!EXCEPTIONS.containsKey(table.getName())) {
                for (UniqueKey<?> key : table.getKeys()) {
                    if (!key.getFields().getFirst().getName().equals("client_id")
                            && !KEY_EXCEPTIONS.containsKey(key.getName())) {
                        wrong.add(table.getName() + ": " + key.getName());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_reference_within_a_clients_rows_takes_the_client_along() {
        Set<String> toInstallation = Set.of("client", "zone_set");
        assertThat(tables().stream()
                        .flatMap(table -> table.getReferences().stream())
                        .filter(key ->
                                !toInstallation.contains(key.getKey().getTable().getName()))
                        .filter(key -> !key.getFields().getFirst().getName().endsWith("client_id"))
                        .map(ForeignKey::getName))
                .isEmpty();
    }

    @Test
    void no_exception_is_left_that_no_table_needs_and_each_has_the_client_where_it_can() {
        assertThat(tables().stream().map(Table::getName)).containsAll(EXCEPTIONS.keySet());
        assertThat(Stream.of(Tables.ATTEMPT, Tables.CALL_EVENT, Tables.AGENT_EVENT))
                .allMatch(table -> table.field("client_id") != null)
                .allMatch(table -> table.getIndexes().stream()
                        .anyMatch(
                                index -> index.getFields().getFirst().getName().equals("client_id")));
    }

    @Test
    void a_scope_reads_changes_and_deletes_its_clients_rows_only() {
        db.empty();
        ClientId acme = new Clients(db.dsl()).open("Acme", NOON);
        ClientId bolt = new Clients(db.dsl()).open("Bolt", NOON);
        for (ClientId client : List.of(acme, bolt)) {
            new ClientScope(db.dsl(), client)
                    .insertInto(Tables.SKILL)
                    .set(Tables.SKILL.NAME, "Insurance")
                    .execute();
        }
        var scope = new ClientScope(db.dsl(), acme);
        assertThat(scope.selectFrom(Tables.SKILL).fetch(Tables.SKILL.CLIENT_ID)).containsExactly(acme.value());
        assertThat(scope.update(Tables.SKILL, Map.of(Tables.SKILL.NAME, "Vans"), DSL.noCondition()))
                .isEqualTo(1);
        assertThat(scope.delete(Tables.SKILL, DSL.noCondition())).isEqualTo(1);
        assertThat(db.dsl().fetchSingle(Tables.SKILL).getName()).isEqualTo("Insurance");
        assertThatThrownBy(() -> scope.selectFrom(Tables.ZONE_SET)).hasMessageContaining("belongs to no client");
    }

    private static List<Table<?>> tables() {
        return DefaultSchema.DEFAULT_SCHEMA.getTables();
    }
}
