package outdial.compliance.register;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How files of one register are read, so that the next one is read as the one before.
 *
 * @param countryCode put before each number; 0 for numbers that carry theirs
 * @param columns whose digits make the number, from 1: most often the first alone, but an area code may have its own
 * @param hashing how the numbers are hidden, if they are
 */
public record RegisterReading(int countryCode, List<Integer> columns, Optional<RegisterHashing> hashing) {
    private static final int MOST_COLUMNS = 60;

    public RegisterReading {
        columns = List.copyOf(columns);
        if (columns.isEmpty() || columns.stream().anyMatch(one -> one < 1 || one > MOST_COLUMNS)) {
            throw new IllegalArgumentException("Columns are counted from 1 to " + MOST_COLUMNS + ": " + columns);
        }
        if (hashing.isPresent() && columns.size() > 1) {
            throw new IllegalArgumentException("A hash stands in one column, not in " + columns);
        }
    }

    /** Nothing taken yet. */
    public RegisterIntake start() {
        return hashing.<RegisterIntake>map(how -> new HashedLoad(how, columns.getFirst()))
                .orElseGet(() -> new RegisterLoad(countryCode, columns));
    }

    /** As it is kept beside a copy: country code, columns and, of hashes, which and of what. */
    public String written() {
        return countryCode
                + " "
                + columns.stream().map(String::valueOf).collect(Collectors.joining(","))
                + hashing.map(how -> " " + how.algorithm() + " " + how.of()).orElse("");
    }

    /** Reads what {@link #written} wrote; empty for a copy of which it was not kept. */
    public static Optional<RegisterReading> find(String written) {
        String[] parts = written.strip().toUpperCase(Locale.ROOT).split(" ", -1);
        if (parts.length != 2 && parts.length != 4) {
            return Optional.empty();
        }
        try {
            int code = Integer.parseInt(parts[0]);
            List<Integer> columns =
                    Arrays.stream(parts[1].split(",", -1)).map(Integer::valueOf).toList();
            return Optional.of(new RegisterReading(
                    code,
                    columns,
                    parts.length == 2
                            ? Optional.empty()
                            : Optional.of(new RegisterHashing(
                                    RegisterHashing.Algorithm.valueOf(parts[2]),
                                    RegisterHashing.Of.valueOf(parts[3]),
                                    code))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
