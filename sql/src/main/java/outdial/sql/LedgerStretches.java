package outdial.sql;

import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.LEDGER_ROW;
import static outdial.sql.gen.Tables.LEDGER_SALT;
import static outdial.sql.gen.Tables.PHONE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import outdial.compliance.ledger.ChainHead;
import outdial.compliance.ledger.RowText;
import outdial.compliance.ledger.SignedHeads;
import outdial.model.PhoneNumber;

/**
 * Parts of one chain, for those who may see a part of it: whole stretches between signed heads, so that each can be
 * proven by itself. Only reads; on one connection, in the caller's transaction.
 */
public final class LedgerStretches {
    /** How this driver is told not to take all rows at once. */
    private static final int AS_READ = Integer.MIN_VALUE;

    private final DSLContext dsl;
    private final Ledgers.Chain chain;

    public LedgerStretches(DSLContext dsl, Ledgers.Chain chain) {
        this.dsl = dsl;
        this.chain = chain;
    }

    /** Rows from the first to the last, both included. */
    public record Rows(long first, long last) {}

    /**
     * Rows that follow row {@code after}, of that hash, up to row {@code to}.
     *
     * @param hash of the row before the first; of the chain's name if there is none
     */
    public record Stretch(long after, String hash, long to) {}

    /**
     * What opens a row's commitment.
     *
     * @param salt hexadecimal
     */
    public record Opening(String salt, PhoneNumber number) {}

    /** A row, with what opens it unless that was erased. */
    public record Row(long seq, RowText text, Optional<Opening> opening) {}

    /** Every row about calls to a number, or about a right of its person. */
    public List<Rows> about(PhoneNumber number) {
        Condition ofChain = LEDGER_ROW
                .CLIENT_ID
                .eq(chain.client().value())
                .and(LEDGER_ROW.FLOOR_ID.eq(chain.floor().value()));
        var attempts = dsl.select(ATTEMPT.ID)
                .from(ATTEMPT)
                .join(PHONE)
                .on(PHONE.CLIENT_ID.eq(ATTEMPT.CLIENT_ID))
                .and(PHONE.ID.eq(ATTEMPT.PHONE_ID))
                .where(PHONE.CLIENT_ID.eq(chain.client().value()))
                .and(PHONE.E164.eq(number))
                .fetch(ATTEMPT.ID);
        var found = new TreeSet<Long>(dsl.select(LEDGER_ROW.SEQ)
                .from(LEDGER_ROW)
                .where(ofChain)
                .and(LEDGER_ROW.ATTEMPT_ID.in(attempts))
                .fetch(LEDGER_ROW.SEQ));
        found.addAll(dsl.select(LEDGER_SALT.SEQ)
                .from(LEDGER_SALT)
                .where(LEDGER_SALT.CLIENT_ID.eq(chain.client().value()))
                .and(LEDGER_SALT.FLOOR_ID.eq(chain.floor().value()))
                .and(LEDGER_SALT.E164.eq(number))
                .fetch(LEDGER_SALT.SEQ));
        return found.stream().map(seq -> new Rows(seq, seq)).toList();
    }

    /** The rows that were written from {@code from} up to, but without, {@code to}. */
    public Optional<Rows> during(Instant from, Instant to) {
        long last = last();
        long first = firstNotBefore(from, last);
        long end = firstNotBefore(to, last) - 1;
        return first <= end ? Optional.of(new Rows(first, end)) : Optional.empty();
    }

    /** Rows are in the order of their times, which stand in their content alone. */
    private long firstNotBefore(Instant at, long last) {
        long low = 1;
        long high = last + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (writtenAt(middle).isBefore(at)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Instant writtenAt(long seq) {
        return find(seq)
                .map(row -> Instant.parse(row.at()))
                .orElseThrow(() -> new IllegalStateException("Row " + seq + " of " + chain.name()
                        + " is not there. Nothing was written; `outdial ledger verify` tells more."));
    }

    private Optional<RowText> find(long seq) {
        return dsl.selectFrom(LEDGER_ROW)
                .where(LEDGER_ROW.CLIENT_ID.eq(chain.client().value()))
                .and(LEDGER_ROW.FLOOR_ID.eq(chain.floor().value()))
                .and(LEDGER_ROW.SEQ.eq(seq))
                .fetchOptional(row -> RowText.of(row.getHash(), row.getContent()));
    }

    private long last() {
        return Optional.ofNullable(dsl.select(org.jooq.impl.DSL.max(LEDGER_ROW.SEQ))
                        .from(LEDGER_ROW)
                        .where(LEDGER_ROW.CLIENT_ID.eq(chain.client().value()))
                        .and(LEDGER_ROW.FLOOR_ID.eq(chain.floor().value()))
                        .fetchOne(0, Long.class))
                .orElse(0L);
    }

    /** The fewest stretches that hold all these rows and begin and end at signed heads, or where the chain does. */
    public List<Stretch> holding(Collection<Rows> rows, List<SignedHeads> heads) {
        NavigableSet<Long> marks = new TreeSet<>();
        marks.add(0L);
        long last = last();
        heads.stream()
                .flatMap(one -> one.of(chain.name()).stream())
                .map(SignedHeads.Head::seq)
                .filter(seq -> seq <= last)
                .forEach(marks::add);
        var found = new ArrayList<Stretch>();
        for (Rows one : rows.stream()
                .sorted(java.util.Comparator.comparingLong(Rows::first))
                .toList()) {
            long after = Optional.ofNullable(marks.lower(one.first())).orElse(0L);
            long to = Optional.ofNullable(marks.ceiling(one.last())).orElse(last);
            if (!found.isEmpty() && found.getLast().to() >= after) {
                Stretch joined = found.removeLast();
                found.add(new Stretch(joined.after(), joined.hash(), Math.max(joined.to(), to)));
            } else {
                found.add(new Stretch(after, hash(after), to));
            }
        }
        return found;
    }

    private String hash(long seq) {
        return seq == 0
                ? ChainHead.start(chain.name()).hash()
                : find(seq).map(RowText::hash).orElse("");
    }

    /** Draws the stretch's rows in their order. Nothing else may be asked on the connection until the last is drawn. */
    public void read(Stretch stretch, Consumer<Row> each) {
        try (var rows = dsl.select(
                        LEDGER_ROW.SEQ, LEDGER_ROW.HASH, LEDGER_ROW.CONTENT, LEDGER_SALT.SALT, LEDGER_SALT.E164)
                .from(LEDGER_ROW)
                .leftJoin(LEDGER_SALT)
                .on(LEDGER_SALT.CLIENT_ID.eq(LEDGER_ROW.CLIENT_ID))
                .and(LEDGER_SALT.FLOOR_ID.eq(LEDGER_ROW.FLOOR_ID))
                .and(LEDGER_SALT.SEQ.eq(LEDGER_ROW.SEQ))
                .where(LEDGER_ROW.CLIENT_ID.eq(chain.client().value()))
                .and(LEDGER_ROW.FLOOR_ID.eq(chain.floor().value()))
                .and(LEDGER_ROW.SEQ.gt(stretch.after()))
                .and(LEDGER_ROW.SEQ.le(stretch.to()))
                .orderBy(LEDGER_ROW.SEQ)
                .fetchSize(AS_READ)
                .fetchLazy()) {
            rows.forEach(row -> each.accept(row(row)));
        }
    }

    private static Row row(Record row) {
        byte @Nullable [] salt = row.get(LEDGER_SALT.SALT);
        return new Row(
                row.get(LEDGER_ROW.SEQ),
                RowText.of(row.get(LEDGER_ROW.HASH), row.get(LEDGER_ROW.CONTENT)),
                salt == null
                        ? Optional.empty()
                        : Optional.of(
                                new Opening(java.util.HexFormat.of().formatHex(salt), row.get(LEDGER_SALT.E164))));
    }
}
