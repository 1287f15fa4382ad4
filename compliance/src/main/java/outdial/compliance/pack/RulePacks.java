package outdial.compliance.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import outdial.compliance.yaml.BadRuleFile;
import outdial.compliance.yaml.CanonicalHash;

/** All rule packs in force together, with the tree of jurisdictions that they make. */
public final class RulePacks {
    /** The jurisdiction whose rules bind every call. */
    static final String EVERYWHERE = "HOUSE";

    private static final String CALENDARS = "calendars.yaml";

    private final Map<String, HolidayCalendar> calendars;
    private final String hash;
    private final List<RulePack> packs;
    private final Map<String, Jurisdiction> jurisdictions;

    private RulePacks(
            Map<String, HolidayCalendar> calendars,
            String hash,
            List<RulePack> packs,
            Map<String, Jurisdiction> jurisdictions) {
        this.calendars = calendars;
        this.hash = hash;
        this.packs = List.copyOf(packs);
        this.jurisdictions = jurisdictions;
    }

    /** The packs that come with the program. */
    public static RulePacks shipped() {
        return of(shippedFiles());
    }

    /** The texts of the packs that come with the program, by file name. */
    public static SequencedMap<String, String> shippedFiles() {
        var files = new LinkedHashMap<String, String>();
        text("index.txt").lines().map(name -> name + ".yaml").forEach(file -> files.put(file, text(file)));
        return files;
    }

    /**
     * Packs from the texts of their files, one of which must be {@code calendars.yaml}.
     *
     * @param files texts by file name
     * @throws BadRuleFile naming file, rule and reason, if anything in them is not exactly right
     */
    public static RulePacks of(Map<String, String> files) {
        String calendarsText = files.get(CALENDARS);
        if (calendarsText == null) {
            throw new BadRuleFile(CALENDARS, "", "it is missing; packs need their calendars");
        }
        CalendarsFile calendars = CalendarsFile.read(CALENDARS, calendarsText);
        var terms = new TermsReader(calendars.calendars());
        var packs = new LinkedHashMap<String, RulePack>();
        files.forEach((file, text) -> {
            if (!file.equals(CALENDARS)) {
                packs.put(file, new PackFile(file, terms).read(text));
            }
        });
        Map<String, Jurisdiction> tree = new JurisdictionTree(packs).whole();
        return new RulePacks(calendars.calendars(), hash(calendars, packs.values()), List.copyOf(packs.values()), tree);
    }

    private static String hash(CalendarsFile calendars, Collection<RulePack> packs) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("calendars", calendars.hash());
        packs.forEach(pack -> parts.put(pack.name(), pack.hash()));
        return CanonicalHash.of(parts);
    }

    /** The same packs without the rules that {@code dropped} picks; for tests of what each rule is good for. */
    public RulePacks without(Predicate<PackRule> dropped) {
        var kept = new LinkedHashMap<String, Jurisdiction>();
        jurisdictions.forEach((id, one) -> kept.put(
                id, one.with(one.rules().stream().filter(Predicate.not(dropped)).toList())));
        return new RulePacks(calendars, "without:" + hash, packs, kept);
    }

    /**
     * These packs with a client's own stricter rules on top: a pack whose jurisdictions are some of these and only add
     * rules. Since every rule must pass, they can make nothing more lenient; one that is looser than a rule there that
     * binds the same calls is refused all the same, for it would never count.
     *
     * @throws BadRuleFile naming file, rule and reason, if anything in it is not exactly right or is looser
     */
    public RulePacks with(String file, String yaml) {
        RulePack overlay = new PackFile(file, new TermsReader(calendars)).read(yaml);
        var names = new HashSet<String>();
        rules().forEach(rule -> names.add(rule.id()));
        var together = new LinkedHashMap<>(jurisdictions);
        for (Jurisdiction more : overlay.jurisdictions()) {
            Jurisdiction one = together.get(more.id());
            if (one == null) {
                throw new BadRuleFile(
                        file, "", "no pack has jurisdiction " + more.id() + "; an overlay only adds rules");
            }
            for (PackRule rule : more.rules()) {
                if (!names.add(rule.id())) {
                    throw new BadRuleFile(file, rule.id(), "there are two rules of that name");
                }
                refuseLooser(file, rule, chain(List.of(one.id())));
            }
            var rules = new ArrayList<>(more.rules());
            rules.addAll(one.rules());
            together.put(one.id(), one.with(rules));
        }
        var all = new ArrayList<>(packs);
        all.add(overlay);
        return new RulePacks(calendars, CanonicalHash.of(List.of(hash, overlay.hash())), all, together);
    }

    /** Compared are rules of the place itself and of what it lies in, but those for every call only with each other. */
    private static void refuseLooser(String file, PackRule rule, List<Jurisdiction> chain) {
        if (!rule.type().decides()) {
            throw new BadRuleFile(file, rule.id(), "it can't stand in a call's way; only such rules can be added");
        }
        if (rule.replaces().isPresent()) {
            throw new BadRuleFile(file, rule.id(), "it replaces a rule; rules can only be added");
        }
        chain.stream()
                .filter(one ->
                        !one.id().equals(EVERYWHERE) || rule.jurisdiction().equals(EVERYWHERE))
                .flatMap(one -> one.rules().stream())
                .flatMap(there -> Looser.why(rule, there).stream())
                .findFirst()
                .ifPresent(why -> {
                    throw new BadRuleFile(file, rule.id(), why);
                });
    }

    /** SHA-256, hexadecimal, over every pack and the calendars. */
    public String hash() {
        return hash;
    }

    /** As it stands on permits and in the ledger: {@code packs@hash}. */
    public String title() {
        return "packs@" + hash;
    }

    public List<RulePack> packs() {
        return packs;
    }

    public List<PackRule> rules() {
        return jurisdictions.values().stream()
                .flatMap(one -> one.rules().stream())
                .toList();
    }

    /**
     * The jurisdiction by that name. A part of a country that has no rules of its own is the country's
     * {@code XX-OTHER}, or else the country.
     */
    public Optional<Jurisdiction> find(String id) {
        Jurisdiction exact = jurisdictions.get(id);
        if (exact != null) {
            return Optional.of(exact);
        }
        int dash = id.indexOf('-');
        if (dash < 0) {
            return Optional.empty();
        }
        String country = id.substring(0, dash);
        Jurisdiction other = jurisdictions.get(country + "-OTHER");
        return Optional.ofNullable(other != null ? other : jurisdictions.get(country));
    }

    /**
     * Whose rules bind a call to these jurisdictions: they themselves as given, then their parents, the nearest first,
     * then the house; one that is given beside its own child comes after it. Empty if any of them is unknown.
     */
    public List<Jurisdiction> chain(List<String> ids) {
        // By their names: a jurisdiction's hash would be that of all its rules.
        var chain = new LinkedHashMap<String, Jurisdiction>();
        List<Jurisdiction> level = new ArrayList<>();
        for (String id : ids) {
            Optional<Jurisdiction> found = find(id);
            if (found.isEmpty()) {
                return List.of();
            }
            level.add(found.get());
        }
        while (!level.isEmpty()) {
            var parents = new ArrayList<Jurisdiction>();
            for (Jurisdiction one : level) {
                chain.putLast(one.id(), one);
                parent(one).ifPresent(parents::add);
            }
            level = parents;
        }
        Jurisdiction everywhere = jurisdictions.get(EVERYWHERE);
        if (!chain.isEmpty() && everywhere != null) {
            chain.putIfAbsent(EVERYWHERE, everywhere);
        }
        return List.copyOf(chain.values());
    }

    /** The country and its parts that have rules of their own; empty if no pack knows the country. */
    public List<Jurisdiction> partsOf(String country) {
        return jurisdictions.values().stream()
                .filter(one -> one.id().equals(country) || one.id().startsWith(country + "-"))
                .toList();
    }

    private Optional<Jurisdiction> parent(Jurisdiction one) {
        return one.parent().map(jurisdictions::get);
    }

    private static String text(String file) {
        try (InputStream in = RulePacks.class.getResourceAsStream("/outdial/compliance/packs/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The pack " + file + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the pack " + file + " of the program", e);
        }
    }
}
