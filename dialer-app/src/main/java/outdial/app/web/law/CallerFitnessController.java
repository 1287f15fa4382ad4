package outdial.app.web.law;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
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
import outdial.app.web.page.Mood;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Table;
import outdial.app.web.page.Title;
import outdial.compliance.direction.CallerEvidence;
import outdial.compliance.pack.CallKind;
import outdial.model.ClientId;
import outdial.sql.Accounts.Role;
import outdial.sql.CallerEvidences;
import outdial.sql.CallerEvidences.Kept;
import outdial.sql.CallerNumbers;
import outdial.sql.Campaigns;

/** Whether the numbers that a client's campaigns show suit those they call, and the evidence of the right to show them. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class CallerFitnessController {
    private final DSLContext sql;
    private final Changes changes;
    private final InstantSource clock;
    private final ShownFitness packs = new ShownFitness();

    CallerFitnessController(DSLContext sql, Changes changes, InstantSource clock) {
        this.sql = sql;
        this.changes = changes;
        this.clock = clock;
    }

    @GetMapping("/clients/{client}/caller-fitness")
    String page(@PathVariable("client") ClientId client, Locale language, Model model) {
        Instant now = clock.instant();
        var evidences = new CallerEvidences(sql, client);
        model.addAttribute("path", path(client));
        model.addAttribute("demanded", evidences.rights().demanded());
        model.addAttribute(
                "shown",
                Table.of(
                        "callerNumber.number fitness.campaign fitness.called fitness.purpose fitness.packs"
                                + " fitness.evidence",
                        "fitness.noCampaign",
                        shown(client, evidences, language, now)));
        model.addAttribute(
                "evidence",
                Table.of(
                        "callerNumber.number fitness.called fitness.purpose fitness.document suspension.from"
                                + " suspension.until suspension.by suspension.state suspension.deed",
                        "fitness.noEvidence",
                        evidences.list().stream()
                                .map(kept -> cells(kept, client, language, now))
                                .toList()));
        return "caller-fitness";
    }

    /** Each number that a campaign shows, for each country that it calls. */
    private List<List<Cell>> shown(ClientId client, CallerEvidences evidences, Locale language, Instant now) {
        var campaigns = new Campaigns(sql, client);
        var numbers = new CallerNumbers(sql, client);
        Map<Long, CallerNumbers.Kept> byId =
                numbers.list().stream().collect(Collectors.toMap(CallerNumbers.Kept::id, Function.identity()));
        var rights = evidences.rights();
        var rows = new ArrayList<List<Cell>>();
        for (Campaigns.Campaign campaign : campaigns.campaigns()) {
            if (campaign.state() == Campaigns.State.CLOSED) {
                continue;
            }
            var terms = campaigns.terms(campaign.id(), now);
            Map<String, Long> shows = numbers.shownBy(campaign.id());
            for (String country : new TreeSet<>(terms.countries())) {
                Optional.ofNullable(shows.get(country))
                        .or(() -> Optional.ofNullable(shows.get("ZZ")))
                        .map(byId::get)
                        .ifPresent(kept -> {
                            var number = kept.owned().number();
                            CallKind kind = terms.call().kind();
                            Optional<String> objection = packs.objection(terms.showing(number), country, now);
                            boolean fits =
                                    rights.opens(number, country, kind, now).equals(now);
                            rows.add(List.of(
                                    new Cell.Code(number.e164()),
                                    new Cell.Plain(campaign.name()),
                                    new Cell.Plain(country(country, language)),
                                    new Cell.Word("purpose." + kind),
                                    objection
                                            .<Cell>map(rule -> new Cell.CodeLink(rule, "/rules/place?of=" + country))
                                            .orElse(new Cell.Badge(Mood.GOOD, "fitness.fits")),
                                    rights.knows(number)
                                            ? new Cell.Badge(
                                                    fits ? Mood.GOOD : Mood.BAD,
                                                    fits ? "fitness.proved" : "fitness.otherwise")
                                            : new Cell.Badge(
                                                    fits ? Mood.NOTICE : Mood.BAD,
                                                    fits ? "fitness.notProved" : "fitness.missing")));
                        });
            }
        }
        return rows;
    }

    private static String country(String code, Locale language) {
        return Locale.of("", code).getDisplayCountry(language);
    }

    private static List<Cell> cells(Kept kept, ClientId client, Locale language, Instant now) {
        CallerEvidence one = kept.evidence();
        boolean good = one.isGoodOn(LocalDate.ofInstant(now, ZoneOffset.UTC));
        boolean stands = kept.withdrawnBy().isEmpty();
        return List.of(
                new Cell.Code(one.number().e164()),
                one.country()
                        .<Cell>map(code -> new Cell.Plain(country(code, language)))
                        .orElse(new Cell.Word("fitness.anywhere")),
                new Cell.Word(one.purpose().map(kind -> "purpose." + kind).orElse("consent.anyPurpose")),
                new Cell.Plain(one.document()),
                new Cell.Day(one.from()),
                one.until().<Cell>map(Cell.Day::new).orElse(new Cell.Plain("–")),
                new Cell.Plain(kept.enteredBy()),
                new Cell.Badge(
                        stands && good ? Mood.GOOD : Mood.QUIET,
                        !stands ? "fitness.withdrawn" : good ? "callerNumber.valid" : "callerNumber.notValid"),
                stands
                        ? new Cell.Deeds(
                                one.number().e164() + " " + one.document(),
                                List.of(new Cell.Press(
                                        "fitness.withdraw", path(client) + "/" + kept.id() + "/withdraw")))
                        : new Cell.Plain(kept.withdrawnBy().orElse("")));
    }

    @GetMapping("/clients/{client}/caller-fitness/new")
    String blank(@PathVariable("client") ClientId client, Locale language, Model model) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return editor(model, client, language, Form.empty().fill("validFrom", today));
    }

    @PostMapping("/clients/{client}/caller-fitness")
    String add(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @RequestParam MultiValueMap<String, String> sent,
            Locale language,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        Map<Long, CallerNumbers.Kept> numbers = numbers(client);
        Optional<CallerNumbers.Kept> number =
                form.chosen("fitNumber", numbers.keySet()).map(numbers::get);
        if (number.isEmpty()) {
            form.wrong("fitNumber", "problem.choose");
        }
        Optional<CallerEvidence> evidence = number.flatMap(kept -> read(form, kept));
        if (!form.isGood() || evidence.isEmpty() || number.isEmpty()) {
            return editor(model, client, language, form);
        }
        changes.make(member, client, (tx, note) -> {
            new CallerEvidences(tx, client).add(number.get().id(), evidence.get(), member.name(), clock.instant());
            note.down(
                    "CALLER_EVIDENCE_ADDED",
                    "caller number " + evidence.get().number().masked(),
                    evidence.get().document());
            return true;
        });
        return Notice.done(
                next, path(client), "fitness.added", evidence.get().number().e164());
    }

    private Optional<CallerEvidence> read(Form form, CallerNumbers.Kept kept) {
        Optional<String> country = Optional.of(form.value("fitCountry")).filter(code -> !code.isEmpty());
        if (country.filter(code -> !ShownFitness.COUNTRIES.contains(code)).isPresent()) {
            form.wrong("fitCountry", "problem.choose");
        }
        Optional<CallKind> purpose = form.value("fitPurpose").isEmpty()
                ? Optional.empty()
                : Optional.of(form.one("fitPurpose", CallKind.class));
        String document = form.text("fitDocument", 300);
        Optional<LocalDate> from = form.date("validFrom");
        Optional<LocalDate> until = form.date("validUntil");
        if (from.isEmpty()) {
            form.wrong("validFrom", "problem.required");
        } else if (until.filter(last -> last.isBefore(from.get())).isPresent()) {
            form.wrong("validUntil", "problem.endBeforeStart");
        }
        return form.isGood() && from.isPresent()
                ? Optional.of(new CallerEvidence(kept.owned().number(), country, purpose, document, from.get(), until))
                : Optional.empty();
    }

    @PostMapping("/clients/{client}/caller-fitness/{id}/withdraw")
    String withdraw(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable long id,
            RedirectAttributes next) {
        Kept kept = new CallerEvidences(sql, client).find(id).orElseThrow(NotThere::new);
        changes.make(member, client, (tx, note) -> {
            new CallerEvidences(tx, client).withdraw(id, member.name(), clock.instant());
            note.down(
                    "CALLER_EVIDENCE_WITHDRAWN",
                    "caller number " + kept.evidence().number().masked(),
                    kept.evidence().document());
            return true;
        });
        return Notice.done(
                next, path(client), "fitness.wasWithdrawn", kept.evidence().document());
    }

    /** Whether numbers without evidence may be shown; the button turns it over. */
    @PostMapping("/clients/{client}/caller-fitness/demand")
    String demand(@RequestAttribute Member member, @PathVariable("client") ClientId client, RedirectAttributes next) {
        boolean demanded = !new CallerEvidences(sql, client).rights().demanded();
        changes.make(member, client, (tx, note) -> {
            new CallerEvidences(tx, client).demand(demanded, member.name(), clock.instant());
            note.down("CALLER_EVIDENCE_DEMANDED", "caller numbers", demanded ? "demanded" : "not demanded");
            return true;
        });
        return Notice.done(next, path(client), demanded ? "fitness.nowDemanded" : "fitness.nowNot", "");
    }

    private Map<Long, CallerNumbers.Kept> numbers(ClientId client) {
        return new CallerNumbers(sql, client)
                .list().stream()
                        .collect(Collectors.toMap(
                                CallerNumbers.Kept::id, Function.identity(), (one, _) -> one, LinkedHashMap::new));
    }

    private String editor(Model model, ClientId client, Locale language, Form form) {
        model.addAttribute(
                Editor.VIEW,
                Editor.of(
                        Title.of("fitness.add").below("fitness.title", path(client)),
                        path(client),
                        "form.save",
                        path(client),
                        List.of(
                                Field.choice(
                                                "fitNumber",
                                                numbers(client).values().stream()
                                                        .map(kept -> Option.named(
                                                                kept.id(),
                                                                kept.owned()
                                                                        .number()
                                                                        .e164()))
                                                        .toList())
                                        .required(),
                                Field.choice(
                                                "fitCountry",
                                                ShownFitness.COUNTRIES.stream()
                                                        .map(code -> Option.named(code, country(code, language)))
                                                        .toList())
                                        .hint(),
                                Field.choice("fitPurpose", Option.all(CallKind.values(), "purpose"))
                                        .hint(),
                                Field.line("fitDocument").required().hint().width(6),
                                Field.date("validFrom").required(),
                                Field.date("validUntil")),
                        form));
        return Editor.VIEW;
    }

    private static String path(ClientId client) {
        return "/clients/" + client.value() + "/caller-fitness";
    }
}
