package outdial.compliance.check;

import java.util.List;

/** Writes a record by RFC 4180, lines ended by a line feed alone. */
final class CsvLine {
    private CsvLine() {}

    static String of(List<String> values) {
        var line = new StringBuilder();
        String comma = "";
        for (String value : values) {
            append(line.append(comma), value);
            comma = ",";
        }
        return line.append('\n').toString();
    }

    private static void append(StringBuilder line, String value) {
        boolean quotes = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                || !value.equals(value.strip());
        line.append(quotes ? '"' + value.replace("\"", "\"\"") + '"' : value);
    }
}
