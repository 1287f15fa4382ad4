package outdial.compliance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;

/** The data files of this package. One that is missing or broken is a broken build, so it throws. */
final class DataLines {
    private DataLines() {}

    /** Lines of a key and its zones, in their order; {@code #} starts a comment line. */
    static Map<String, SequencedSet<ZoneId>> zonesByKey(String file) {
        var zones = new LinkedHashMap<String, SequencedSet<ZoneId>>();
        text(file).lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] words = line.split(" ", -1);
            var ids = new LinkedHashSet<ZoneId>();
            for (int i = 1; i < words.length; i++) {
                ids.add(ZoneId.of(words[i]));
            }
            if (ids.isEmpty() || zones.put(words[0], ids) != null) {
                throw new IllegalStateException(file + " names no zone for " + words[0] + ", or names it twice");
            }
        });
        return zones;
    }

    static String text(String file) {
        try (InputStream in = DataLines.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + file + " of the program", e);
        }
    }
}
