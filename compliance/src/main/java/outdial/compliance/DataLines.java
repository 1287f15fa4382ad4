package outdial.compliance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/** The data files of this package. One that is missing or broken is a broken build, so it throws. */
final class DataLines {
    private DataLines() {}

    /** Lines of a key and its zones, in their order; {@code #} starts a comment line. */
    static Map<String, SequencedSet<ZoneId>> zonesByKey(String file) {
        var zones = new LinkedHashMap<String, SequencedSet<ZoneId>>();
        wordsByKey(file).forEach((key, words) -> {
            var ids = new LinkedHashSet<ZoneId>();
            words.forEach(word -> ids.add(ZoneId.of(word)));
            zones.put(key, ids);
        });
        return zones;
    }

    /** Lines of a key and at least one word, in their order; {@code #} starts a comment line. */
    static Map<String, List<String>> wordsByKey(String file) {
        var lines = new LinkedHashMap<String, List<String>>();
        text(file).lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            List<String> words = List.of(line.split(" ", -1));
            if (words.size() < 2 || lines.put(words.getFirst(), words.subList(1, words.size())) != null) {
                throw new IllegalStateException(file + " says nothing of " + words.getFirst() + ", or says it twice");
            }
        });
        return lines;
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
