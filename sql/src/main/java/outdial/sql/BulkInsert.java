package outdial.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many rows of one table in one statement, written as text: the driver's own joining of batches costs four times as much
 * processor time, most of it for parameters that it copies and measures. A text with any sign that could end it or mean
 * something in it is written in hexadecimal, which no server's mode reads otherwise. For one thread.
 */
final class BulkInsert implements BulkRows {
    private static final HexFormat HEX = HexFormat.of();

    private final Statement statement;
    private final String head;
    private final String tail;
    private final int columns;
    private final StringBuilder text = new StringBuilder();
    private final List<String> statements = new ArrayList<>();
    private final MomentText moments = new MomentText();

    private BulkInsert(Statement statement, String head, String tail, int columns) {
        this.statement = statement;
        this.head = head;
        this.tail = tail;
        this.columns = columns;
    }

    /** Rows that are already there stay as they are when {@code verb} is {@code INSERT IGNORE}. */
    static BulkInsert of(Connection connection, String verb, String table, String... columns) throws SQLException {
        return of(connection, verb, table, "", columns);
    }

    /** Where a row is already there, {@code changed} of its columns takes the new value. */
    static BulkInsert upsert(Connection connection, String table, String changed, String... columns)
            throws SQLException {
        String tail = " ON DUPLICATE KEY UPDATE `" + changed + "` = VALUES(`" + changed + "`)";
        return of(connection, "INSERT", table, tail, columns);
    }

    private static BulkInsert of(Connection connection, String verb, String table, String tail, String... columns)
            throws SQLException {
        Statement statement = connection.createStatement();
        statement.setEscapeProcessing(false); // a brace in a value is a brace
        String head = verb + " INTO `" + table + "` (`" + String.join("`,`", columns) + "`) VALUES ";
        return new BulkInsert(statement, head, tail, columns.length);
    }

    @Override
    public void row(@Nullable Object... values) {
        if (values.length != columns) {
            throw new IllegalArgumentException(values.length + " values for " + columns + " columns");
        }
        text.append(text.isEmpty() ? head : ",");
        char before = '(';
        for (Object value : values) {
            text.append(before);
            write(value);
            before = ',';
        }
        text.append(')');
        if (text.length() > MOST_CHARS) {
            endStatement();
        }
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> text.append("NULL");
            case String string -> write(string);
            case Long _, Integer _, Short _, Byte _ -> text.append(value);
            case Boolean isTrue -> text.append(isTrue ? '1' : '0');
            case LocalDateTime at -> text.append('\'').append(moments.of(at)).append('\'');
            case Instant at -> write(LocalDateTime.ofInstant(at, ZoneOffset.UTC));
            case byte[] bytes -> text.append("X'").append(HEX.formatHex(bytes)).append('\'');
            default -> throw new IllegalArgumentException("No way to write a " + value.getClass());
        }
    }

    private void write(String string) {
        if (isPlain(string)) {
            text.append('\'').append(string).append('\'');
        } else {
            text.append("_utf8mb4 X'")
                    .append(HEX.formatHex(string.getBytes(UTF_8)))
                    .append('\'');
        }
    }

    private static boolean isPlain(String string) {
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c < ' ' || c == '\'' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private void endStatement() {
        if (!text.isEmpty()) {
            statements.add(text.append(tail).toString());
            text.setLength(0);
        }
    }

    @Override
    public void execute() throws SQLException {
        endStatement();
        for (String sql : statements) {
            statement.executeUpdate(sql);
        }
        statements.clear();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
