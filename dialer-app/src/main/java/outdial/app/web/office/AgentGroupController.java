package outdial.app.web.office;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import outdial.app.web.door.Changes;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.door.NotThere;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Editor;
import outdial.app.web.page.Form;
import outdial.app.web.page.Listing;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Table;
import outdial.app.web.page.Title;
import outdial.model.ClientId;
import outdial.model.agent.Rest;
import outdial.sql.Accounts.Role;
import outdial.sql.AgentGroups;
import outdial.sql.Clients;
import outdial.sql.Skills;
import outdial.sql.Teams;

/** Teams and skills of the centre. Both are groups of agents known by a name alone; only their words differ. */
@Controller
@RequestMapping({"/teams", "/skills"})
@For(
        value = {Role.ADMINISTRATOR, Role.MANAGER},
        wholeCentre = true)
final class AgentGroupController {
    private final DSLContext sql;
    private final Changes changes;

    AgentGroupController(DSLContext sql, Changes changes) {
        this.sql = sql;
        this.changes = changes;
    }

    /** What the groups are; the keys of its words begin with {@code word}. */
    enum Kind {
        TEAM("team"),
        SKILL("skill");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String path() {
            return "/" + word + "s";
        }

        String key(String key) {
            return word + "." + key;
        }

        AgentGroups groups(DSLContext sql, ClientId centre) {
            return switch (this) {
                case TEAM -> new Teams(sql, centre);
                case SKILL -> new Skills(sql, centre);
            };
        }

        Table table(List<List<Cell>> rows) {
            return switch (this) {
                case TEAM -> Table.of("team.name #team.agents", "team.none", rows);
                case SKILL -> Table.of("skill.name #skill.agents", "skill.none", rows);
            };
        }
    }

    @ModelAttribute("kind")
    Kind kind(HttpServletRequest request) {
        return request.getRequestURI().startsWith(Kind.TEAM.path()) ? Kind.TEAM : Kind.SKILL;
    }

    @GetMapping
    String list(@ModelAttribute(name = "kind", binding = false) Kind kind, Model model) {
        var rows = groups(kind, sql).list().stream()
                .map(group -> List.<Cell>of(
                        new Cell.Link(group.name(), kind.path() + "/" + group.id()), new Cell.Count(group.agents())))
                .toList();
        model.addAttribute(
                Listing.VIEW,
                Listing.of(Title.of(kind.key("title")), kind.table(rows)).with(kind.key("add"), kind.path() + "/new"));
        return Listing.VIEW;
    }

    @GetMapping("/new")
    String blank(@ModelAttribute(name = "kind", binding = false) Kind kind, Model model) {
        return editor(model, kind, Title.of(kind.key("add")), "", Form.empty());
    }

    @PostMapping
    String add(
            @ModelAttribute(name = "kind", binding = false) Kind kind,
            @RequestAttribute Member member,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        String name = form.text("name", 120);
        if (form.isGood() && !make(kind, member, name)) {
            form.wrong("name", "problem.taken");
        }
        return form.isGood()
                ? Notice.done(next, kind.path(), "notice.added", name)
                : editor(model, kind, Title.of(kind.key("add")), "", form);
    }

    private boolean make(Kind kind, Member member, String name) {
        return changes.make(member, centre(), (tx, note) -> {
            var made = groups(kind, tx).add(name);
            made.ifPresent(id -> note.down(kind + "_ADDED", kind.word + " " + id, name));
            return made.isPresent();
        });
    }

    @GetMapping("/{id}")
    String page(@ModelAttribute(name = "kind", binding = false) Kind kind, @PathVariable long id, Model model) {
        var group = groups(kind, sql).find(id).orElseThrow(NotThere::new);
        return editor(
                model,
                kind,
                Title.of(kind.key("one"), group.name()),
                "/" + id,
                kind == Kind.TEAM
                        ? RestFields.filled(group.name(), rest(id))
                        : Form.empty().fill("name", group.name()));
    }

    @PostMapping("/{id}")
    String change(
            @ModelAttribute(name = "kind", binding = false) Kind kind,
            @RequestAttribute Member member,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        var groups = groups(kind, sql);
        var group = groups.find(id).orElseThrow(NotThere::new);
        Form form = Form.of(sent);
        String name = form.text("name", 120);
        if (groups.list().stream().anyMatch(one -> one.id() != id && one.name().equalsIgnoreCase(name))) {
            form.wrong("name", "problem.taken");
        }
        Rest rest = kind == Kind.TEAM ? RestFields.read(form) : Rest.NONE;
        if (!form.isGood()) {
            return editor(model, kind, Title.of(kind.key("one"), group.name()), "/" + id, form);
        }
        changes.make(member, centre(), (tx, note) -> {
            groups(kind, tx).rename(id, name);
            note.down(kind + "_RENAMED", kind.word + " " + id, group.name() + " → " + name);
            if (kind == Kind.TEAM && !rest.equals(rest(id))) {
                new Teams(tx, centre()).rest(id, rest);
                note.down("TEAM_RESTED", kind.word + " " + id, name + ": " + RestFields.written(rest));
            }
            return name;
        });
        return Notice.done(next, kind.path(), "notice.saved", name);
    }

    private Rest rest(long team) {
        return new Teams(sql, centre()).rests().getOrDefault(team, Rest.NONE);
    }

    private AgentGroups groups(Kind kind, DSLContext within) {
        return kind.groups(within, centre());
    }

    private ClientId centre() {
        return new Clients(sql).findCentre().orElseThrow();
    }

    private static String editor(Model model, Kind kind, Title title, String below, Form form) {
        Title whole = title.below(kind.key("title"), kind.path());
        model.addAttribute(
                Editor.VIEW,
                kind == Kind.TEAM && !below.isEmpty()
                        ? Editor.of(whole, kind.path() + below, "form.save", kind.path(), RestFields.ALL, form)
                        : Editor.ofName(whole, kind.path() + below, form));
        return Editor.VIEW;
    }
}
