package outdial.app.web.supervise;

import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import outdial.app.web.door.Changes;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.page.Editor;
import outdial.app.web.page.Field;
import outdial.app.web.page.Field.Option;
import outdial.app.web.page.Form;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Title;
import outdial.sql.Accounts.Role;
import outdial.sql.Clients.Client;
import outdial.sql.Supervisions;
import outdial.sql.Supervisions.Told;

/** Whether agents are told that somebody is in on a call of this client. */
@Controller
@RequestMapping("/clients/{client}/supervision")
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class ToldController {
    private final DSLContext sql;
    private final Changes changes;

    ToldController(DSLContext sql, Changes changes) {
        this.sql = sql;
        this.changes = changes;
    }

    @GetMapping
    String page(@RequestAttribute Client client, Model model) {
        return editor(
                client,
                model,
                Form.empty()
                        .fill("told", new Supervisions(sql).told(client.id()).name()));
    }

    private static String editor(Client client, Model model, Form form) {
        String up = "/clients/" + client.id().value();
        model.addAttribute(
                Editor.VIEW,
                Editor.of(
                        Title.of("watch.rule").belowNamed(client.name(), up),
                        up + "/supervision",
                        "form.save",
                        up,
                        java.util.List.of(Field.choice("told", Option.all(Told.values(), "told"))
                                .width(6)
                                .hint()
                                .required()),
                        form));
        return Editor.VIEW;
    }

    @PostMapping
    String save(
            @RequestAttribute Member member,
            @RequestAttribute Client client,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        Told told = form.one("told", Told.class);
        if (!form.isGood()) {
            return editor(client, model, form);
        }
        changes.make(member, client.id(), (tx, note) -> {
            new Supervisions(tx).choose(client.id(), told);
            note.down("SUPERVISION_CHANGED", "client " + client.id().value(), told.name());
            return told;
        });
        return Notice.done(next, "/clients/" + client.id().value(), "notice.saved", client.name());
    }
}
