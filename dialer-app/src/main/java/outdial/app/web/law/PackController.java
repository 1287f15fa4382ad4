package outdial.app.web.law;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import outdial.app.web.door.For;
import outdial.app.web.door.NotThere;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Listing;
import outdial.app.web.page.Mood;
import outdial.app.web.page.Table;
import outdial.app.web.page.Title;
import outdial.compliance.pack.Jurisdiction;
import outdial.compliance.pack.Level;
import outdial.compliance.pack.PackRule;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.pack.RuleText;
import outdial.sql.Accounts.Role;

/** The rule packs in force: where, how many rules, how sure we are of them, and each rule with its source. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR})
final class PackController {
    private final RulePacks packs = RulePacks.shipped();
    private final Map<String, String> files = RulePacks.shippedFiles();
    private final InstantSource clock;

    PackController(InstantSource clock) {
        this.clock = clock;
    }

    @GetMapping("/rules")
    String list(Model model) {
        LocalDate today = today();
        List<Jurisdiction> all = packs.packs().stream()
                .flatMap(pack -> pack.jurisdictions().stream())
                .sorted(Comparator.comparing(Jurisdiction::name))
                .toList();
        model.addAttribute(
                Listing.VIEW,
                Listing.of(
                                Title.of("packs.title"),
                                Table.of(
                                        "packs.place packs.code #packs.inForce #packs.unverified #packs.advisory"
                                                + " #packs.toCome packs.regulator",
                                        "packs.none",
                                        all.stream()
                                                .map(one -> cells(one, today))
                                                .toList()))
                        .with("trial.open", "/rules/trial")
                        .with("suspension.title", "/rules/suspensions")
                        .with("registers.title", "/rules/registers"));
        return Listing.VIEW;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static List<Cell> cells(Jurisdiction one, LocalDate today) {
        List<PackRule> rules =
                one.rules().stream().filter(rule -> isInForce(rule, today)).toList();
        return List.of(
                new Cell.Link(one.name(), "/rules/place?of=" + one.id()),
                new Cell.Code(one.id()),
                new Cell.Count(rules.size()),
                new Cell.Count(rules.stream()
                        .filter(rule -> rule.provenance().verified().isEmpty())
                        .count()),
                new Cell.Count(rules.stream()
                        .filter(rule -> rule.provenance().level() == Level.ADVISORY)
                        .count()),
                new Cell.Count(one.rules().stream()
                        .filter(rule -> rule.from().isAfter(today))
                        .count()),
                new Cell.Plain(one.regulator()));
    }

    private static boolean isInForce(PackRule rule, LocalDate today) {
        return !rule.from().isAfter(today)
                && rule.until().filter(end -> !end.isAfter(today)).isEmpty();
    }

    /**
     * A rule as the page shows it.
     *
     * @param mood of its level: an advisory one is the house's own, not law
     */
    record Row(PackRule rule, String text, String state, Mood stateMood, String level, Mood mood) {
        public String source() {
            return rule.provenance().source();
        }

        public Optional<String> verified() {
            return rule.provenance().verified();
        }

        public String about() {
            return "ruleType." + rule.type().name();
        }

        public String confidence() {
            return "confidence." + rule.provenance().confidence();
        }

        public String how() {
            return "howKnown." + rule.provenance().how();
        }

        public String days() {
            return rule.from() + rule.until().map(end -> " – " + end).orElse("");
        }

        public String note() {
            return rule.provenance().note();
        }
    }

    @GetMapping("/rules/place")
    String place(@RequestParam(name = "of", defaultValue = "HOUSE") String id, Model model) {
        Jurisdiction found = packs.packs().stream()
                .flatMap(pack -> pack.jurisdictions().stream())
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(NotThere::new);
        LocalDate today = today();
        model.addAttribute("heading", Title.of("packs.of", found.name()).below("packs.title", "/rules"));
        model.addAttribute("place", found);
        model.addAttribute("hash", packs.hash().substring(0, 12));
        model.addAttribute(
                "rules", found.rules().stream().map(rule -> row(rule, today)).toList());
        return "rules-place";
    }

    private Row row(PackRule rule, LocalDate today) {
        String state = rule.from().isAfter(today) ? "toCome" : isInForce(rule, today) ? "inForce" : "over";
        Level level = rule.provenance().level();
        return new Row(
                rule,
                RuleText.find(files, rule.id()).orElse(""),
                "ruleState." + state,
                state.equals("inForce") ? Mood.GOOD : state.equals("toCome") ? Mood.CALM : Mood.QUIET,
                "level." + level.name(),
                level == Level.ADVISORY ? Mood.NOTICE : Mood.CALM);
    }
}
