package outdial.app.web.law;

import java.time.InstantSource;
import java.util.List;
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
import outdial.app.web.page.Form;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Title;
import outdial.sql.Accounts.Role;
import outdial.sql.Clients;
import outdial.sql.SharedOptOuts;

/** Whether who opts out at one client is called for none: the centre's policy. */
@Controller
@RequestMapping(OptOutPolicyController.PATH)
@For(
        value = {Role.ADMINISTRATOR, Role.MANAGER},
        wholeCentre = true)
final class OptOutPolicyController {
    static final String PATH = "/clients/opt-outs";

    private final DSLContext sql;
    private final Changes changes;
    private final InstantSource clock;

    OptOutPolicyController(DSLContext sql, Changes changes, InstantSource clock) {
        this.sql = sql;
        this.changes = changes;
        this.clock = clock;
    }

    @GetMapping
    String page(Model model) {
        Form form = new SharedOptOuts(sql).isPolicy() ? Form.empty().fill("shareOptOuts", "on") : Form.empty();
        model.addAttribute(
                Editor.VIEW,
                Editor.of(
                        Title.of("optOuts.title").below("client.title", "/clients"),
                        PATH,
                        "form.save",
                        "/clients",
                        List.of(Field.toggle("shareOptOuts").hint()),
                        form));
        return Editor.VIEW;
    }

    @PostMapping
    String decide(
            @RequestAttribute Member member,
            @RequestParam MultiValueMap<String, String> sent,
            RedirectAttributes next) {
        boolean shared = Form.of(sent).isOn("shareOptOuts");
        changes.make(member, new Clients(sql).findCentre().orElseThrow(), (tx, note) -> {
            new SharedOptOuts(tx).decide(shared, clock.instant());
            note.down("OPT_OUT_POLICY", "opt-outs", shared ? "all clients" : "one client");
            return shared;
        });
        return Notice.done(next, PATH, shared ? "optOuts.nowShared" : "optOuts.nowOwn", "");
    }
}
