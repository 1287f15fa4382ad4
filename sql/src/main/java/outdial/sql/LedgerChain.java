package outdial.sql;

import static outdial.sql.gen.Tables.LEDGER_HEAD;
import static outdial.sql.gen.Tables.LEDGER_ROW;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.compliance.DialPermit;
import outdial.compliance.Finding;
import outdial.compliance.ledger.ChainHead;
import outdial.compliance.ledger.Commitment;
import outdial.compliance.ledger.Decision;
import outdial.compliance.ledger.LedgerRow;
import outdial.model.AttemptId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;
import outdial.model.call.CallTimes;
import outdial.sql.gen.tables.records.LedgerHeadRecord;
import outdial.sql.gen.tables.records.LedgerRowRecord;
import outdial.sql.gen.tables.records.LedgerSaltRecord;

/**
 * The record of decisions for one client on one floor: tables {@code ledger_row}, {@code ledger_head} and {@code
 * ledger_salt}. Rows are added in the caller's transaction, after everything else but the proof of leadership: the
 * chain's head stays locked until its end.
 */
final class LedgerChain {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;

    private final DSLContext tx;
    private final ClientId client;
    private final FloorId floor;

    LedgerChain(DSLContext tx, ClientId client, FloorId floor) {
        this.tx = tx;
        this.client = client;
        this.floor = floor;
    }

    /** The chain's name, which its first row covers. */
    static String name(ClientId client, FloorId floor) {
        return "floor-" + floor.value() + "/client-" + client.value();
    }

    /**
     * A row for each permit.
     *
     * @throws ClockBehind if the clock is behind the chain's last row; permits for exercises are then written at its time
     */
    void permitted(List<NewAttempt> attempts, Instant at) {
        if (attempts.isEmpty()) {
            return;
        }
        ChainHead head = lockHead();
        boolean exercise = attempts.getFirst().permit().isExercise();
        if (!head.mayBeFollowedAt(at) && !exercise) {
            throw new ClockBehind("The clock shows " + at + ", before row " + head.seq() + " of " + head.chain()
                    + " at " + head.at());
        }
        var rows = new ArrayList<LedgerRowRecord>();
        var salts = new ArrayList<LedgerSaltRecord>();
        Instant written = head.mayBeFollowedAt(at) ? at : head.at();
        for (NewAttempt attempt : attempts) {
            byte[] salt = new byte[SALT_BYTES];
            RANDOM.nextBytes(salt);
            Decision decision = decision(attempt, salt);
            LedgerRow row = head.row(written, decision.kind(), decision.entries());
            head = head.after(row);
            rows.add(record(row, Optional.of(attempt.id())));
            salts.add(salt(row, attempt.permit().number(), salt));
        }
        write(rows, salts, head);
    }

    /** A row for each verdict; at the last row's time if the clock is behind it, for nothing is dialled by them. */
    void judged(List<Verdicts.Judged> judged, String title, Instant at) {
        ChainHead head = lockHead();
        Instant written = head.mayBeFollowedAt(at) ? at : head.at();
        var rows = new ArrayList<LedgerRowRecord>();
        var salts = new ArrayList<LedgerSaltRecord>();
        for (Verdicts.Judged one : judged) {
            byte[] salt = new byte[SALT_BYTES];
            RANDOM.nextBytes(salt);
            Decision decision = new Decision.VerdictChanged(
                    one.lead().value(),
                    title,
                    word(one),
                    one.until(),
                    one.findings().stream().map(Finding::rule).toList(),
                    Commitment.of(salt, one.number().e164()));
            LedgerRow row = head.row(written, decision.kind(), decision.entries());
            head = head.after(row);
            rows.add(record(row, Optional.empty()));
            salts.add(salt(row, one.number(), salt));
        }
        write(rows, salts, head);
    }

    /** A row for each number of a person who exercised a right; {@code opened} tells whether the number can be shown. */
    void exercised(String right, List<PhoneNumber> numbers, boolean opened, Instant at) {
        ChainHead head = lockHead();
        Instant written = head.mayBeFollowedAt(at) ? at : head.at();
        var rows = new ArrayList<LedgerRowRecord>();
        var salts = new ArrayList<LedgerSaltRecord>();
        for (PhoneNumber number : numbers) {
            byte[] salt = new byte[SALT_BYTES];
            RANDOM.nextBytes(salt);
            Decision decision = new Decision.RightExercised(right, Commitment.of(salt, number.e164()));
            LedgerRow row = head.row(written, decision.kind(), decision.entries());
            head = head.after(row);
            rows.add(record(row, Optional.empty()));
            if (opened) {
                salts.add(salt(row, number, salt));
            }
        }
        write(rows, salts, head);
    }

    /** A row for what people directed; at the last row's time if the clock is behind it. */
    void directed(Decision.Directed directed, Instant at) {
        ChainHead head = lockHead();
        LedgerRow row = head.row(head.mayBeFollowedAt(at) ? at : head.at(), directed.kind(), directed.entries());
        write(List.of(record(row, Optional.empty())), List.of(), head.after(row));
    }

    private static String word(Verdicts.Judged one) {
        return switch (one.verdict()) {
            case "DEFERRED" -> "defer";
            case "DENIED" -> "deny";
            default -> "allow";
        };
    }

    private void write(List<LedgerRowRecord> rows, List<LedgerSaltRecord> salts, ChainHead head) {
        tx.connection(connection -> {
            insertRows(connection, rows);
            insertSalts(connection, salts);
        });
        moveHead(head);
    }

    /** Bound one by one, a hundred rows' parameters cost more than the rows. */
    private static void insertRows(Connection connection, List<LedgerRowRecord> rows) throws SQLException {
        try (var bulk = BulkInsert.of(
                connection, "INSERT", "ledger_row", "client_id", "floor_id", "seq", "attempt_id", "hash", "content")) {
            for (LedgerRowRecord row : rows) {
                bulk.row(
                        row.getClientId(),
                        row.getFloorId(),
                        row.getSeq(),
                        row.getAttemptId(),
                        row.getHash(),
                        row.getContent());
            }
            bulk.execute();
        }
    }

    private static void insertSalts(Connection connection, List<LedgerSaltRecord> salts) throws SQLException {
        try (var bulk =
                BulkInsert.of(connection, "INSERT", "ledger_salt", "client_id", "floor_id", "seq", "e164", "salt")) {
            for (LedgerSaltRecord salt : salts) {
                bulk.row(
                        salt.getClientId(),
                        salt.getFloorId(),
                        salt.getSeq(),
                        Long.parseLong(salt.getE164().digits()),
                        salt.getSalt());
            }
            bulk.execute();
        }
    }

    /** The row of what was measured of a permitted call; none if its permit is not in the chain. */
    void measured(AttemptId attempt, CallTimes times) {
        Optional<Long> permit = tx.select(LEDGER_ROW.SEQ)
                .from(LEDGER_ROW)
                .where(LEDGER_ROW.CLIENT_ID.eq(client.value()))
                .and(LEDGER_ROW.ATTEMPT_ID.eq(attempt.value()))
                .orderBy(LEDGER_ROW.SEQ)
                .limit(1)
                .fetchOptional(LEDGER_ROW.SEQ);
        if (permit.isEmpty()) {
            return;
        }
        ChainHead head = lockHead();
        Instant at = times.ended() == null ? times.intent() : times.ended();
        Decision decision = new Decision.Measured(permit.get(), measures(times));
        LedgerRow row = head.row(head.mayBeFollowedAt(at) ? at : head.at(), decision.kind(), decision.entries());
        write(List.of(record(row, Optional.of(attempt))), List.of(), head.after(row));
    }

    private static Decision decision(NewAttempt attempt, byte[] salt) {
        DialPermit permit = attempt.permit();
        return new Decision.Permitted(
                attempt.id().value(),
                permit.ruleBook(),
                permit.looksAt(),
                Map.of("number", Commitment.of(salt, permit.number().e164())),
                permit.rules());
    }

    private static Map<String, Instant> measures(CallTimes times) {
        var measured = new TreeMap<String, Instant>();
        put(measured, "sent", times.sent());
        put(measured, "rang", times.ringing());
        put(measured, "answered", times.answered());
        put(measured, "person", times.person());
        put(measured, "abandoned", times.abandoned());
        put(measured, "connected", times.connected());
        put(measured, "ended", times.ended());
        return measured;
    }

    private static void put(Map<String, Instant> times, String name, @Nullable Instant at) {
        if (at != null) {
            times.put(name, at);
        }
    }

    private ChainHead lockHead() {
        String chain = name(client, floor);
        return findHead().orElseGet(() -> {
            ChainHead start = ChainHead.start(chain);
            tx.insertInto(LEDGER_HEAD, LEDGER_HEAD.fields())
                    .values(
                            client.value(),
                            floor.value(),
                            start.seq(),
                            start.hash(),
                            start.at().toString())
                    .onDuplicateKeyIgnore()
                    .execute();
            return findHead().orElseThrow();
        });
    }

    private Optional<ChainHead> findHead() {
        return tx.selectFrom(LEDGER_HEAD)
                .where(LEDGER_HEAD.CLIENT_ID.eq(client.value()))
                .and(LEDGER_HEAD.FLOOR_ID.eq(floor.value()))
                .forUpdate()
                .fetchOptional()
                .map(LedgerChain::head);
    }

    static ChainHead head(LedgerHeadRecord row) {
        return new ChainHead(
                name(new ClientId(row.getClientId()), new FloorId(row.getFloorId())),
                row.getSeq(),
                row.getHash(),
                Instant.parse(row.getAt()));
    }

    private void moveHead(ChainHead head) {
        tx.update(LEDGER_HEAD)
                .set(LEDGER_HEAD.SEQ, head.seq())
                .set(LEDGER_HEAD.HASH, head.hash())
                .set(LEDGER_HEAD.AT, head.at().toString())
                .where(LEDGER_HEAD.CLIENT_ID.eq(client.value()))
                .and(LEDGER_HEAD.FLOOR_ID.eq(floor.value()))
                .execute();
    }

    private LedgerRowRecord record(LedgerRow row, Optional<AttemptId> attempt) {
        String content = row.content();
        return new LedgerRowRecord()
                .setClientId(client.value())
                .setFloorId(floor.value())
                .setSeq(row.seq())
                .setAttemptId(attempt.map(AttemptId::value).orElse(null))
                .setHash(row.hash())
                .setContent(content);
    }

    private LedgerSaltRecord salt(LedgerRow row, PhoneNumber number, byte[] salt) {
        return new LedgerSaltRecord()
                .setClientId(client.value())
                .setFloorId(floor.value())
                .setSeq(row.seq())
                .setE164(number)
                .setSalt(salt);
    }

    /** Undoes the transaction: nothing may be dialled until the clock is right. */
    static final class ClockBehind extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ClockBehind(String what) {
            super(what, null, false, false);
        }
    }
}
