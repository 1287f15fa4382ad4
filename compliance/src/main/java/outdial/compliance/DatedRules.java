package outdial.compliance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import outdial.compliance.yaml.Section;

/**
 * The rules of a book with the days they are in force. A day begins where it begins first on earth and ends where it
 * ends last: while the date differs round the world, an old and a new rule both count.
 */
final class DatedRules {
    private static final ZoneOffset FIRST_ON_EARTH = ZoneOffset.ofHours(14);
    private static final ZoneOffset LAST_ON_EARTH = ZoneOffset.ofHours(-12);

    private final Section book;
    private final Map<RuleName, List<Dated>> rules = new EnumMap<>(RuleName.class);

    private DatedRules(Section book) {
        this.book = book;
        for (Object item : book.list("rules")) {
            Dated dated = dated(Section.of(book.file(), "", item));
            rules.computeIfAbsent(dated.rule().name(), _ -> new ArrayList<>()).add(dated);
        }
        rules.values().forEach(versions -> versions.sort(Comparator.comparing(Dated::from)));
    }

    /** {@code alone} tells whether no rule packs are asked beside the book. */
    static List<Stretch> stretches(Section book, boolean alone) {
        var dated = new DatedRules(book);
        dated.checkWhole(alone);
        return dated.stretches();
    }

    private record Dated(Rule rule, LocalDate from, Optional<LocalDate> until) {
        Instant starts() {
            return from.atStartOfDay(FIRST_ON_EARTH).toInstant();
        }

        Instant ends() {
            return until.map(day -> day.atStartOfDay(LAST_ON_EARTH).toInstant()).orElse(Rule.NEVER);
        }

        boolean inForce(Instant at) {
            return !at.isBefore(starts()) && at.isBefore(ends());
        }
    }

    private Dated dated(Section unnamed) {
        String text = unnamed.text("rule");
        Section section = unnamed.named(text);
        RuleName name = RuleName.find(text).orElseThrow(() -> section.bad("there is no such rule"));
        Rule rule = RuleSettings.rule(name, section);
        LocalDate from = section.date("from");
        Optional<LocalDate> until = section.findDate("until");
        if (until.isPresent() && !until.get().isAfter(from)) {
            throw section.bad("it ends on " + until.get() + ", not after it starts on " + from);
        }
        return new Dated(rule, from, until);
    }

    /** Every rule is in force, in one version, from the book's first day to the end of time. */
    private void checkWhole(boolean alone) {
        for (RuleName name : RuleName.values()) {
            if (!alone && name.isLaw()) {
                if (rules.containsKey(name)) {
                    throw book.named(name.text()).bad("rule packs say this for a book that isn't loopback-only");
                }
                continue;
            }
            if (!rules.containsKey(name)) {
                throw book.named(name.text()).bad("it is missing; a book holds every rule that is its own");
            }
        }
        LocalDate first = rules.values().stream()
                .map(versions -> versions.getFirst().from())
                .min(LocalDate::compareTo)
                .orElseThrow();
        rules.forEach((name, versions) -> checkWhole(book.named(name.text()), first, versions));
    }

    private static void checkWhole(Section section, LocalDate first, List<Dated> versions) {
        Optional<LocalDate> next = Optional.of(first);
        for (Dated version : versions) {
            LocalDate expected = next.orElse(LocalDate.MAX);
            if (version.from().isAfter(expected)) {
                throw section.bad("nothing is in force from " + expected + " to " + version.from());
            }
            if (version.from().isBefore(expected)) {
                throw section.bad("two versions are in force on " + version.from());
            }
            next = version.until();
        }
        next.ifPresent(end -> {
            throw section.bad("it ends on " + end + " and nothing follows");
        });
    }

    private List<Stretch> stretches() {
        List<Dated> all = rules.values().stream().flatMap(List::stream).toList();
        var bounds = new TreeSet<>(Set.of(Instant.MIN, Rule.NEVER));
        all.forEach(dated -> {
            bounds.add(dated.starts());
            bounds.add(dated.ends());
        });
        var stretches = new ArrayList<Stretch>();
        for (Instant from : bounds.headSet(Rule.NEVER)) {
            List<Rule> inForce = all.stream()
                    .filter(dated -> dated.inForce(from))
                    .map(Dated::rule)
                    .toList();
            stretches.add(Stretch.of(from, bounds.higher(from), inForce));
        }
        return stretches;
    }
}
