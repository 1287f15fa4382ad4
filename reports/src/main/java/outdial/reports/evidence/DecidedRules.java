package outdial.reports.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import outdial.compliance.ledger.RowText;
import outdial.compliance.pack.PackRule;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.pack.RuleText;
import outdial.reports.grid.Cell;
import outdial.reports.grid.Column;
import outdial.reports.grid.Kind;
import outdial.reports.grid.Sheet;
import outdial.sql.RuleTexts;

/** Which rules decided, counted while ledger rows go by, and what they say by the texts of that time. For one thread. */
final class DecidedRules {
    private static final List<Column> COLUMNS = List.of(
            new Column("Rule", Kind.TEXT, "The rule's name."),
            new Column("Rules of", Kind.TEXT, "Name and fingerprint of the set in which it stood."),
            new Column("Jurisdiction", Kind.TEXT, "Where it binds; blank for rules of the house."),
            new Column("About", Kind.TEXT, "What it is about."),
            new Column("Level", Kind.TEXT, "Law, regulator, code, or advisory: the house's own where none was found."),
            new Column("In force from", Kind.DATE, "Its first day."),
            new Column("In force until", Kind.DATE, "The first day on which it is no longer in force."),
            new Column("Verified by", Kind.TEXT, "Who confirmed it, and when; blank: nobody has verified it."),
            new Column("Source", Kind.PROSE, "Where it comes from."),
            new Column("Passed", Kind.INTEGER, "Permits for which it was asked and passed."),
            new Column("Objected", Kind.INTEGER, "Changed verdicts in which it objected."),
            new Column("Text", Kind.PROSE, "As its author wrote it; blank if the text was not kept."));

    private final RuleTexts texts;
    private final Map<Key, long[]> counts = new TreeMap<>();
    private final TreeSet<String> titles = new TreeSet<>();

    /** A rule within the sets that were asked. */
    private record Key(String rule, String titles) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = rule.compareTo(other.rule);
            return order != 0 ? order : titles.compareTo(other.titles);
        }
    }

    DecidedRules(RuleTexts texts) {
        this.texts = texts;
    }

    /** Counts what a row of the ledger says. */
    void see(RowText row) {
        String asked = row.entry("packs");
        if (!asked.isEmpty()) {
            titles.addAll(List.of(asked.split(" ", -1)));
            count(row.entry("rules"), asked, 0);
            count(row.entry("findings"), asked, 1);
        }
    }

    private void count(String rules, String asked, int which) {
        for (String rule : rules.split(" ", -1)) {
            if (!rule.isEmpty()) {
                counts.computeIfAbsent(new Key(rule, asked), _ -> new long[2])[which]++;
            }
        }
    }

    /** The files of every set that was asked, by its title; a set whose texts were not kept is not there. */
    SequencedMap<String, SequencedMap<String, String>> files() {
        var files = new LinkedHashMap<String, SequencedMap<String, String>>();
        titles.forEach(title -> texts.find(title).ifPresent(found -> files.put(title, found)));
        return files;
    }

    /** A row for each rule that was asked. */
    Sheet sheet() {
        Map<String, SequencedMap<String, String>> files = files();
        Map<String, Map<String, PackRule>> rules = new TreeMap<>();
        files.forEach((title, of) -> {
            if (title.startsWith("packs@")) {
                var named = new TreeMap<String, PackRule>();
                RulePacks.of(of).rules().forEach(rule -> named.put(rule.id(), rule));
                rules.put(title, named);
            }
        });
        return Sheet.of(
                "Rules",
                COLUMNS,
                counts.entrySet().stream()
                        .map(one -> cells(one.getKey(), one.getValue(), files, rules))
                        .toList());
    }

    private static List<Cell> cells(
            Key key,
            long[] counted,
            Map<String, SequencedMap<String, String>> files,
            Map<String, Map<String, PackRule>> rules) {
        for (String title : key.titles().split(" ", -1)) {
            PackRule rule = rules.getOrDefault(title, Map.of()).get(key.rule());
            if (rule != null) {
                return ofPack(title, rule, counted, files.getOrDefault(title, new LinkedHashMap<>()));
            }
        }
        for (String title : key.titles().split(" ", -1)) {
            Optional<String> text = RuleText.find(files.getOrDefault(title, new LinkedHashMap<>()), key.rule());
            if (text.isPresent()) {
                return ofHouse(key.rule(), title, text, counted);
            }
        }
        return ofHouse(key.rule(), key.titles(), Optional.empty(), counted);
    }

    private static List<Cell> ofPack(String title, PackRule rule, long[] counted, Map<String, String> files) {
        var from = rule.provenance();
        return List.of(
                Cell.text(rule.id()),
                Cell.text(title),
                Cell.text(rule.jurisdiction()),
                Cell.text(written(rule.type())),
                Cell.text(written(from.level())),
                new Cell.Day(rule.from()),
                AuditTables.day(rule.until().orElse(null)),
                Cell.text(from.verified().orElse(null)),
                Cell.text(from.source()),
                Cell.whole(counted[0]),
                Cell.whole(counted[1]),
                Cell.text(RuleText.find(files, rule.id()).orElse(null)));
    }

    private static List<Cell> ofHouse(String rule, String title, Optional<String> text, long[] counted) {
        return List.of(
                Cell.text(rule),
                Cell.text(title),
                Cell.BLANK,
                Cell.BLANK,
                Cell.BLANK,
                Cell.BLANK,
                Cell.BLANK,
                Cell.BLANK,
                Cell.BLANK,
                Cell.whole(counted[0]),
                Cell.whole(counted[1]),
                Cell.text(text.orElse(null)));
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
