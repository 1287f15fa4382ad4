package outdial.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.conf.RuntimeProperty;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.JdbcStatement;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows sent as a file that stands in memory only ({@code LOAD DATA LOCAL}). The server passes over a row of such a file
 * that breaks a rule, and cuts a value that is too long, with no more than a warning: so one row too few or one warning
 * is an error here, and the caller's transaction must be rolled back.
 */
final class BulkLoad implements BulkRows {
    private final Statement statement;
    private final RuntimeProperty<Boolean> mayTakeFiles;
    private final String sql;
    private final int columns;
    private final StringBuilder text = new StringBuilder();
    private final MomentText moments = new MomentText();
    private final List<Part> parts = new ArrayList<>();
    private int rows;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Part(byte[] bytes, int rows) {}

    BulkLoad(Connection connection, String table, String... columns) throws SQLException {
        this.statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        this.mayTakeFiles = connection
                .unwrap(JdbcConnection.class)
                .getPropertySet()
                .getBooleanProperty(PropertyKey.allowLoadLocalInfile);
        this.sql = "LOAD DATA LOCAL INFILE 'rows' INTO TABLE `" + table + "` CHARACTER SET utf8mb4"
                + " FIELDS TERMINATED BY '\\t' ENCLOSED BY '' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n' (`"
                + String.join("`,`", columns) + "`)";
        this.columns = columns.length;
    }

    @Override
    public void row(@Nullable Object... values) {
        if (values.length != columns) {
            throw new IllegalArgumentException(values.length + " values for " + columns + " columns");
        }
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            write(values[i]);
        }
        text.append('\n');
        rows++;
        if (text.length() > MOST_CHARS) {
            endPart();
        }
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> text.append("\\N");
            case String string -> write(string);
            case Long _, Integer _, Short _, Byte _ -> text.append(value);
            case Boolean isTrue -> text.append(isTrue ? '1' : '0');
            case LocalDateTime at -> text.append(moments.of(at));
            default -> throw new IllegalArgumentException("No way to write a " + value.getClass());
        }
    }

    private void write(String string) {
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\0' -> text.append("\\0");
                default -> text.append(c);
            }
        }
    }

    private void endPart() {
        if (rows > 0) {
            parts.add(new Part(text.toString().getBytes(UTF_8), rows));
            text.setLength(0);
            rows = 0;
        }
    }

    @Override
    public void execute() throws SQLException {
        endPart();
        for (Part part : parts) {
            long taken = send(part.bytes());
            SQLWarning warning = statement.getWarnings();
            if (taken != part.rows() || warning != null) {
                throw new SQLDataException("The server took " + taken + " of " + part.rows() + " rows"
                        + (warning == null ? "" : ": " + warning.getMessage()));
            }
        }
        parts.clear();
    }

    /** The driver looks for the rows in memory only while it might take files too, and then in memory first. */
    private long send(byte[] bytes) throws SQLException {
        statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(new ByteArrayInputStream(bytes));
        mayTakeFiles.setValue(true);
        try {
            return statement.executeLargeUpdate(sql);
        } finally {
            mayTakeFiles.setValue(false);
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
