package outdial.compliance.ledger;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A row as its texts, believed in nothing: what another form of an export holds, and what the verifier's line is made of
 * again. A row that was altered stays as it was altered.
 *
 * @param hash as stated
 * @param entries by name, in their order
 */
public record RowText(
        String hash, String seq, String prev, String at, String kind, SequencedMap<String, String> entries) {
    private static final int ENTRIES_AT = 4;

    public RowText {
        entries = new LinkedHashMap<>(entries);
    }

    /** From a row's content; parts that are missing are empty. */
    public static RowText of(String hash, String content) {
        String[] fields = content.split("\t", -1);
        var entries = new LinkedHashMap<String, String>();
        for (int i = ENTRIES_AT; i < fields.length; i++) {
            int equals = fields[i].indexOf('=');
            entries.put(
                    LedgerText.plain(equals < 0 ? fields[i] : fields[i].substring(0, equals)),
                    equals < 0 ? "" : LedgerText.plain(fields[i].substring(equals + 1)));
        }
        return new RowText(
                hash, part(fields, 0), part(fields, 1), part(fields, 2), LedgerText.plain(part(fields, 3)), entries);
    }

    private static String part(String[] fields, int index) {
        return index < fields.length ? fields[index] : "";
    }

    /** What an entry says; empty if there is none. */
    public String entry(String name) {
        return entries.getOrDefault(name, "");
    }

    /** The row as a line of a ledger file, without its end. */
    public String line() {
        var line = new StringBuilder(400).append("R\t").append(LedgerText.escaped(hash));
        for (String field : new String[] {seq, prev, at, kind}) {
            line.append('\t').append(LedgerText.escaped(field));
        }
        entries.forEach((name, value) ->
                line.append('\t').append(LedgerText.escaped(name)).append('=').append(LedgerText.escaped(value)));
        return line.toString();
    }
}
