package outdial.compliance;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import outdial.compliance.NumberFacts.NumberType;

/** Reads a rule book's YAML. Anything that isn't exactly right refuses the whole book. */
final class RuleBookFile {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private RuleBookFile() {}

    static RuleBook read(String file, String yaml) {
        Object content = load(file, yaml);
        BookSection book = BookSection.of(file, "", content);
        book.only(Set.of("name", "about", "loopback-only", "fictional-numbers", "rules"));
        String name = book.text("name");
        if (!NAME.matcher(name).matches()) {
            throw book.bad("the name must be small letters, digits and hyphens, not '" + name + "'");
        }
        book.text("about");
        boolean loopbackOnly = book.flag("loopback-only");
        List<FictionalNumbers> fictional = book.values().containsKey("fictional-numbers") ? fictional(book) : List.of();
        if (!fictional.isEmpty() && !loopbackOnly) {
            throw book.bad("fictional numbers are only for a book that is loopback-only");
        }
        return new RuleBook(name, CanonicalHash.of(content), loopbackOnly, fictional, DatedRules.stretches(book));
    }

    private static Object load(String file, String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        var dumping = new DumperOptions();
        try {
            Object content = new Yaml(
                            new SafeConstructor(options), new Representer(dumping), dumping, options, new OnlyTexts())
                    .load(yaml);
            return content == null ? "nothing" : content;
        } catch (YAMLException e) {
            throw new BadRuleBook(file, "", "no YAML: " + e.getMessage());
        }
    }

    private static List<FictionalNumbers> fictional(BookSection book) {
        return book.list("fictional-numbers").stream()
                .map(item -> BookSection.of(book.file(), "fictional-numbers", item))
                .map(RuleBookFile::numbers)
                .toList();
    }

    private static FictionalNumbers numbers(BookSection section) {
        section.only(Set.of("digits", "country", "type", "about"));
        String country = section.text("country");
        if (CountryZones.TZDB.of(country).isEmpty()) {
            throw section.bad("'" + country + "' is no country of ISO 3166");
        }
        String digits = section.text("digits");
        try {
            return new FictionalNumbers(Pattern.compile(digits), country, type(section, section.text("type")));
        } catch (PatternSyntaxException e) {
            throw section.bad("'" + digits + "' is no pattern: " + e.getDescription());
        }
    }

    /** A kind of line by its name in {@link NumberType}. */
    static NumberType type(BookSection section, String text) {
        for (NumberType type : NumberType.values()) {
            if (type.name().equals(text)) {
                return type;
            }
        }
        throw section.bad("'" + text + "' is no kind of line; known are " + List.of(NumberType.values()));
    }

    /** The kinds of line under {@code types}, each named once. */
    static Set<NumberType> types(BookSection section) {
        var types = new HashSet<NumberType>();
        for (String text : section.texts("types")) {
            if (!types.add(type(section, text))) {
                throw section.bad("'" + text + "' stands there twice");
            }
        }
        return types;
    }

    /** YAML 1.1 makes false of NO, which is Norway, and 540 of 09:00: every plain word is a text instead. */
    private static final class OnlyTexts extends Resolver {
        @Override
        protected void addImplicitResolvers() {}
    }
}
