package outdial.app.web.law;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
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
import outdial.app.web.page.Cell;
import outdial.app.web.page.Editor;
import outdial.app.web.page.Field;
import outdial.app.web.page.Form;
import outdial.app.web.page.Listing;
import outdial.app.web.page.Mood;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Table;
import outdial.app.web.page.Title;
import outdial.compliance.NumberReader;
import outdial.compliance.pack.PackRule;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.pack.Terms;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.sql.Accounts.Role;
import outdial.sql.DoNotCallLists;
import outdial.sql.DoNotCallLists.Listed;
import outdial.sql.DoNotCalls;
import outdial.sql.SharedOptOuts;

/** A client's do-not-call lists: which registers they are copies of, how old those are, and a number put in by hand. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class DoNotCallController {
    /** A copy older than this share of what its rule allows should be renewed. */
    private static final double SOON = 0.8;

    private static final Cell NOTHING = new Cell.Plain("–");
    private static final Map<String, PackRule> REGISTERS = registers();

    /** Whose opt-outs they were is not told, nor how many: they are other clients'. */
    private static final List<Cell> SHARED = List.of(
            new Cell.Word("dnc.ofAll", ""),
            NOTHING,
            NOTHING,
            NOTHING,
            NOTHING,
            NOTHING,
            new Cell.Badge(Mood.GOOD, "dnc.always"));

    private final DSLContext sql;
    private final Changes changes;
    private final NumberReader numbers;
    private final Rejudging rejudging;
    private final InstantSource clock;

    DoNotCallController(
            DSLContext sql, Changes changes, NumberReader numbers, Rejudging rejudging, InstantSource clock) {
        this.sql = sql;
        this.changes = changes;
        this.numbers = numbers;
        this.rejudging = rejudging;
        this.clock = clock;
    }

    private static Map<String, PackRule> registers() {
        var all = new TreeMap<String, PackRule>();
        RulePacks.shipped().rules().stream()
                .filter(rule -> rule.terms() instanceof Terms.Register)
                .forEach(rule -> all.put(rule.id(), rule));
        return all;
    }

    @GetMapping("/clients/{client}/do-not-call")
    String page(@PathVariable("client") ClientId client, Model model) {
        LocalDate today = today();
        var rows = new ArrayList<>(new DoNotCallLists(sql, client)
                .all().stream().map(one -> cells(one, today)).toList());
        if (new SharedOptOuts(sql).isPolicy()) {
            rows.add(SHARED);
        }
        model.addAttribute(
                Listing.VIEW,
                Listing.of(
                                Title.of("dnc.title"),
                                Table.of(
                                        "dnc.list dnc.register dnc.asOf #dnc.age #dnc.limit #dnc.numbers dnc.state",
                                        "dnc.none",
                                        rows))
                        .with("dnc.add", path(client) + "/new")
                        .with("dnc.bring", "/clients/" + client.value() + "/lists")
                        .with("dnc.isCopy", path(client) + "/copy"));
        return Listing.VIEW;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static List<Cell> cells(Listed one, LocalDate today) {
        Optional<PackRule> rule = one.rule().map(REGISTERS::get);
        Optional<Long> age = one.asOf().map(day -> ChronoUnit.DAYS.between(day, today));
        Optional<Integer> limit = rule.map(DoNotCallController::terms).map(Terms.Register::maxAgeDays);
        return List.of(
                one.isOptOuts() ? new Cell.Word("dnc.optOuts", "") : new Cell.Plain(one.name()),
                rule.<Cell>map(found -> new Cell.Plain(terms(found).register()))
                        .orElse(new Cell.Plain(one.rule().orElse("–"))),
                new Cell.Code(one.asOf().map(LocalDate::toString).orElse("–")),
                age.<Cell>map(Cell.Count::new).orElse(NOTHING),
                limit.<Cell>map(Cell.Count::new).orElse(NOTHING),
                one.numbers().isPresent()
                        ? new Cell.Count(one.numbers().getAsLong())
                        : new Cell.Word("dnc.many", DoNotCallLists.MOST_COUNTED),
                badge(one, age, limit));
    }

    private static Cell badge(Listed one, Optional<Long> age, Optional<Integer> limit) {
        if (one.rule().isEmpty()) {
            return new Cell.Badge(Mood.GOOD, "dnc.always");
        }
        if (limit.isEmpty() || age.isEmpty()) {
            return new Cell.Badge(Mood.BAD, "dnc.noRule");
        }
        return age.get() > limit.get()
                ? new Cell.Badge(Mood.BAD, "dnc.tooOld")
                : age.get() >= limit.get() * SOON
                        ? new Cell.Badge(Mood.NOTICE, "dnc.soon")
                        : new Cell.Badge(Mood.GOOD, "dnc.fresh");
    }

    private static Terms.Register terms(PackRule rule) {
        return (Terms.Register) rule.terms();
    }

    @GetMapping("/clients/{client}/do-not-call/new")
    String blank(@PathVariable("client") ClientId client, Model model) {
        return editor(model, client, Form.empty());
    }

    @PostMapping("/clients/{client}/do-not-call")
    String add(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        Optional<PhoneNumber> number = NumberField.read(form, numbers);
        String how = form.text("howSaid", 200);
        if (number.isEmpty() || !form.isGood()) {
            return editor(model, client, form);
        }
        Instant at = clock.instant();
        boolean isNews = changes.make(member, client, (tx, note) -> {
            boolean added = new DoNotCalls(tx, client).optOut(number.get(), "OFFICE", at);
            note.down("OPTED_OUT", "do-not-call list", how);
            return added;
        });
        rejudging.of(client, number.get());
        return Notice.done(
                next,
                path(client),
                isNews ? "dnc.added" : "dnc.wasThere",
                number.get().e164());
    }

    private static String editor(Model model, ClientId client, Form form) {
        var fields = new ArrayList<>(NumberField.fields());
        fields.add(Field.line("howSaid").required().hint().width(6));
        model.addAttribute(
                Editor.VIEW,
                Editor.of(
                        Title.of("dnc.add").below("dnc.title", path(client)),
                        path(client),
                        "dnc.submit",
                        path(client),
                        fields,
                        form));
        return Editor.VIEW;
    }

    @GetMapping("/clients/{client}/do-not-call/copy")
    String copy(@PathVariable("client") ClientId client, Model model) {
        return copyEditor(model, client, Form.empty().fill("copyOf", today()));
    }

    /** Says that a list is a copy of a register: it binds as the register's rule says, and ages. */
    @PostMapping("/clients/{client}/do-not-call/copy")
    String isCopy(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        Map<String, Listed> lists = lists(client);
        Optional<Listed> list = form.all("dncList", lists).stream().findFirst();
        Optional<PackRule> rule = form.all("register", REGISTERS).stream().findFirst();
        Optional<LocalDate> day = form.date("copyOf");
        if (list.isEmpty()) {
            form.wrong("dncList", "problem.required");
        }
        if (rule.isEmpty()) {
            form.wrong("register", "problem.required");
        }
        if (day.isEmpty() || day.get().isAfter(today())) {
            form.wrong("copyOf", "problem.notToCome");
        }
        if (!form.isGood() || list.isEmpty() || rule.isEmpty() || day.isEmpty()) {
            return copyEditor(model, client, form);
        }
        changes.make(member, client, (tx, note) -> {
            note.down(
                    "REGISTER_COPY",
                    "list " + list.get().id(),
                    list.get().name() + " = " + rule.get().id() + ", " + day.get());
            return new DoNotCalls(tx, client)
                    .copyOfRegister(list.get().name(), rule.get().id(), day.get());
        });
        return Notice.done(next, path(client), "notice.saved", list.get().name());
    }

    private Map<String, Listed> lists(ClientId client) {
        var lists = new TreeMap<String, Listed>();
        new DoNotCallLists(sql, client)
                .all().stream()
                        .filter(one -> !one.isOptOuts())
                        .forEach(one -> lists.put(String.valueOf(one.id()), one));
        return lists;
    }

    private String copyEditor(Model model, ClientId client, Form form) {
        model.addAttribute(
                Editor.VIEW,
                Editor.of(
                        Title.of("dnc.isCopy").below("dnc.title", path(client)),
                        path(client) + "/copy",
                        "form.save",
                        path(client),
                        List.of(
                                Field.choice(
                                                "dncList",
                                                lists(client).values().stream()
                                                        .map(one -> Field.Option.named(one.id(), one.name()))
                                                        .toList())
                                        .required()
                                        .hint(),
                                Field.choice(
                                                "register",
                                                REGISTERS.values().stream()
                                                        .map(one -> Field.Option.named(
                                                                one.id(),
                                                                one.jurisdiction() + " · "
                                                                        + terms(one)
                                                                                .register() + " (" + one.id()
                                                                        + ")"))
                                                        .toList())
                                        .required()
                                        .width(6),
                                Field.date("copyOf").required()),
                        form));
        return Editor.VIEW;
    }

    private static String path(ClientId client) {
        return "/clients/" + client.value() + "/do-not-call";
    }
}
