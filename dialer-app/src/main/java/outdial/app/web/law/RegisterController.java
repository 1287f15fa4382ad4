package outdial.app.web.law;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import outdial.app.web.door.For;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Listing;
import outdial.app.web.page.Mood;
import outdial.app.web.page.Table;
import outdial.app.web.page.Title;
import outdial.compliance.pack.PackRule;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.pack.Terms;
import outdial.compliance.register.RegisterAge;
import outdial.sql.Accounts.Role;
import outdial.sql.RegisterCopies;
import outdial.sql.RegisterCopies.Copy;

/** Every register that a rule in force asks: of which day the copy is, until when it may be asked, or that there is none. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR})
final class RegisterController {
    private static final RulePacks PACKS = RulePacks.shipped();

    private final DSLContext sql;
    private final InstantSource clock;

    RegisterController(DSLContext sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @GetMapping("/rules/registers")
    String page(Model model) {
        Instant now = clock.instant();
        var copies = new RegisterCopies(sql);
        Map<String, Copy> whole = new HashMap<>();
        copies.list().forEach(copy -> whole.put(copy.rule(), copy));
        Map<String, RegisterAge> ages = new HashMap<>();
        RegisterAge.of(PACKS, copies.days()).forEach(age -> ages.put(age.rule(), age));
        List<List<Cell>> rows = PACKS.rules().stream()
                .filter(rule -> rule.terms() instanceof Terms.Register && isInForce(rule, now))
                .sorted(Comparator.comparingInt((PackRule rule) -> urgency(ages.get(rule.id()), now))
                        .thenComparing(PackRule::id))
                .map(rule -> cells(
                        rule, Optional.ofNullable(ages.get(rule.id())), Optional.ofNullable(whole.get(rule.id())), now))
                .toList();
        model.addAttribute(
                Listing.VIEW,
                Listing.of(
                        Title.of("registers.title").below("packs.title", "/rules"),
                        Table.of(
                                "registers.name packs.code dnc.asOf registers.good #dnc.numbers registers.loaded"
                                        + " dnc.state",
                                "packs.none",
                                rows)));
        return Listing.VIEW;
    }

    private static boolean isInForce(PackRule rule, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return !rule.from().isAfter(today)
                && rule.until().filter(end -> !end.isAfter(today)).isEmpty();
    }

    /** What needs somebody stands first, what nobody has loaded last. */
    private static int urgency(@Nullable RegisterAge age, Instant now) {
        return age == null
                ? 3
                : switch (age.at(now)) {
                    case STALE -> 0;
                    case ENDING -> 1;
                    case FRESH -> 2;
                };
    }

    private static List<Cell> cells(PackRule rule, Optional<RegisterAge> age, Optional<Copy> copy, Instant now) {
        return List.of(
                new Cell.Plain(((Terms.Register) rule.terms()).register()),
                new Cell.Code(rule.id()),
                age.<Cell>map(one -> new Cell.Day(day(one.asOf()))).orElseGet(Cell::none),
                age.<Cell>map(one -> new Cell.Day(day(one.ends()))).orElseGet(Cell::none),
                copy.<Cell>map(one -> new Cell.Count(one.numbers())).orElseGet(Cell::none),
                copy.<Cell>map(one -> new Cell.Moment(one.loadedAt())).orElseGet(Cell::none),
                age.map(one -> badge(one.at(now))).orElse(new Cell.Badge(Mood.QUIET, "registers.noCopy")));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static Cell.Badge badge(RegisterAge.Standing standing) {
        return switch (standing) {
            case FRESH -> new Cell.Badge(Mood.GOOD, "dnc.fresh");
            case ENDING -> new Cell.Badge(Mood.NOTICE, "dnc.soon");
            case STALE -> new Cell.Badge(Mood.BAD, "dnc.tooOld");
        };
    }
}
