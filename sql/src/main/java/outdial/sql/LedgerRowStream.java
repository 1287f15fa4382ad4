package outdial.sql;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import outdial.compliance.ledger.ChainHead;
import outdial.compliance.ledger.Commitment;
import outdial.compliance.ledger.LedgerFile;
import outdial.model.PhoneNumber;

/**
 * A chain's file, made of its rows as it is read, on the reader's thread: the server sends while the reader hashes, and
 * nothing is kept. The rows are those of the connection's transaction, up to the last there is, whatever the table of
 * heads says. Nothing else may be asked on the connection until it is closed.
 */
final class LedgerRowStream extends InputStream {
    private static final String ROWS = "SELECT r.seq, r.hash, r.content, s.salt, s.e164 FROM ledger_row r"
            + " LEFT JOIN ledger_salt s ON s.client_id = r.client_id AND s.floor_id = r.floor_id AND s.seq = r.seq"
            + " WHERE r.client_id = ? AND r.floor_id = ? ORDER BY r.seq";

    /** How this driver is told not to take all rows at once. */
    private static final int AS_READ = Integer.MIN_VALUE;

    private static final int AT_ONCE = 1 << 16;

    private final PreparedStatement query;
    private final ResultSet rows;
    private final Optional<ChainHead> head;
    private final Lines lines = new Lines();
    private int taken;
    private boolean isWhole;

    LedgerRowStream(Connection connection, Ledgers.Chain chain, Optional<ChainHead> head) throws SQLException {
        this.head = head;
        query = connection.prepareStatement(ROWS);
        query.setFetchSize(AS_READ);
        query.setLong(1, chain.client().value());
        query.setInt(2, chain.floor().value());
        rows = query.executeQuery();
        lines.text(LedgerFile.start(chain.name()));
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (taken == lines.size() && !fill()) {
            return -1;
        }
        int given = Math.min(length, lines.size() - taken);
        lines.copy(taken, into, from, given);
        taken += given;
        return given;
    }

    private boolean fill() throws IOException {
        if (isWhole) {
            return false;
        }
        lines.reset();
        taken = 0;
        try {
            while (lines.size() < AT_ONCE && !isWhole) {
                if (rows.next()) {
                    append();
                } else {
                    isWhole = true;
                    head.ifPresent(end -> lines.text(LedgerFile.end(end.seq(), end.hash())));
                }
            }
        } catch (SQLException broken) {
            throw new IOException("The ledger's rows could not be read to their end", broken);
        }
        return lines.size() > 0;
    }

    private void append() throws SQLException {
        lines.text("R\t").writeBytes(rows.getBytes(2));
        lines.write('\t');
        lines.writeBytes(rows.getBytes(3));
        lines.write('\n');
        byte[] salt = rows.getBytes(4);
        if (salt != null) {
            PhoneNumber number = PhoneNumber.ofDigits(rows.getLong(5));
            lines.text(Commitment.opening(rows.getLong(1), "number", salt, number.e164()))
                    .write('\n');
        }
    }

    @Override
    public void close() throws IOException {
        try (query) {
            rows.close();
        } catch (SQLException broken) {
            throw new IOException("The ledger's rows could not be put away", broken);
        }
    }

    /** Bytes that can be read where they are. */
    private static final class Lines extends ByteArrayOutputStream {
        Lines() {
            super(2 * AT_ONCE);
        }

        Lines text(String text) {
            writeBytes(text.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        void copy(int at, byte[] into, int from, int length) {
            System.arraycopy(buf, at, into, from, length);
        }
    }
}
