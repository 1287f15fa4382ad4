package outdial.compliance.ledger;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * One row of a chain. Its hash covers everything in it, the hash of the row before included; nothing of it is ever
 * changed.
 *
 * @param prev hash of the row before
 */
public record LedgerRow(long seq, String prev, Instant at, String kind, SequencedMap<String, String> entries) {
    public LedgerRow {
        entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        entries.keySet().forEach(name -> {
            if (name.isEmpty() || name.indexOf('=') >= 0) {
                throw new IllegalArgumentException("No name for an entry of a ledger row: '" + name + "'");
            }
        });
    }

    /** What is hashed: all fields in their order, separated by tabs. */
    public String content() {
        var content = new StringBuilder(200)
                .append(seq)
                .append('\t')
                .append(prev)
                .append('\t')
                .append(at)
                .append('\t')
                .append(LedgerText.escaped(kind));
        entries.forEach((name, value) -> content.append('\t')
                .append(LedgerText.escaped(name))
                .append('=')
                .append(LedgerText.escaped(value)));
        return content.toString();
    }

    /** SHA-256 of {@link #content} in UTF-8, hexadecimal. */
    public String hash() {
        return Hashes.of(content());
    }

    /** The row as a line of a ledger file, without its end. */
    public String line() {
        String content = content();
        return "R\t" + Hashes.of(content) + "\t" + content;
    }
}
