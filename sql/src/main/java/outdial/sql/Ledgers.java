package outdial.sql;

import static outdial.sql.gen.Tables.LEDGER_HEAD;
import static outdial.sql.gen.Tables.LEDGER_ROW;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.sql.Connection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import outdial.compliance.ledger.ChainHead;
import outdial.compliance.ledger.LedgerReport;
import outdial.compliance.ledger.LedgerVerifier;
import outdial.compliance.ledger.SignedHeads;
import outdial.model.ClientId;
import outdial.model.FloorId;

/** The chains of the record of decisions, of all clients and floors, for those who check or export them. Only reads. */
public final class Ledgers {
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
        return reading(chain, file -> LedgerVerifier.verify(file, heads, key));
    }

    /**
     * Writes the chain as a file that a stranger can verify, with the personal data that is not erased. The rows are
     * those of one instant, up to the last there is, whatever the table of heads says.
     */
    public void write(Chain chain, OutputStream out) throws IOException {
        reading(chain, file -> file.transferTo(out));
    }

    private interface FileReader<T> {
        T read(InputStream file) throws IOException;
    }

    private <T> T reading(Chain chain, FileReader<T> reader) throws IOException {
        try {
            return dsl.connectionResult(connection -> {
                int isolation = connection.getTransactionIsolation();
                boolean committing = connection.getAutoCommit();
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                connection.setAutoCommit(false);
                Optional<ChainHead> head =
                        new Ledgers(DSL.using(Jooq.configuration().set(connection))).head(chain);
                try (var file = new LedgerRowStream(connection, chain, head)) {
                    return reader.read(file);
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
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
}
