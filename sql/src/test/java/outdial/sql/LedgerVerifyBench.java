package outdial.sql;

import static outdial.sql.Sample.FLOOR;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import outdial.compliance.ledger.ChainHead;
import outdial.compliance.ledger.LedgerReport;
import outdial.compliance.ledger.LedgerRow;
import outdial.compliance.ledger.LedgerVerifier;
import outdial.model.ClientId;

/**
 * How many rows of the ledger are verified in a second, from an exported file and on the live tables, beside what nobody
 * can do without: reading the file and hashing every byte of it once, and a bare SELECT of the same columns. The rows are
 * as long as real ones, with personal data opened. Argument: how many rows, if others are wanted than 500,000.
 */
final class LedgerVerifyBench {
    private static final int ROWS = 500_000;
    private static final int ROUNDS = 5;
    private static final int INSERTED = 5_000;
    private static final int BLOCK = 1 << 16;
    private static final Ledgers.Chain CHAIN = new Ledgers.Chain(new ClientId(1), FLOOR);

    private LedgerVerifyBench() {}

    public static void main(String[] args) throws Exception {
        int rows = args.length == 0 ? ROWS : Integer.parseInt(args[0]);
        for (TestDb db : TestDb.all().toList()) {
            db.empty();
            db.dsl().connection(connection -> fill(connection, rows));
            measure(db, rows);
        }
        System.exit(0);
    }

    private static void measure(TestDb db, int rows) throws Exception {
        var ledgers = new Ledgers(db.dsl());
        Path file = Files.createTempFile("ledger", ".txt");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                ledgers.write(CHAIN, out);
            }
            System.out.printf(
                    Locale.ROOT, "%s: %,d rows, %,d bytes a row in the file%n", db, rows, Files.size(file) / rows);
            print(rows, "hash the file's bytes once", () -> hashed(file));
            print(rows, "verify the file (300,000 wanted)", () -> verified(file));
            print(rows, "bare SELECT", () -> selected(db));
            print(rows, "verify live (100,000 wanted)", () -> ledgers.verify(CHAIN, List.of(), Optional.empty()));
        } finally {
            Files.delete(file);
        }
    }

    private static void print(int rows, String what, Callable<Object> work) throws Exception {
        var rates = new double[ROUNDS];
        Object answer = "";
        for (int round = 0; round < ROUNDS; round++) {
            long from = System.nanoTime();
            answer = work.call();
            rates[round] = rows * 1e9 / (System.nanoTime() - from);
        }
        java.util.Arrays.sort(rates);
        System.out.printf(
                Locale.ROOT,
                "%-34s %,12.0f rows/s, median; %,.0f to %,.0f  %s%n",
                what,
                rates[ROUNDS / 2],
                rates[0],
                rates[ROUNDS - 1],
                answer instanceof LedgerReport report ? report.getClass().getSimpleName() : answer);
    }

    private static Object hashed(Path file) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        var block = new byte[BLOCK];
        try (var in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
            }
        }
        return "%02x…".formatted(digest.digest()[0]);
    }

    private static Object verified(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return LedgerVerifier.verify(in, List.of(), Optional.empty());
        }
    }

    private static Object selected(TestDb db) throws SQLException {
        long bytes = 0;
        try (var connection = db.source().getConnection();
                var query = connection.prepareStatement("SELECT r.seq, r.hash, r.content, s.salt, s.e164"
                        + " FROM ledger_row r LEFT JOIN ledger_salt s ON s.client_id = r.client_id"
                        + " AND s.floor_id = r.floor_id AND s.seq = r.seq"
                        + " WHERE r.client_id = 1 AND r.floor_id = 1 ORDER BY r.seq")) {
            query.setFetchSize(Integer.MIN_VALUE);
            try (var result = query.executeQuery()) {
                while (result.next()) {
                    bytes += result.getBytes(3).length;
                }
            }
        }
        return bytes + " bytes";
    }

    private static void fill(Connection connection, int rows) throws SQLException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        ChainHead head = ChainHead.start(CHAIN.name());
        for (int done = 0; done < rows; ) {
            try (var inserts = BulkInsert.of(
                            connection, "INSERT", "ledger_row", "client_id", "floor_id", "seq", "hash", "content");
                    var salts = BulkInsert.of(
                            connection, "INSERT", "ledger_salt", "client_id", "floor_id", "seq", "e164", "salt")) {
                for (int i = 0; i < INSERTED && done < rows; i++) {
                    LedgerRow row = LedgerSample.next(head, random);
                    head = head.after(row);
                    done++;
                    inserts.row(1L, 1, row.seq(), row.hash(), row.content());
                    if (LedgerSample.hasNumber(row)) {
                        salts.row(1L, 1, row.seq(), LedgerSample.number(row.seq()), LedgerSample.salt(row.seq()));
                    }
                }
                inserts.execute();
                salts.execute();
            }
        }
        try (var ending = connection.createStatement()) {
            ending.execute("INSERT INTO ledger_head (client_id, floor_id, seq, hash, at) VALUES (1, 1, " + head.seq()
                    + ", '" + head.hash() + "', '" + head.at() + "')");
        }
    }
}
