package outdial.compliance.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of calls, row by row; rows of the wrong shape come out as such. */
final class CallTable {
    private static final int LONGEST_HEADER = 1 << 12;
    private static final String OTHERS = ";\t|";
    private static final String WANTED = "It must name the columns, separated by commas, semicolons or tabs:"
            + " e164, call_kind, utc_instant and so on.";

    /** A line that spreadsheets put before all others. */
    private static final Pattern TOLD_SEPARATOR = Pattern.compile("\uFEFF?sep=([,;|\t])", Pattern.CASE_INSENSITIVE);

    private final CsvReader csv;
    private final List<String> header;
    private final List<String> columns;
    private int number = 1;

    /** Reads the first line. */
    CallTable(Reader text) throws IOException, NoTable {
        var in = new BufferedReader(text);
        String first = firstLine(in);
        Matcher told = TOLD_SEPARATOR.matcher(first);
        char separator;
        if (told.matches()) {
            in.readLine();
            number++;
            separator = told.group(1).charAt(0);
        } else {
            separator = separator(first);
        }
        csv = new CsvReader(in, separator);
        header = csv.read().map(CsvReader.Fields::values).orElse(List.of());
        columns = header.stream().map(CallTable::column).toList();
        refuseOther();
    }

    /** As the names are written, in any case, with spaces or hyphens for underlines. */
    private static String column(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    private void refuseOther() throws NoTable {
        if (header.stream().allMatch(String::isBlank)) {
            throw new NoTable("The file is empty, or its first line is. " + WANTED);
        }
        Set<String> missing = new TreeSet<>(Columns.NEEDED);
        columns.forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw new NoTable("The file's first line names no column " + String.join(", ", missing) + ". " + WANTED);
        }
        for (String fact : Columns.FACTS) {
            if (Collections.frequency(columns, fact) > 1) {
                throw new NoTable("The file's first line names the column " + fact
                        + " more than once, and which one counts can't be told. Rename the others.");
            }
        }
    }

    private static String firstLine(BufferedReader in) throws IOException {
        in.mark(LONGEST_HEADER);
        var start = new char[LONGEST_HEADER];
        int length = 0;
        for (int read = in.read(start); read > 0; read = in.read(start, length, start.length - length)) {
            length += read;
        }
        in.reset();
        return new String(start, 0, length).lines().findFirst().orElse("");
    }

    /** What parts the first line, as spreadsheets of many countries write it; commas if they are there. */
    private static char separator(String first) {
        return OTHERS.chars()
                .filter(other -> first.indexOf(',') < 0 && first.indexOf(other) >= 0)
                .mapToObj(other -> (char) other)
                .findFirst()
                .orElse(',');
    }

    /**
     * One row.
     *
     * @param number of the record in the file, the first line included
     * @param values as many as there are columns
     * @param bad what is wrong with its shape, if anything is
     */
    record Row(int number, List<String> values, Fields fields, Optional<BadField> bad) {}

    List<String> header() {
        return header;
    }

    /** The next row that has anything on it, or none at the end. */
    Optional<Row> next() throws IOException {
        for (Optional<CsvReader.Fields> read = csv.read(); read.isPresent(); read = csv.read()) {
            number++;
            if (!read.get().isBlank()) {
                return Optional.of(row(read.get()));
            }
        }
        return Optional.empty();
    }

    private Row row(CsvReader.Fields read) {
        var values = new ArrayList<>(
                read.values().subList(0, Math.min(columns.size(), read.values().size())));
        while (values.size() < columns.size()) {
            values.add("");
        }
        var fields = new HashMap<String, String>();
        for (int i = 0; i < columns.size(); i++) {
            fields.putIfAbsent(columns.get(i), values.get(i));
        }
        return new Row(number, List.copyOf(values), new Fields(fields), bad(read));
    }

    private Optional<BadField> bad(CsvReader.Fields read) {
        if (!read.whole()) {
            return Optional.of(new BadField("quotes", "a quotation mark is never closed"));
        }
        int found = read.values().size();
        return found == columns.size()
                ? Optional.empty()
                : Optional.of(new BadField(
                        "columns", "it has " + found + " fields where the first line names " + columns.size()));
    }
}
