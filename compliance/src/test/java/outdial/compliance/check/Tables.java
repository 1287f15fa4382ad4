package outdial.compliance.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outdial.compliance.NumberReader;
import outdial.compliance.gate.CallFacts;
import outdial.compliance.pack.RulePacks;

/** Tables of calls for tests: as texts, as rows by column, and judged. */
public final class Tables {
    public static final RulePacks PACKS = RulePacks.shipped();
    private static final NumberReader NUMBERS = new NumberReader();

    private Tables() {}

    /** {@code published} or {@code cases}. */
    public static String text(String name) {
        try (InputStream in = Tables.class.getResourceAsStream("/vectors/" + name + ".csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Map<String, String>> rows(String csv) {
        try {
            var reader = new CsvReader(new StringReader(csv), ',');
            List<String> header = reader.read().orElseThrow().values();
            var rows = new ArrayList<Map<String, String>>();
            for (Optional<CsvReader.Fields> read = reader.read(); read.isPresent(); read = reader.read()) {
                var row = new HashMap<String, String>();
                for (int i = 0; i < header.size(); i++) {
                    row.put(header.get(i), read.get().values().get(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CheckSummary check(RulePacks packs, String csv) {
        return check(packs, csv, new StringBuilder());
    }

    static CheckSummary check(RulePacks packs, String csv, StringBuilder out) {
        try {
            return new BatchCheck(packs, NUMBERS).check(new StringReader(csv), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoTable e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** One row of a few columns, judged by the packs that come with the program; its verdict, instant and rule. */
    static String judged(String columns, String values) {
        var out = new StringBuilder();
        check(PACKS, columns + "\n" + values + "\n", out);
        Map<String, String> row = rows(out.toString()).getFirst();
        return (row.get("verdict") + " " + row.get("until") + " " + row.get("rule")).replace("  ", " ");
    }

    /** The facts of one row as the check understands them, and its instant. */
    static RowReader.Call call(Map<String, String> row) {
        try {
            return new RowReader(NUMBERS).read(new Fields(row));
        } catch (BadField e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The facts of one row as the check understands them. */
    public static CallFacts facts(Map<String, String> row) {
        return call(row).facts();
    }

    /** The instant of one row. */
    public static Instant at(Map<String, String> row) {
        return call(row).at();
    }
}
