package outdial.compliance.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import outdial.compliance.ledger.LedgerReport.Altered;
import outdial.compliance.ledger.LedgerReport.Missing;
import outdial.compliance.ledger.LedgerReport.Reordered;
import outdial.compliance.ledger.LedgerReport.Sound;
import outdial.compliance.ledger.LedgerReport.Truncated;

/** One run over the lines of a ledger file, after its first. {@code start} is where it begins: 0, or a stretch's. */
final class Verification {
    private static final int CLOSED_TOLD = 10;
    private static final String NOT_MEANT = "the personal data given for it is not what it meant";

    private final String chain;
    private final LineBytes lines;
    private final RowLine row = new RowLine();
    private final Openings openings = new Openings();
    private final NavigableMap<Long, String> heads = new TreeMap<>();
    private final List<Long> firstClosed = new ArrayList<>();
    private final long start;
    private final boolean isStretch;
    private byte[] last;
    private long rows;
    private long line = 1;
    private long closed;
    private boolean ended;
    private int agreed;

    Verification(ChainHead start, boolean isStretch, LineBytes lines, List<SignedHeads> signed) {
        this.chain = start.chain();
        this.start = start.seq();
        this.isStretch = isStretch;
        this.lines = lines;
        rows = start.seq();
        last = HexFormat.of().parseHex(start.hash());
        signed.stream()
                .flatMap(one -> one.of(chain).stream())
                .filter(head -> head.seq() > 0)
                .forEach(head -> heads.put(head.seq(), head.hash()));
    }

    LedgerReport run() throws IOException {
        Optional<LedgerReport> begin = compareStart();
        if (begin.isPresent()) {
            return begin.get();
        }
        while (lines.next()) {
            line++;
            Optional<LedgerReport> fault = lines.isWhole() ? step() : Optional.of(cut());
            if (fault.isPresent()) {
                return fault.get();
            }
        }
        closeRow();
        if (!heads.isEmpty() && heads.lastKey() > rows && !(isStretch && heads.containsKey(rows))) {
            return new Truncated(rows + 1, isStretch ? heads.higherKey(rows) : heads.lastKey());
        }
        return ended
                ? new Sound(chain, rows - start, HexFormat.of().formatHex(last), closed, firstClosed, agreed)
                : new Truncated(rows + 1, 0);
    }

    /** A stretch begins after a signed head, or before there is any. */
    private Optional<LedgerReport> compareStart() {
        Long before = start == 0 ? null : heads.floorKey(start);
        if (before == null) {
            return Optional.empty();
        }
        return before == start ? compareHead() : Optional.of(new Missing(before + 1, start, line));
    }

    private LedgerReport cut() {
        return new Truncated(rows + 1, heads.isEmpty() ? 0 : Math.max(rows + 1, heads.lastKey()));
    }

    private Optional<LedgerReport> step() throws IOException {
        if (ended) {
            return altered(rows, "something follows the file's last line");
        }
        return switch (lines.length() < 2 || lines.at(1) != '\t' ? '?' : (char) lines.at(0)) {
            case 'R' -> row();
            case 'S' -> opening(lines.text());
            case 'E' -> end();
            default -> altered(rows + 1, "the line is none of a ledger's");
        };
    }

    private Optional<LedgerReport> opening(String text) throws IOException {
        if (openings.opens(text, rows)) {
            return Optional.empty();
        }
        long named = number(text);
        return named > rows ? notBefore(named) : altered(rows, NOT_MEANT);
    }

    private Optional<LedgerReport> row() throws IOException {
        closeRow();
        long expected = rows + 1;
        if (!row.read(lines) || !row.isAsStated(lines)) {
            return altered(expected, "its content does not have the hash that it states");
        }
        if (row.seq() != expected) {
            return Optional.of(outOfOrder(expected));
        }
        if (!row.follows(last)) {
            return rows == start
                    ? altered(expected, "it does not begin the chain " + chain + " or what is given of it")
                    : altered(rows, "it was given a new hash, but the row after it remembers another");
        }
        rows = expected;
        last = row.hash().clone();
        openings.begin(lines);
        return compareHead();
    }

    private Optional<LedgerReport> compareHead() {
        String head = heads.isEmpty() ? null : heads.get(rows);
        if (head == null) {
            return Optional.empty();
        }
        if (!head.equals(HexFormat.of().formatHex(last))) {
            return altered(rows, "the signed head has another hash for it; it or rows before it were rewritten");
        }
        agreed++;
        return Optional.empty();
    }

    /** Whether the expected row stands further on, or nowhere. */
    private LedgerReport outOfOrder(long expected) throws IOException {
        long found = row.seq();
        long at = line;
        return found < expected || isBelow(expected) ? new Reordered(found, at) : new Missing(expected, found - 1, at);
    }

    /** Personal data of a row that was not there yet: the row is missing, or the data is another's. */
    private Optional<LedgerReport> notBefore(long named) throws IOException {
        long expected = rows + 1;
        long at = line;
        boolean isNext =
                lines.next() && lines.length() > 1 && lines.at(0) == 'R' && row.read(lines) && row.seq() == expected;
        if (isNext && named != expected) {
            return Optional.of(new Altered(Math.max(1, rows), at, NOT_MEANT));
        }
        return Optional.of(isNext || isBelow(expected) ? new Reordered(named, at) : new Missing(expected, named, at));
    }

    /** Whether a row stands further on. */
    private boolean isBelow(long expected) throws IOException {
        while (lines.next()) {
            if (lines.length() > 1 && lines.at(0) == 'R' && row.read(lines) && row.seq() == expected) {
                return true;
            }
        }
        return false;
    }

    private Optional<LedgerReport> end() {
        closeRow();
        ended = true;
        String expected = "E\t" + rows + "\t" + HexFormat.of().formatHex(last);
        if (lines.text().equals(expected)) {
            return Optional.empty();
        }
        long stated = number(lines.text());
        return stated > rows
                ? Optional.of(new Truncated(rows + 1, stated))
                : altered(rows, "the file's last line names another end");
    }

    /** That of the row that a line names after its letter, or 0. */
    private static long number(String text) {
        try {
            return Long.parseLong(text.split("\t", -1)[1]);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void closeRow() {
        if (rows > 0 && openings.areMissing()) {
            closed++;
            if (firstClosed.size() < CLOSED_TOLD) {
                firstClosed.add(rows);
            }
        }
        openings.clear();
    }

    private Optional<LedgerReport> altered(long number, String how) {
        return Optional.of(new Altered(Math.max(1, number), line, how));
    }
}
