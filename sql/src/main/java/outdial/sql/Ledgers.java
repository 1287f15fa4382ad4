package outdial.sql;

import static outdial.sql.gen.Tables.LEDGER_HEAD;
import static outdial.sql.gen.Tables.LEDGER_ROW;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import outdial.compliance.ledger.ChainHead;
import outdial.compliance.ledger.Commitment;
import outdial.compliance.ledger.LedgerReport;
import outdial.compliance.ledger.LedgerVerifier;
import outdial.compliance.ledger.SignedHeads;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;

/** The chains of the record of decisions, of all clients and floors, for those who check or export them. Only reads. */
public final class Ledgers {
    private static final String ROWS = "SELECT r.seq, r.hash, r.content, s.salt, s.e164 FROM ledger_row r"
            + " LEFT JOIN ledger_salt s ON s.client_id = r.client_id AND s.floor_id = r.floor_id AND s.seq = r.seq"
            + " WHERE r.client_id = ? AND r.floor_id = ? ORDER BY r.seq";

    private static final int PIPE = 1 << 20;
    private static final int WRITTEN = 1 << 16;

    private final DSLContext dsl;

    public Ledgers(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** A chain. */
    public record Chain(ClientId client, FloorId floor) {
        /** As it stands in its file. */
        public String name() {
            return LedgerChain.name(client, floor);
        }
    }

    /** Every chain there is, or of which there are rows, in the order of clients and floors. */
    public List<Chain> chains() {
        return dsl
                .select(LEDGER_HEAD.CLIENT_ID, LEDGER_HEAD.FLOOR_ID)
                .from(LEDGER_HEAD)
                .union(dsl.select(LEDGER_ROW.CLIENT_ID, LEDGER_ROW.FLOOR_ID).from(LEDGER_ROW))
                .fetch()
                .stream()
                .map(row -> new Chain(new ClientId(row.value1()), new FloorId(row.value2())))
                .sorted(Comparator.comparingLong((Chain one) -> one.client().value())
                        .thenComparingInt(one -> one.floor().value()))
                .toList();
    }

    /** Where the chain ends, by the table of heads. */
    public Optional<ChainHead> head(Chain chain) {
        return dsl.selectFrom(LEDGER_HEAD)
                .where(LEDGER_HEAD.CLIENT_ID.eq(chain.client().value()))
                .and(LEDGER_HEAD.FLOOR_ID.eq(chain.floor().value()))
                .fetchOptional()
                .map(LedgerChain::head);
    }

    /**
     * Checks a chain on the live tables; rows that are added meanwhile are not looked at.
     *
     * @param heads signed ones kept elsewhere; without them a chain that was cut or rewritten together with its head goes
     *     unseen
     */
    public LedgerReport verify(Chain chain, List<SignedHeads> heads, Optional<PublicKey> key) throws IOException {
        Thread writer;
        LedgerReport report;
        try (var in = new PipedInputStream(PIPE)) {
            var out = new PipedOutputStream(in);
            writer = Thread.ofVirtual().name("ledger-read").start(() -> writeQuietly(chain, out));
            report = LedgerVerifier.verify(in, heads, key);
        }
        try {
            writer.join();
            return report;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + chain.name() + " was checked", e);
        }
    }

    /** A verifier that has seen enough closes its end. */
    private void writeQuietly(Chain chain, OutputStream out) {
        try (out) {
            write(chain, out);
        } catch (IOException _) {
            // The reader has found a fault, or tells of the missing end by itself.
        }
    }

    /**
     * Writes the chain as a file that a stranger can verify, with the personal data that is not erased. The rows are
     * those of one instant, up to the last there is, whatever the table of heads says.
     */
    public void write(Chain chain, OutputStream out) throws IOException {
        try {
            dsl.connection(connection -> {
                int isolation = connection.getTransactionIsolation();
                boolean committing = connection.getAutoCommit();
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                connection.setAutoCommit(false);
                try {
                    write(connection, chain, out);
                } finally {
                    connection.rollback();
                    connection.setAutoCommit(committing);
                    connection.setTransactionIsolation(isolation);
                }
            });
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    private static void write(Connection connection, Chain chain, OutputStream out) throws SQLException {
        Optional<ChainHead> head = new Ledgers(DSL.using(Jooq.configuration().set(connection))).head(chain);
        var text = new StringBuilder("outdial-ledger 1\t").append(chain.name()).append('\n');
        try (var query = connection.prepareStatement(ROWS)) {
            query.setFetchSize(Integer.MIN_VALUE); // how this driver is told not to take all rows at once
            query.setLong(1, chain.client().value());
            query.setInt(2, chain.floor().value());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    append(text, rows);
                    if (text.length() > WRITTEN) {
                        flush(text, out);
                    }
                }
            }
        }
        head.ifPresent(end -> text.append("E\t")
                .append(end.seq())
                .append('\t')
                .append(end.hash())
                .append('\n'));
        flush(text, out);
    }

    private static void append(StringBuilder text, ResultSet row) throws SQLException {
        text.append("R\t")
                .append(row.getString(2))
                .append('\t')
                .append(row.getString(3))
                .append('\n');
        byte[] salt = row.getBytes(4);
        if (salt != null) {
            PhoneNumber number = PhoneNumber.ofDigits(row.getLong(5));
            text.append(Commitment.opening(row.getLong(1), "number", salt, number.e164()))
                    .append('\n');
        }
    }

    private static void flush(StringBuilder text, OutputStream out) {
        try {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            text.setLength(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
