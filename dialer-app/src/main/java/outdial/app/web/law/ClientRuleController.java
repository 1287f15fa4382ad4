package outdial.app.web.law;

import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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
import outdial.app.web.door.RunningFloor;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Form;
import outdial.app.web.page.Listing;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Table;
import outdial.app.web.page.Title;
import outdial.compliance.direction.ClientRuleDraft;
import outdial.compliance.direction.ClientRules;
import outdial.compliance.yaml.BadRuleFile;
import outdial.model.ClientId;
import outdial.sql.Accounts.Role;
import outdial.sql.ClientRuleDrafts;
import outdial.sql.Reach;

/** What a client wants stricter than law and house: seen, tried on the leads that are still to be called, put in force. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class ClientRuleController {
    private final DSLContext sql;
    private final Changes changes;
    private final RunningFloor floor;
    private final InstantSource clock;

    ClientRuleController(DSLContext sql, Changes changes, RunningFloor floor, InstantSource clock) {
        this.sql = sql;
        this.changes = changes;
        this.floor = floor;
        this.clock = clock;
    }

    @GetMapping("/clients/{client}/stricter")
    String list(@PathVariable("client") ClientId client, Locale language, Model model) {
        model.addAttribute(
                Listing.VIEW,
                Listing.of(
                                Title.of("stricter.title"),
                                Table.of(
                                        "stricter.place field.strictKind stricter.what suspension.by suspension.deed",
                                        "stricter.none",
                                        new ClientRuleDrafts(sql, client)
                                                .list().stream()
                                                        .map(one -> cells(client, one, language))
                                                        .toList()))
                        .with("stricter.add", path(client) + "/new")
                        .with("waiver.title", "/clients/" + client.value() + "/overrides"));
        return Listing.VIEW;
    }

    private List<Cell> cells(ClientId client, ClientRuleDraft one, Locale language) {
        String href = path(client) + "/" + one.id();
        return List.of(
                one.place().equals(ClientRuleForm.EVERYWHERE)
                        ? new Cell.WordLink("stricter.everywhere", href)
                        : new Cell.Link(ClientRuleForm.place(one), href),
                new Cell.Word(one.kind().map(kind -> "purpose." + kind).orElse("consent.anyPurpose")),
                new Cell.Pairs(says(one, language)),
                new Cell.Plain(one.by()),
                new Cell.Deeds(
                        ClientRuleForm.place(one), List.of(new Cell.Press("stricter.remove", href + "/remove"))));
    }

    private static List<Cell.Pairs.Pair> says(ClientRuleDraft one, Locale language) {
        var pairs = new ArrayList<Cell.Pairs.Pair>();
        if (!one.hours().isEmpty()) {
            pairs.add(new Cell.Pairs.Pair("field.strictHours", new Cell.Plain(hours(one, language))));
        }
        if (!one.shut().isEmpty()) {
            String days = one.shut().stream().map(LocalDate::toString).collect(Collectors.joining(", "));
            pairs.add(new Cell.Pairs.Pair("field.strictShut", new Cell.Plain(days)));
        }
        says(pairs, "field.strictPerDay", one.perDay());
        says(pairs, "field.strictPerMonth", one.perMonth());
        says(pairs, "field.strictRefusal", one.refusalRest());
        says(pairs, "field.strictAbandoned", one.abandonedRest());
        return pairs;
    }

    private static void says(List<Cell.Pairs.Pair> pairs, String key, OptionalInt number) {
        number.ifPresent(figure -> pairs.add(new Cell.Pairs.Pair(key, new Cell.Count(figure))));
    }

    /** Days that have the same windows together. */
    private static String hours(ClientRuleDraft one, Locale language) {
        var byWindows = new LinkedHashMap<String, List<String>>();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<String> windows = one.hours().getOrDefault(day, List.of());
            byWindows
                    .computeIfAbsent(windows.isEmpty() ? "–" : String.join(", ", windows), _ -> new ArrayList<>())
                    .add(day.getDisplayName(TextStyle.SHORT, language));
        }
        return byWindows.entrySet().stream()
                .map(each -> String.join(" ", each.getValue()) + ": " + each.getKey())
                .collect(Collectors.joining("; "));
    }

    @GetMapping("/clients/{client}/stricter/new")
    String blank(@PathVariable("client") ClientId client, Model model) {
        return show(model, client, Optional.empty(), ClientRuleForm.blank(), Optional.empty());
    }

    @GetMapping("/clients/{client}/stricter/{id}")
    String page(@PathVariable("client") ClientId client, @PathVariable long id, Model model) {
        ClientRuleDraft draft = new ClientRuleDrafts(sql, client).find(id).orElseThrow(NotThere::new);
        Form form = ClientRuleForm.of(draft);
        return show(model, client, Optional.of(draft), form, Optional.empty());
    }

    @PostMapping("/clients/{client}/stricter")
    String add(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        return take(member, client, Optional.empty(), Form.of(sent), model, next);
    }

    @PostMapping("/clients/{client}/stricter/{id}")
    String change(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        ClientRuleDraft before = new ClientRuleDrafts(sql, client).find(id).orElseThrow(NotThere::new);
        return take(member, client, Optional.of(before), Form.of(sent), model, next);
    }

    private String take(
            Member member,
            ClientId client,
            Optional<ClientRuleDraft> before,
            Form form,
            Model model,
            RedirectAttributes next) {
        Optional<ClientRuleDraft> draft =
                ClientRuleForm.read(form, before.map(ClientRuleDraft::id).orElse(0L), member.name(), clock.instant());
        Optional<ClientRules> rules = draft.flatMap(one -> usable(form, client, one));
        if (draft.isEmpty() || rules.isEmpty() || !form.isGood() || ClientRuleForm.isTrial(form)) {
            Optional<ClientRules> tried = form.isGood() ? rules : Optional.empty();
            return show(model, client, before, form, tried);
        }
        changes.make(member, client, (tx, note) -> {
            new ClientRuleDrafts(tx, client).save(draft.get(), clock.instant());
            note.down(
                    "CLIENT_RULE_SAVED",
                    "stricter rule in " + draft.get().place(),
                    rules.get().title());
            return true;
        });
        return Notice.done(next, path(client), "stricter.saved", "");
    }

    private Optional<ClientRules> usable(Form form, ClientId client, ClientRuleDraft draft) {
        try {
            return Optional.of(new ClientRuleDrafts(sql, client).with(draft));
        } catch (BadRuleFile bad) {
            form.wrong("strictPlace", "trial.bad", String.valueOf(bad.getMessage()), "");
            return Optional.empty();
        }
    }

    @PostMapping("/clients/{client}/stricter/{id}/remove")
    String remove(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable long id,
            RedirectAttributes next) {
        ClientRuleDraft draft = new ClientRuleDrafts(sql, client).find(id).orElseThrow(NotThere::new);
        changes.make(member, client, (tx, note) -> {
            new ClientRuleDrafts(tx, client).remove(id, member.name(), clock.instant());
            note.down("CLIENT_RULE_REMOVED", "stricter rule in " + draft.place(), "");
            return true;
        });
        return Notice.done(next, path(client), "stricter.removed", "");
    }

    /** With what the rules would change, if they were tried. */
    private String show(
            Model model, ClientId client, Optional<ClientRuleDraft> draft, Form form, Optional<ClientRules> tried) {
        tried.ifPresent(rules -> PackTrialTables.show(
                model,
                PackTrial.ofClientRules(sql, floor.gate(), rules)
                        .run(new Reach.Only(Set.of(client)), clock.instant())));
        model.addAttribute("isRun", tried.isPresent());
        model.addAttribute(
                "heading",
                Title.of(draft.isPresent() ? "stricter.change" : "stricter.add").below("stricter.title", path(client)));
        model.addAttribute(
                "action", path(client) + draft.map(one -> "/" + one.id()).orElse(""));
        model.addAttribute("how", "stricter.how");
        model.addAttribute("what", "stricter.what");
        model.addAttribute("submit", "stricter.submit");
        model.addAttribute("form", form);
        model.addAttribute("first", "");
        model.addAttribute("fields", ClientRuleForm.fields());
        return PackTrialTables.VIEW;
    }

    private static String path(ClientId client) {
        return "/clients/" + client.value() + "/stricter";
    }
}
