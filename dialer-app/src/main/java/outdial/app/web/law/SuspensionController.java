package outdial.app.web.law;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
import outdial.app.web.door.NotThere;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Editor;
import outdial.app.web.page.Field;
import outdial.app.web.page.Field.Option;
import outdial.app.web.page.Form;
import outdial.app.web.page.Listing;
import outdial.app.web.page.Mood;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Table;
import outdial.app.web.page.Title;
import outdial.compliance.Whereabouts;
import outdial.compliance.direction.Suspension;
import outdial.compliance.pack.Jurisdiction;
import outdial.compliance.pack.RulePacks;
import outdial.model.ClientId;
import outdial.sql.Accounts.Role;
import outdial.sql.Clients;
import outdial.sql.Suspensions;
import outdial.sql.Suspensions.Kept;

/** Regions to which calls are suspended: who suspended them, from when until when and why; suspended and lifted here. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class SuspensionController {
    private static final Set<Role> OFFICE = Set.of(Role.ADMINISTRATOR, Role.MANAGER);
    private static final Set<Role> READERS = Set.of(Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR);
    private static final String PATH = "/rules/suspensions";
    private static final int SHOWN = 100;
    private static final String DIGITS = "[1-9][0-9]{0,14}|";

    private final DSLContext sql;
    private final Changes changes;
    private final InstantSource clock;
    private final Map<String, String> places = places();

    SuspensionController(DSLContext sql, Changes changes, InstantSource clock) {
        this.sql = sql;
        this.changes = changes;
        this.clock = clock;
    }

    /** Countries and their parts, with their names; what takes in several countries is none. */
    private static Map<String, String> places() {
        return RulePacks.shipped().packs().stream()
                .flatMap(pack -> pack.jurisdictions().stream())
                .filter(one ->
                        !Whereabouts.zonesOf(one.id()).isEmpty() && !one.id().endsWith("-OTHER"))
                .sorted(Comparator.comparing(Jurisdiction::name))
                .collect(Collectors.toMap(Jurisdiction::id, Jurisdiction::name, (one, _) -> one, LinkedHashMap::new));
    }

    @GetMapping(PATH)
    @For({Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR})
    String list(@RequestAttribute Member member, Model model) {
        Instant now = clock.instant();
        Map<Long, String> clients = clients(member, READERS);
        boolean may = member.isAny(OFFICE);
        model.addAttribute(
                Listing.VIEW,
                Listing.of(
                                Title.of("suspension.title").below("packs.title", "/rules"),
                                Table.of(
                                        "suspension.where suspension.whose suspension.from suspension.until"
                                                + " suspension.reason suspension.by suspension.state suspension.deed",
                                        "suspension.none",
                                        new Suspensions(sql)
                                                .newest(member.reach(READERS), SHOWN).stream()
                                                        .map(kept -> cells(kept, clients, member, now))
                                                        .toList()))
                        .withIf(may, "suspension.add", PATH + "/new"));
        return Listing.VIEW;
    }

    private List<Cell> cells(Kept kept, Map<Long, String> clients, Member member, Instant now) {
        Suspension one = kept.suspension();
        String name = places.getOrDefault(one.place(), one.place());
        boolean over = one.until().filter(end -> !end.isAfter(now)).isPresent();
        boolean stands = kept.lifted().isEmpty() && !over;
        String state = kept.lifted().isPresent() ? "lifted" : over ? "over" : one.isOn(now) ? "on" : "toCome";
        return List.of(
                new Cell.Plain(one.digits().isEmpty() ? name : name + ", +" + one.digits()),
                kept.client()
                        .<Cell>map(client -> new Cell.Plain(clients.getOrDefault(client.value(), "")))
                        .orElse(new Cell.Word("suspension.everyone")),
                new Cell.Moment(one.from()),
                one.until().<Cell>map(Cell.Moment::new).orElse(new Cell.Word("suspension.open")),
                new Cell.Plain(one.reason()),
                new Cell.Plain(kept.enteredBy()),
                new Cell.Badge(
                        state.equals("on") ? Mood.BAD : state.equals("toCome") ? Mood.NOTICE : Mood.QUIET,
                        "suspensionState." + state),
                stands && mayChange(member, kept.client())
                        ? new Cell.Deeds(
                                name, List.of(new Cell.Press("suspension.lift", PATH + "/" + one.id() + "/lift")))
                        : kept.liftedBy().<Cell>map(Cell.Plain::new).orElse(Cell.none()));
    }

    private static boolean mayChange(Member member, Optional<ClientId> client) {
        return client.map(one -> member.isAny(OFFICE, one)).orElseGet(() -> member.isAnyOfCentre(OFFICE));
    }

    private Map<Long, String> clients(Member member, Set<Role> roles) {
        var names = new TreeMap<Long, String>();
        new Clients(sql)
                .list(member.reach(roles))
                .forEach(one -> names.put(one.id().value(), one.name()));
        return names;
    }

    @GetMapping(PATH + "/new")
    String blank(@RequestAttribute Member member, Model model) {
        return editor(model, member, Form.empty());
    }

    @PostMapping(PATH)
    String add(
            @RequestAttribute Member member,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        Optional<ClientId> client =
                form.chosen("suspendedClient", clients(member, OFFICE).keySet()).map(ClientId::new);
        if (client.isEmpty() && !member.isAnyOfCentre(OFFICE)) {
            form.wrong("suspendedClient", "problem.choose");
        }
        Optional<Suspension> wanted = read(form);
        if (!form.isGood() || wanted.isEmpty()) {
            return editor(model, member, form);
        }
        Suspension added = changes.make(member, home(member, client), (tx, note) -> {
            Suspension kept =
                    new Suspensions(tx).add(client, wanted.get(), member.id(), member.name(), clock.instant());
            note.down(
                    "REGION_SUSPENDED",
                    "suspension " + kept.id(),
                    kept.where() + " " + kept.from() + " – "
                            + kept.until().map(Instant::toString).orElse("…") + ": " + kept.reason());
            return kept;
        });
        return Notice.done(next, PATH, "suspension.added", added.where());
    }

    /** Whose audit it stands in: what concerns every client stands in that of the one whose staff the member is. */
    private static ClientId home(Member member, Optional<ClientId> client) {
        return client.orElse(member.account().client());
    }

    private Optional<Suspension> read(Form form) {
        String place =
                form.all("suspendedPlace", places.keySet().stream().collect(Collectors.toMap(x -> x, x -> x))).stream()
                        .findFirst()
                        .orElse("");
        if (place.isEmpty()) {
            form.wrong("suspendedPlace", "problem.choose");
        }
        String digits = Form.latin(form.value("suspendedDigits").strip()).replaceFirst("^\\+", "");
        if (!digits.matches(DIGITS)) {
            form.wrong("suspendedDigits", "problem.digits");
        }
        String reason = form.text("suspendedReason", 300);
        Set<ZoneId> zones = Whereabouts.zonesOf(place);
        Instant now = clock.instant();
        Instant from = LocalMoment.earliest(form, "suspendedFrom", zones).orElse(now);
        Optional<Instant> until = LocalMoment.latest(form, "suspendedUntil", zones);
        if (until.filter(end -> !end.isAfter(from) || !end.isAfter(now)).isPresent()) {
            form.wrong("suspendedUntil", "problem.endBeforeStart");
        }
        return form.isGood() ? Optional.of(new Suspension(0, place, digits, from, until, reason)) : Optional.empty();
    }

    @PostMapping(PATH + "/{id}/lift")
    String lift(@RequestAttribute Member member, @PathVariable long id, RedirectAttributes next) {
        Kept kept = new Suspensions(sql)
                .find(id)
                .filter(one -> mayChange(member, one.client()))
                .orElseThrow(NotThere::new);
        changes.make(member, home(member, kept.client()), (tx, note) -> {
            boolean lifted = new Suspensions(tx).lift(id, member.name(), clock.instant());
            if (lifted) {
                note.down("REGION_LIFTED", "suspension " + id, kept.suspension().where());
            }
            return lifted;
        });
        return Notice.done(next, PATH, "suspension.lifted", kept.suspension().where());
    }

    private String editor(Model model, Member member, Form form) {
        var fields = new ArrayList<Field>(List.of(
                Field.choice(
                                "suspendedPlace",
                                places.entrySet().stream()
                                        .map(one -> Option.named(one.getKey(), one.getValue()))
                                        .toList())
                        .required()
                        .hint(),
                Field.line("suspendedDigits").code().hint()));
        fields.addAll(LocalMoment.fields("suspendedFrom", false));
        fields.addAll(LocalMoment.fields("suspendedUntil", false));
        fields.add(Field.line("suspendedReason").required().hint().width(6));
        Field client = Field.choice(
                        "suspendedClient",
                        clients(member, OFFICE).entrySet().stream()
                                .map(one -> Option.named(one.getKey(), one.getValue()))
                                .toList())
                .hint();
        fields.add(member.isAnyOfCentre(OFFICE) ? client : client.required());
        model.addAttribute(
                Editor.VIEW,
                Editor.of(
                        Title.of("suspension.add")
                                .below("packs.title", "/rules")
                                .below("suspension.title", PATH),
                        PATH,
                        "suspension.submit",
                        PATH,
                        fields,
                        form));
        return Editor.VIEW;
    }
}
