package outdial.compliance.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import outdial.compliance.yaml.CanonicalHash;
import outdial.compliance.yaml.Section;
import outdial.compliance.yaml.StrictYaml;

/** Reads one pack. Anything that isn't exactly right refuses the whole pack. */
final class PackFile {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern JURISDICTION = Pattern.compile("[A-Z]{2,5}(-[A-Z0-9]{1,5})?");
    private static final Pattern RULE = Pattern.compile("[a-z][a-z0-9.-]{0,59}");
    private static final Set<String> COMMON = Set.of(
            "id",
            "type",
            "kinds",
            "recipients",
            "modes",
            "lines",
            "from",
            "until",
            "replaces",
            "level",
            "how",
            "confidence",
            "source",
            "verified",
            "note");

    private final String file;
    private final TermsReader terms;

    PackFile(String file, TermsReader terms) {
        this.file = file;
        this.terms = terms;
    }

    RulePack read(String yaml) {
        Object content = StrictYaml.read(file, yaml);
        Section pack = Section.of(file, "", content);
        pack.only(Set.of("pack", "version", "jurisdictions"));
        String name = pack.text("pack");
        if (!NAME.matcher(name).matches()) {
            throw pack.bad("the pack's name must be small letters, digits and hyphens, not '" + name + "'");
        }
        var jurisdictions = new ArrayList<Jurisdiction>();
        for (Object item : pack.list("jurisdictions")) {
            jurisdictions.add(jurisdiction(Section.of(file, "", item)));
        }
        return new RulePack(name, pack.text("version"), CanonicalHash.of(content), jurisdictions);
    }

    private Jurisdiction jurisdiction(Section section) {
        section.only(Set.of("id", "name", "parent", "regulator", "penalties", "rules"));
        String id = section.text("id");
        if (!JURISDICTION.matcher(id).matches()) {
            throw section.bad("'" + id + "' is no jurisdiction; write US or US-FL");
        }
        var rules = new ArrayList<PackRule>();
        for (Object item : section.list("rules")) {
            rules.add(rule(id, Section.of(file, "", item)));
        }
        return new Jurisdiction(
                id,
                section.findText("name").orElse(id),
                section.findText("parent"),
                section.findText("regulator").orElse(""),
                section.findText("penalties").orElse(""),
                rules);
    }

    private PackRule rule(String jurisdiction, Section unnamed) {
        String id = unnamed.text("id");
        Section rule = unnamed.named(id);
        if (!RULE.matcher(id).matches()) {
            throw rule.bad("a rule's id must be small letters, digits, dots and hyphens");
        }
        RuleType type = rule.word("type", RuleType.class);
        var keys = new HashSet<>(COMMON);
        keys.addAll(TermsReader.keys(type));
        rule.only(keys);
        LocalDate from = rule.date("from");
        Optional<LocalDate> until = rule.findDate("until");
        if (until.isPresent() && !until.get().isAfter(from)) {
            throw rule.bad("it is never in force: it ends on " + until.get() + ", not after it starts on " + from);
        }
        return new PackRule(
                id,
                jurisdiction,
                type,
                scope(rule),
                from,
                until,
                rule.findText("replaces"),
                terms.read(type, rule),
                provenance(rule));
    }

    private static Scope scope(Section rule) {
        return new Scope(
                rule.words("kinds", CallKind.class),
                rule.words("recipients", Recipient.class),
                rule.words("modes", CallMode.class),
                rule.words("lines", Line.class));
    }

    private static Provenance provenance(Section rule) {
        String how = oneOf(rule, "how", List.of("read", "memory"));
        String confidence = oneOf(rule, "confidence", List.of("high", "medium", "low"));
        return new Provenance(
                rule.word("level", Level.class),
                how,
                confidence,
                rule.text("source"),
                rule.findText("verified"),
                rule.findText("note").orElse(""));
    }

    private static String oneOf(Section rule, String key, List<String> known) {
        String text = rule.text(key);
        if (!known.contains(text)) {
            throw rule.bad("'" + key + "' must be one of " + known + ", not '" + text + "'");
        }
        return text;
    }
}
