package outdial.app.web.office;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import outdial.app.web.door.Changes;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.door.NotThere;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Editor;
import outdial.app.web.page.Field;
import outdial.app.web.page.Form;
import outdial.app.web.page.Listing;
import outdial.app.web.page.Mood;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Table;
import outdial.app.web.page.Title;
import outdial.compliance.NumberFacts;
import outdial.compliance.NumberReader;
import outdial.compliance.NumberReader.Reading;
import outdial.model.ClientId;
import outdial.sql.Accounts.Role;
import outdial.sql.CallerNumbers;
import outdial.sql.CallerNumbers.Kept;
import outdial.sql.CallerNumbers.Owned;

/** Numbers that a client may show, and what gives it the right to. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class CallerNumberController {
    private final DSLContext sql;
    private final Changes changes;
    private final NumberReader numbers;
    private final InstantSource clock;

    CallerNumberController(DSLContext sql, Changes changes, NumberReader numbers, InstantSource clock) {
        this.sql = sql;
        this.changes = changes;
        this.numbers = numbers;
        this.clock = clock;
    }

    @GetMapping("/clients/{client}/caller-numbers")
    String list(@PathVariable("client") ClientId client, Model model) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var rows = new CallerNumbers(sql, client)
                .list().stream().map(kept -> cells(client, kept, today)).toList();
        model.addAttribute(
                Listing.VIEW,
                Listing.of(
                                Title.of("callerNumber.title"),
                                Table.of(
                                        "callerNumber.number callerNumber.country callerNumber.right callerNumber.from"
                                                + " callerNumber.until callerNumber.state",
                                        "callerNumber.none",
                                        rows))
                        .with("callerNumber.add", path(client) + "/new")
                        .with("fitness.title", "/clients/" + client.value() + "/caller-fitness"));
        return Listing.VIEW;
    }

    private static List<Cell> cells(ClientId client, Kept kept, LocalDate today) {
        Owned owned = kept.owned();
        boolean isValid = !owned.from().isAfter(today)
                && owned.until().filter(last -> last.isBefore(today)).isEmpty();
        return List.of(
                new Cell.CodeLink(owned.number().e164(), path(client) + "/" + kept.id()),
                new Cell.Code(owned.country()),
                new Cell.Plain(owned.rightToUse()),
                new Cell.Day(owned.from()),
                owned.until().<Cell>map(Cell.Day::new).orElse(new Cell.Plain("–")),
                isValid
                        ? new Cell.Badge(Mood.GOOD, "callerNumber.valid")
                        : new Cell.Badge(Mood.NOTICE, "callerNumber.notValid"));
    }

    @GetMapping("/clients/{client}/caller-numbers/new")
    String blank(@PathVariable("client") ClientId client, Model model) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return editor(model, client, null, Form.empty().fill("validFrom", today));
    }

    @PostMapping("/clients/{client}/caller-numbers")
    String add(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        Optional<NumberFacts> facts = number(form);
        facts.filter(read -> new CallerNumbers(sql, client)
                        .list().stream().anyMatch(kept -> kept.owned().number().equals(read.number())))
                .ifPresent(_ -> form.wrong("number", "problem.taken"));
        return kept(member, client, form, facts.orElse(null), null, model, next);
    }

    @GetMapping("/clients/{client}/caller-numbers/{id}")
    String page(@PathVariable("client") ClientId client, @PathVariable long id, Model model) {
        Kept kept = new CallerNumbers(sql, client).find(id).orElseThrow(NotThere::new);
        Form form = Form.empty()
                .fill("right", kept.owned().rightToUse())
                .fill("validFrom", kept.owned().from())
                .fill(
                        "validUntil",
                        kept.owned().until().map(LocalDate::toString).orElse(""));
        return editor(model, client, kept, form);
    }

    @PostMapping("/clients/{client}/caller-numbers/{id}")
    String change(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Kept kept = new CallerNumbers(sql, client).find(id).orElseThrow(NotThere::new);
        return kept(member, client, Form.of(sent), numbers.facts(kept.owned().number()), kept, model, next);
    }

    private String kept(
            Member member,
            ClientId client,
            Form form,
            @Nullable NumberFacts facts,
            @Nullable Kept before,
            Model model,
            RedirectAttributes next) {
        String right = form.text("right", 255);
        Optional<LocalDate> from = form.date("validFrom");
        Optional<LocalDate> until = form.date("validUntil");
        if (from.isEmpty()) {
            form.wrong("validFrom", "problem.required");
        }
        if (from.isPresent() && until.filter(last -> last.isBefore(from.get())).isPresent()) {
            form.wrong("validUntil", "problem.endBeforeStart");
        }
        if (!form.isGood() || facts == null || from.isEmpty()) {
            return editor(model, client, before, form);
        }
        var owned = new Owned(facts.number(), facts.country(), right, from.get(), until);
        changes.make(member, client, (tx, note) -> {
            new CallerNumbers(tx, client).add(owned);
            note.down(
                    before == null ? "CALLER_NUMBER_ADDED" : "CALLER_NUMBER_CHANGED",
                    "caller number " + owned.number().masked(),
                    right);
            return owned;
        });
        return Notice.done(
                next,
                path(client),
                before == null ? "notice.added" : "notice.saved",
                owned.number().e164());
    }

    private Optional<NumberFacts> number(Form form) {
        String country = form.value("country").strip().toUpperCase(java.util.Locale.ROOT);
        String text = form.text("number", 40);
        boolean isWhole = country.isEmpty() && (text.startsWith("+") || text.startsWith("00"));
        if (!isWhole && !numbers.hasCountry(country)) {
            form.wrong("country", country.isEmpty() ? "problem.required" : "problem.country");
        }
        if (!form.isGood()) {
            return Optional.empty();
        }
        return switch (isWhole ? numbers.read(text) : numbers.read(text, country)) {
            case Reading.Understood(var facts) -> Optional.of(facts);
            case Reading.Refused(var why) -> {
                form.wrongSaying("number", why);
                yield Optional.empty();
            }
        };
    }

    private static String path(ClientId client) {
        return "/clients/" + client.value() + "/caller-numbers";
    }

    private static String editor(Model model, ClientId client, @Nullable Kept kept, Form form) {
        Title title = kept == null
                ? Title.of("callerNumber.add")
                : Title.of("callerNumber.one", kept.owned().number().e164());
        var right = List.of(
                Field.line("right").required().hint().width(6),
                Field.date("validFrom").required(),
                Field.date("validUntil"));
        var number = List.of(
                Field.line("number").required().code(),
                Field.line("country").code().hint().width(2));
        var all = new java.util.ArrayList<Field>(kept == null ? number : List.of());
        all.addAll(right);
        model.addAttribute(
                Editor.VIEW,
                Editor.of(
                        title.below("callerNumber.title", path(client)),
                        kept == null ? path(client) : path(client) + "/" + kept.id(),
                        "form.save",
                        path(client),
                        all,
                        form));
        return Editor.VIEW;
    }
}
