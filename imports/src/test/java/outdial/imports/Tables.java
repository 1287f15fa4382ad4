package outdial.imports;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import outdial.compliance.NumberReader;
import outdial.sql.TestDb;

/** A client with one campaign in an otherwise empty database, and all that an import writes as text to compare. */
final class Tables {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final NumberReader NUMBERS = new NumberReader();

    /** In the order in which their rows may go. */
    private static final List<String> OF_BATCH = List.of(
            "BATCH_STEP_EXECUTION_CONTEXT",
            "BATCH_JOB_EXECUTION_CONTEXT",
            "BATCH_STEP_EXECUTION",
            "BATCH_JOB_EXECUTION_PARAMS",
            "BATCH_JOB_EXECUTION",
            "BATCH_JOB_INSTANCE");

    private final TestDb db;
    private final DSLContext dsl;

    private Tables(TestDb db) {
        this.db = db;
        this.dsl = db.dsl();
    }

    /** Ids start at 1 again, so that two runs of a test can be compared row by row. */
    static Tables empty(TestDb db) {
        Tables tables = emptyOfAnyIds(db);
        for (String table : List.of("zone_set", "lead_list", "import_run", "custom_field", "dnc_list")) {
            db.dsl().execute("ALTER TABLE " + table + " AUTO_INCREMENT = 1");
        }
        return tables;
    }

    /** Ids go on where they were, which is quicker. */
    static Tables emptyOfAnyIds(TestDb db) {
        db.empty();
        var tables = new Tables(db);
        for (String table : OF_BATCH) {
            tables.dsl.execute("DELETE FROM " + table);
        }
        tables.dsl.execute("DELETE FROM id_block");
        LocalDateTime at = LocalDateTime.ofInstant(NOON, ZoneOffset.UTC);
        tables.dsl.execute("INSERT INTO client (id, name, is_centre, created_at) VALUES (1, 'Centre', TRUE, ?)", at);
        tables.dsl.execute("INSERT INTO client (id, name, created_at) VALUES (2, 'Nordwind', ?)", at);
        tables.dsl.execute(
                "INSERT INTO campaign (client_id, id, name, zone, created_at) VALUES (2, 3, 'Autumn', 'America/New_York', ?)",
                at);
        return tables;
    }

    FileImport importer(Path folder) {
        return importer(folder, db.source());
    }

    FileImport importer(Path folder, DataSource database) {
        return new FileImport(database, NUMBERS, InstantSource.fixed(NOON), folder);
    }

    /** Every row that an import of leads writes, in order, each as text. */
    List<String> rows() {
        return List.of(
                        "lead",
                        "phone",
                        "lead_value",
                        "campaign_lead",
                        "bucket_count",
                        "import_run",
                        "import_problem",
                        "zone_set")
                .stream()
                .flatMap(table ->
                        dsl.fetch("SELECT * FROM `" + table + "`").stream().map(row -> table + " " + row.intoList()))
                .sorted()
                .toList();
    }

    /** The same with lists, campaigns, remembered columns and what Batch keeps; ids and bucket rows of nobody left out. */
    List<String> everything() {
        return List.of(
                        "SELECT * FROM lead_list",
                        "SELECT * FROM campaign_list",
                        "SELECT * FROM custom_field",
                        "SELECT * FROM lead_value",
                        "SELECT * FROM lead_before",
                        "SELECT * FROM `lead`",
                        "SELECT * FROM phone",
                        "SELECT * FROM campaign_lead",
                        "SELECT * FROM bucket_count WHERE n <> 0",
                        "SELECT * FROM import_run",
                        "SELECT * FROM import_problem",
                        "SELECT * FROM gate_finding",
                        "SELECT * FROM dnc_entry",
                        "SELECT * FROM consent",
                        "SELECT * FROM import_delivery",
                        "SELECT * FROM BATCH_JOB_INSTANCE",
                        "SELECT * FROM BATCH_JOB_EXECUTION",
                        "SELECT * FROM BATCH_STEP_EXECUTION")
                .stream()
                .flatMap(query -> dsl.fetch(query).stream().map(row -> query + " " + row.intoList()))
                .sorted()
                .toList();
    }

    void campaign(long id, String name) {
        dsl.execute(
                "INSERT INTO campaign (client_id, id, name, zone, created_at) VALUES (2, ?, ?, 'America/New_York', ?)",
                id,
                name,
                LocalDateTime.ofInstant(NOON, ZoneOffset.UTC));
    }

    /** The campaign Autumn dials this kind of line only. */
    void dials(String type) {
        dsl.execute("INSERT INTO campaign_number_type (client_id, campaign_id, number_type) VALUES (2, 3, ?)", type);
    }

    DataSource source() {
        return db.source();
    }

    void change(String sql) {
        dsl.execute(sql);
    }

    long count(String table) {
        return dsl.fetchSingle("SELECT COUNT(*) FROM `" + table + "`").get(0, Long.class);
    }

    void execute(String sql) {
        dsl.execute(sql);
    }

    long number(String sql) {
        return dsl.fetchSingle(sql).get(0, Long.class);
    }

    List<String> texts(String sql) {
        return dsl.fetch(sql).map(row -> String.valueOf(row.get(0)));
    }
}
