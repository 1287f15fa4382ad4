package outdial.imports.row;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.ConsentState;

/** Kinds and purposes of consents as people write them, from the data file {@code consent-words.txt}. */
final class ConsentWords {
    private static final Map<String, String> NAMES = names();

    private ConsentWords() {}

    static Optional<ConsentState> state(String written) {
        return find(written, ConsentState.class)
                .filter(state -> state != ConsentState.NONE && state != ConsentState.REVOKED);
    }

    static Optional<CallKind> purpose(String written) {
        return find(written, CallKind.class);
    }

    private static <E extends Enum<E>> Optional<E> find(String written, Class<E> kind) {
        String name = NAMES.getOrDefault(Synonyms.plain(written), "");
        for (E constant : kind.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        Synonyms.read("consent-words.txt")
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> {
                    int colon = line.indexOf(':');
                    for (String name : line.substring(colon + 1).split(",", -1)) {
                        names.put(Synonyms.plain(name), line.substring(0, colon));
                    }
                });
        return Map.copyOf(names);
    }
}
