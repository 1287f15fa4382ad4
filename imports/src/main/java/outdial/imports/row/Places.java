package outdial.imports.row;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Countries and languages as codes, from their codes or their names in the five languages. */
final class Places {
    static final Places COUNTRIES = new Places(Locale.getISOCountries(), true);
    static final Places LANGUAGES = new Places(Locale.getISOLanguages(), false);

    private final Map<String, String> codes = new HashMap<>();

    private Places(String[] all, boolean isCountry) {
        for (String code : all) {
            Locale locale = isCountry ? Locale.of("", code) : Locale.of(code);
            codes.put(code.toLowerCase(Locale.ROOT), code);
            for (String language : List.of("en", "bg", "nl", "lt", "fa")) {
                Locale in = Locale.of(language);
                String name = isCountry ? locale.getDisplayCountry(in) : locale.getDisplayLanguage(in);
                codes.putIfAbsent(name.toLowerCase(Locale.ROOT), code);
            }
        }
    }

    /** ISO 3166 or ISO 639 two letters. */
    Optional<String> code(String written) {
        return Optional.ofNullable(codes.get(written.toLowerCase(Locale.ROOT)));
    }
}
