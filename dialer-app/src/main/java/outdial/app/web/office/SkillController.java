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
import outdial.sql.Agents;
import outdial.sql.Clients;
import outdial.sql.Staff;

/** What agents can be asked for: skills of the centre. */
@Controller
@For(
        value = {Role.ADMINISTRATOR, Role.MANAGER},
        wholeCentre = true)
final class SkillController {
    private final DSLContext sql;
    private final Changes changes;

    SkillController(DSLContext sql, Changes changes) {
        this.sql = sql;
        this.changes = changes;
    }

    @GetMapping("/skills")
    String list(Model model) {
        var rows = new Staff(sql, centre())
                .skills().stream()
                        .map(skill -> List.<Cell>of(
                                new Cell.Link(skill.name(), "/skills/" + skill.id()), new Cell.Count(skill.agents())))
                        .toList();
        model.addAttribute(
                Listing.VIEW,
                Listing.of(Title.of("skill.title"), Table.of("skill.name #skill.agents", "skill.none", rows))
                        .with("skill.add", "/skills/new"));
        return Listing.VIEW;
    }

    @GetMapping("/skills/new")
    String blank(Model model) {
        return editor(model, Title.of("skill.add"), "/skills", Form.empty());
    }

    @PostMapping("/skills")
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
                ? Notice.done(next, "/skills", "notice.added", name)
                : editor(model, Title.of("skill.add"), "/skills", form);
    }

    private Optional<Long> make(Member member, String name) {
        return changes.make(member, centre(), (tx, note) -> {
            if (new Staff(tx, centre())
                    .skills().stream().anyMatch(one -> one.name().equalsIgnoreCase(name))) {
                return Optional.empty();
            }
            long made = new Agents(tx, centre()).skill(name).value();
            note.down("SKILL_ADDED", "skill " + made, name);
            return Optional.of(made);
        });
    }

    @GetMapping("/skills/{id}")
    String page(@PathVariable long id, Model model) {
        var skill = new Staff(sql, centre()).findSkill(id).orElseThrow(NotThere::new);
        return editor(
                model,
                Title.of("skill.one", skill.name()),
                "/skills/" + id,
                Form.empty().fill("name", skill.name()));
    }

    @PostMapping("/skills/{id}")
    String change(
            @RequestAttribute Member member,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        var staff = new Staff(sql, centre());
        var skill = staff.findSkill(id).orElseThrow(NotThere::new);
        Form form = Form.of(sent);
        String name = form.text("name", 120);
        if (staff.skills().stream().anyMatch(one -> one.id() != id && one.name().equalsIgnoreCase(name))) {
            form.wrong("name", "problem.taken");
        }
        if (!form.isGood()) {
            return editor(model, Title.of("skill.one", skill.name()), "/skills/" + id, form);
        }
        changes.make(member, centre(), (tx, note) -> {
            new Staff(tx, centre()).renameSkill(id, name);
            note.down("SKILL_RENAMED", "skill " + id, skill.name() + " → " + name);
            return name;
        });
        return Notice.done(next, "/skills", "notice.saved", name);
    }

    private ClientId centre() {
        return new Clients(sql).findCentre().orElseThrow();
    }

    private static String editor(Model model, Title title, String action, Form form) {
        model.addAttribute(
                Editor.VIEW,
                Editor.of(
                        title.below("skill.title", "/skills"),
                        action,
                        "form.save",
                        "/skills",
                        List.of(Field.line("name").required()),
                        form));
        return Editor.VIEW;
    }
}
