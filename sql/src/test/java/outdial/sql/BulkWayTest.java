package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@OnEachServer
final class BulkWayTest {
    private static final List<String> ODD = List.of(
            "",
            " ",
            "plain",
            "it's",
            "a\\b\\N",
            "\\N",
            "NULL",
            "tab\there",
            "two\nlines\r\nthree",
            "nul\0nul",
            "\"quoted\"",
            "{d '2026-01-01'}",
            "?",
            "ърдж",
            "سلام",
            "😀",
            "\u001a",
            "\\",
            "ends with \\");

    private final TestDb db;

    BulkWayTest(TestDb db) {
        this.db = db;
    }

    private List<BulkWay> ways(Connection connection) throws SQLException {
        var ways = new ArrayList<BulkWay>(List.of(BulkWay.STATEMENT));
        if (BulkWay.of(connection) == BulkWay.FILE) {
            ways.add(BulkWay.FILE);
        }
        return ways;
    }

    private static void make(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TEMPORARY TABLE bulk (id INT PRIMARY KEY, words VARCHAR(40) NULL, is_on BOOLEAN NULL,"
                            + " at DATETIME(3) NULL) CHARACTER SET utf8mb4");
        }
    }

    private static DSLContext on(Connection connection) {
        return DSL.using(connection, SQLDialect.MYSQL);
    }

    private static List<List<Object>> rows(Connection connection) {
        return on(connection).fetch("SELECT * FROM bulk ORDER BY id").map(row -> row.intoList());
    }

    private void onEachWay(Check check) {
        db.dsl().connection(connection -> {
            for (BulkWay way : ways(connection)) {
                make(connection);
                try {
                    check.run(connection, way);
                } finally {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("DROP TEMPORARY TABLE bulk");
                    }
                }
            }
        });
    }

    @FunctionalInterface
    private interface Check {
        void run(Connection connection, BulkWay way) throws SQLException;
    }

    @Test
    void the_embedded_server_takes_rows_as_a_file() {
        TestDb.mariaDb()
                .dsl()
                .connection(connection -> assertThat(BulkWay.of(connection)).isEqualTo(BulkWay.FILE));
    }

    @Test
    void whatever_a_text_holds_arrives_as_it_is_by_either_way() {
        onEachWay((connection, way) -> {
            try (BulkRows rows = way.into(connection, "bulk", "id", "words")) {
                for (int i = 0; i < ODD.size(); i++) {
                    rows.row(i, ODD.get(i));
                }
                rows.row(1000, null);
                rows.execute();
            }
            assertThat(rows(connection))
                    .extracting(row -> row.get(1))
                    .as("by %s", way)
                    .containsExactlyElementsOf(expected());
        });
    }

    private static List<@Nullable Object> expected() {
        var expected = new ArrayList<@Nullable Object>(ODD);
        expected.add(null);
        return expected;
    }

    @Test
    void figures_and_moments_arrive_as_they_are_by_either_way() {
        var at = LocalDateTime.parse("2026-11-23T12:00:00.123");
        onEachWay((connection, way) -> {
            try (BulkRows rows = way.into(connection, "bulk", "id", "is_on", "at")) {
                rows.row(-7, true, at);
                rows.row(8L, false, null);
                rows.execute();
            }
            assertThat(rows(connection).toString())
                    .isEqualTo("[[-7, null, true, 2026-11-23 12:00:00.123], [8, null, false, null]]");
        });
    }

    @Test
    void more_than_a_server_takes_at_once_goes_in_parts() {
        String words = "ж".repeat(40);
        onEachWay((connection, way) -> {
            try (BulkRows rows = way.into(connection, "bulk", "id", "words")) {
                for (int i = 0; i < 50_000; i++) {
                    rows.row(i, words);
                }
                rows.execute();
            }
            assertThat(on(connection).fetchSingle("SELECT COUNT(*) FROM bulk").get(0, int.class))
                    .isEqualTo(50_000);
        });
    }

    @Test
    void a_text_that_is_too_long_is_an_error_and_not_cut() {
        onEachWay((connection, way) -> {
            try (BulkRows rows = way.into(connection, "bulk", "id", "words")) {
                rows.row(1, "x".repeat(41));
                assertThatThrownBy(rows::execute)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("words");
            }
        });
    }

    @Test
    void a_row_that_is_there_already_is_an_error_and_not_passed_over() {
        onEachWay((connection, way) -> {
            try (BulkRows rows = way.into(connection, "bulk", "id", "words")) {
                rows.row(1, "a");
                rows.row(1, "b");
                assertThatThrownBy(rows::execute)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("1");
            }
        });
    }
}
