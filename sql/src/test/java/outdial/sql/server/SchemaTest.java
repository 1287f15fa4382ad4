package outdial.sql.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import outdial.sql.OnEachServer;
import outdial.sql.TestDb;

@OnEachServer
class SchemaTest {
    private final TestDb db;

    SchemaTest(TestDb db) {
        this.db = db;
    }

    @Test
    void every_migration_runs_and_runs_once() {
        var migrated = Schema.of(db.source());
        assertThat(migrated.validateWithResult().validationSuccessful).isTrue();
        assertThat(migrated.migrate().migrationsExecuted).isZero();
    }

    @Test
    void batch_and_quartz_find_their_tables() {
        assertThat(db.dsl().fetchCount(org.jooq.impl.DSL.table("BATCH_JOB_EXECUTION_SEQ")))
                .isEqualTo(1);
        assertThat(db.dsl().fetchCount(org.jooq.impl.DSL.table("QRTZ_LOCKS"))).isZero();
    }
}
