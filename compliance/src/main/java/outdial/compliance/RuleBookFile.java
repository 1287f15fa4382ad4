package outdial.compliance;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import outdial.compliance.NumberFacts.NumberType;
import outdial.compliance.yaml.CanonicalHash;
import outdial.compliance.yaml.Section;
import outdial.compliance.yaml.StrictYaml;

/** Reads a rule book's YAML. Anything that isn't exactly right refuses the whole book. */
final class RuleBookFile {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private RuleBookFile() {}

    static RuleBook read(String file, String yaml) {
        Object content = StrictYaml.read(file, yaml);
        Section book = Section.of(file, "", content);
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
        return new RuleBook(
                name, CanonicalHash.of(content), loopbackOnly, fictional, DatedRules.stretches(book, loopbackOnly));
    }

    private static List<FictionalNumbers> fictional(Section book) {
        return book.list("fictional-numbers").stream()
                .map(item -> Section.of(book.file(), "fictional-numbers", item))
                .map(RuleBookFile::numbers)
                .toList();
    }

    private static FictionalNumbers numbers(Section section) {
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
    static NumberType type(Section section, String text) {
        for (NumberType type : NumberType.values()) {
            if (type.name().equals(text)) {
                return type;
            }
        }
        throw section.bad("'" + text + "' is no kind of line; known are " + List.of(NumberType.values()));
    }

    /** The kinds of line under {@code types}, each named once. */
    static Set<NumberType> types(Section section) {
        var types = new HashSet<NumberType>();
        for (String text : section.texts("types")) {
            if (!types.add(type(section, text))) {
                throw section.bad("'" + text + "' stands there twice");
            }
        }
        return types;
    }
}
