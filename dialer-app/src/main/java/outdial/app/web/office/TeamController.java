package outdial.app.web.office;

import java.util.List;
import java.util.Optional;
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
import outdial.app.web.page.Form;
import outdial.app.web.page.Listing;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Table;
import outdial.app.web.page.Title;
import outdial.model.ClientId;
import outdial.sql.Accounts.Role;
import outdial.sql.Clients;
import outdial.sql.Teams;

/** Teams of the centre. */
@Controller
@For(
        value = {Role.ADMINISTRATOR, Role.MANAGER},
        wholeCentre = true)
final class TeamController {
    private final DSLContext sql;
    private final Changes changes;

    TeamController(DSLContext sql, Changes changes) {
        this.sql = sql;
        this.changes = changes;
    }

    @GetMapping("/teams")
    String list(Model model) {
        var rows = new Teams(sql, centre())
                .list().stream()
                        .map(team -> List.<Cell>of(
                                new Cell.Link(team.name(), "/teams/" + team.id()), new Cell.Count(team.agents())))
                        .toList();
        model.addAttribute(
                Listing.VIEW,
                Listing.of(Title.of("team.title"), Table.of("team.name #team.agents", "team.none", rows))
                        .with("team.add", "/teams/new"));
        return Listing.VIEW;
    }

    @GetMapping("/teams/new")
    String blank(Model model) {
        return editor(model, Title.of("team.add"), "/teams", Form.empty());
    }

    @PostMapping("/teams")
    String add(
            @RequestAttribute Member member,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        String name = form.text("name", 120);
        if (form.isGood() && make(member, name).isEmpty()) {
            form.wrong("name", "problem.taken");
        }
        return form.isGood()
                ? Notice.done(next, "/teams", "notice.added", name)
                : editor(model, Title.of("team.add"), "/teams", form);
    }

    private Optional<Long> make(Member member, String name) {
        return changes.make(member, centre(), (tx, note) -> {
            Optional<Long> made = new Teams(tx, centre()).add(name);
            made.ifPresent(id -> note.down("TEAM_ADDED", "team " + id, name));
            return made;
        });
    }

    @GetMapping("/teams/{id}")
    String page(@PathVariable long id, Model model) {
        var team = new Teams(sql, centre()).find(id).orElseThrow(NotThere::new);
        return editor(
                model,
                Title.of("team.one", team.name()),
                "/teams/" + id,
                Form.empty().fill("name", team.name()));
    }

    @PostMapping("/teams/{id}")
    String change(
            @RequestAttribute Member member,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        var teams = new Teams(sql, centre());
        var team = teams.find(id).orElseThrow(NotThere::new);
        Form form = Form.of(sent);
        String name = form.text("name", 120);
        if (teams.list().stream().anyMatch(one -> one.id() != id && one.name().equalsIgnoreCase(name))) {
            form.wrong("name", "problem.taken");
        }
        if (!form.isGood()) {
            return editor(model, Title.of("team.one", team.name()), "/teams/" + id, form);
        }
        changes.make(member, centre(), (tx, note) -> {
            new Teams(tx, centre()).rename(id, name);
            note.down("TEAM_RENAMED", "team " + id, team.name() + " → " + name);
            return name;
        });
        return Notice.done(next, "/teams", "notice.saved", name);
    }

    private ClientId centre() {
        return new Clients(sql).findCentre().orElseThrow();
    }

    private static String editor(Model model, Title title, String action, Form form) {
        model.addAttribute(
                Editor.VIEW,
                Editor.of(
                        title.below("team.title", "/teams"),
                        action,
                        "form.save",
                        "/teams",
                        List.of(Field.line("name").required()),
                        form));
        return Editor.VIEW;
    }
}
