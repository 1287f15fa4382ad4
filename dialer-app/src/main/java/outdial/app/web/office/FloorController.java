package outdial.app.web.office;

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
import outdial.model.FloorId;
import outdial.model.pacing.pool.FloorLimits;
import outdial.sql.Accounts.Role;
import outdial.sql.Clients;
import outdial.sql.FloorUse;

/** What the floor may use as a whole. What is saved here the floor goes by within a second. */
@Controller
@RequestMapping(FloorController.PATH)
@For(
        value = {Role.ADMINISTRATOR, Role.MANAGER},
        wholeCentre = true)
final class FloorController {
    static final String PATH = "/floor";

    private static final FloorId FLOOR = new FloorId(1);
    private static final List<Field> FIELDS = List.of(
            Field.number("floorCalls").required().hint(),
            Field.number("callsPerSecond").required().hint(),
            Field.number("keptFree").required().hint());

    private final DSLContext sql;
    private final Changes changes;

    FloorController(DSLContext sql, Changes changes) {
        this.sql = sql;
        this.changes = changes;
    }

    @GetMapping
    String page(Model model) {
        FloorLimits now = new FloorUse(sql).of(FLOOR);
        return editor(
                model,
                Form.empty()
                        .fill("floorCalls", now.calls())
                        .fill("callsPerSecond", now.callsPerSecond())
                        .fill("keptFree", now.keptFree()));
    }

    @PostMapping
    String change(
            @RequestAttribute Member member,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        int calls = form.number("floorCalls", 1, 10_000);
        int perSecond = form.number("callsPerSecond", 1, 1_000);
        int kept = form.number("keptFree", 0, 1_000);
        if (!form.isGood()) {
            return editor(model, form);
        }
        var limits = new FloorLimits(calls, perSecond, kept);
        changes.make(member, new Clients(sql).findCentre().orElseThrow(), (tx, note) -> {
            new FloorUse(tx).set(FLOOR, limits);
            note.down("FLOOR_LIMITED", "floor " + FLOOR.value(), calls + " / " + perSecond + " / " + kept);
            return limits;
        });
        return Notice.done(next, PATH, "notice.floor", "");
    }

    private static String editor(Model model, Form form) {
        model.addAttribute(Editor.VIEW, Editor.of(Title.of("floor.title"), PATH, "form.save", "/", FIELDS, form));
        return Editor.VIEW;
    }
}
