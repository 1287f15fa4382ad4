package outdial.imports.sample;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Made-up people with names of five languages. */
final class SamplePeople {
    private static final List<String> LANGUAGES = List.of("en", "en", "en", "bg", "nl", "lt", "fa");

    /** How lists write a language, beside its code. */
    private static final Map<String, String> WRITTEN =
            Map.of("en", "English", "bg", "Bulgarian", "nl", "Nederlands", "lt", "lietuvių", "fa", "فارسی");

    private final RandomGenerator chance;
    private final Map<String, String[]> names = Lines.of("names.txt")
            .map(line -> line.split("\\|", -1))
            .collect(Collectors.toMap(parts -> parts[0] + parts[1], parts -> parts[2].split(",")));

    SamplePeople(RandomGenerator chance) {
        this.chance = chance;
    }

    record Person(String first, String last, String language) {}

    Person next() {
        String language = LANGUAGES.get(chance.nextInt(LANGUAGES.size()));
        Function<String, String> name = part -> {
            String[] all = Objects.requireNonNull(names.get(language + part));
            return all[chance.nextInt(all.length)];
        };
        String written = chance.nextBoolean() ? language : String.valueOf(WRITTEN.get(language));
        return new Person(name.apply("first"), name.apply("last"), written);
    }
}
