package outdial.app.web.office;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import outdial.app.floor.FloorInput;
import outdial.app.web.door.Changes;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.door.RunningFloor;
import outdial.app.web.page.Editor;
import outdial.app.web.page.Field;
import outdial.app.web.page.Field.Option;
import outdial.app.web.page.Form;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Title;
import outdial.model.AgentId;
import outdial.model.ClientId;
import outdial.sql.Accounts.Role;
import outdial.sql.Clients;
import outdial.sql.Staff;
import outdial.sql.Teams;

/** A break of a whole team, announced ahead, so that nobody is called for agents who will not be there. */
@Controller
@RequestMapping(BreakController.PATH)
@For(
        value = {Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR},
        wholeCentre = true)
final class BreakController {
    static final String PATH = "/live/break";

    private static final List<String> REASONS = List.of("BREAK", "LUNCH", "MEETING", "TRAINING");

    private final DSLContext sql;
    private final Changes changes;
    private final RunningFloor floor;
    private final InstantSource clock;

    BreakController(DSLContext sql, Changes changes, RunningFloor floor, InstantSource clock) {
        this.sql = sql;
        this.changes = changes;
        this.floor = floor;
        this.clock = clock;
    }

    @GetMapping
    String page(Model model) {
        return editor(model, Form.empty().fill("breakIn", 5).fill("reason", "BREAK"));
    }

    @PostMapping
    String announce(
            @RequestAttribute Member member,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        var teams = new Teams(sql, centre()).list();
        Optional<Long> team =
                form.chosen("team", teams.stream().map(one -> one.id()).collect(Collectors.toSet()));
        int minutes = form.number("breakIn", 1, 240);
        if (team.isEmpty()) {
            form.wrong("team", "problem.choose");
        }
        if (!REASONS.contains(form.value("reason"))) {
            form.wrong("reason", "problem.choose");
        }
        if (!form.isGood()) {
            return editor(model, form);
        }
        String name = teams.stream()
                .filter(one -> team.get() == one.id())
                .findFirst()
                .orElseThrow()
                .name();
        var input = new FloorInput.BreakAhead(
                agents(team.get()), form.value("reason"), clock.instant().plus(Duration.ofMinutes(minutes)));
        if (!floor.tell(input)) {
            return Notice.refused(next, PATH, "live.notPaused", name);
        }
        changes.make(member, centre(), (_, note) -> {
            note.down("BREAK_ANNOUNCED", "team " + team.get(), name + ": " + minutes + " min, " + input.reason());
            return name;
        });
        return Notice.done(next, PATH, "break.announced", name);
    }

    private Set<AgentId> agents(long team) {
        return new Staff(sql, centre())
                .agents().stream()
                        .filter(agent -> agent.team().equals(Optional.of(team)))
                        .map(Staff.Member::id)
                        .collect(Collectors.toSet());
    }

    private ClientId centre() {
        return new Clients(sql).findCentre().orElseThrow();
    }

    private String editor(Model model, Form form) {
        List<Field> fields = List.of(
                Field.choice("team", Option.named(new Teams(sql, centre()))).required(),
                Field.number("breakIn").required().hint(),
                Field.choice(
                                "reason",
                                REASONS.stream()
                                        .map(one -> Option.word(one, "desk.pause." + one))
                                        .toList())
                        .required());
        model.addAttribute(
                Editor.VIEW,
                Editor.of(
                        Title.of("break.title").below("live.title", "/live"),
                        PATH,
                        "break.announce",
                        "/live",
                        fields,
                        form));
        return Editor.VIEW;
    }
}
