package outdial.app.web.office;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import outdial.app.floor.FloorInput;
import outdial.app.web.desk.Desks;
import outdial.app.web.door.Changes;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.door.NotThere;
import outdial.app.web.door.RunningFloor;
import outdial.app.web.live.LiveFeed;
import outdial.app.web.live.LiveText;
import outdial.app.web.live.LiveView.AgentLine;
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

/** One agent of the wallboard, and what a supervisor may do: send a word to their desk, or take them off calls. */
@Controller
@RequestMapping("/live/agents/{agent}")
@For(
        value = {Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR},
        wholeCentre = true)
final class AgentController {
    /** As the desk names them, too. */
    private static final List<String> REASONS = List.of("BREAK", "LUNCH", "MEETING", "TRAINING", "TECHNICAL", "OTHER");

    private static final int LONGEST = 500;

    private final DSLContext sql;
    private final Changes changes;
    private final RunningFloor floor;
    private final LiveFeed feed;
    private final Desks desks;

    AgentController(DSLContext sql, Changes changes, RunningFloor floor, LiveFeed feed, Desks desks) {
        this.sql = sql;
        this.changes = changes;
        this.floor = floor;
        this.feed = feed;
        this.desks = desks;
    }

    @GetMapping
    String page(@PathVariable("agent") AgentId agent, Locale language, Model model) {
        return page(agent, Form.empty(), language, model);
    }

    private String page(AgentId agent, Form form, Locale language, Model model) {
        String name = name(agent);
        Optional<AgentLine> seen =
                Optional.of(feed.newest()).filter(_ -> feed.isLive()).flatMap(view -> view.agent(agent));
        model.addAllAttributes(LiveText.model(feed.newest(), language));
        model.addAttribute("heading", Title.of("live.agentNamed", name).below("live.title", "/live"));
        model.addAttribute("seen", seen.orElse(null));
        model.addAttribute("path", path(agent));
        model.addAttribute("form", form);
        model.addAttribute("message", Field.area("said").required());
        model.addAttribute(
                "reason",
                Field.choice(
                                "reason",
                                REASONS.stream()
                                        .map(one -> Option.word(one, "desk.pause." + one))
                                        .toList())
                        .required());
        return "live-agent";
    }

    /** They get no more calls: at once, or after the one they have. */
    @PostMapping("/pause")
    String pause(
            @RequestAttribute Member member,
            @PathVariable("agent") AgentId agent,
            @RequestParam(defaultValue = "OTHER") String reason,
            RedirectAttributes next) {
        String name = name(agent);
        boolean told = REASONS.contains(reason) && floor.tell(new FloorInput.Paused(agent, reason));
        if (!told) {
            return Notice.refused(next, path(agent), "live.notPaused", name);
        }
        note(member, "AGENT_PAUSED", agent, name + ": " + reason);
        return Notice.done(next, path(agent), "live.paused", name);
    }

    @PostMapping("/message")
    String message(
            @RequestAttribute Member member,
            @PathVariable("agent") AgentId agent,
            @RequestParam MultiValueMap<String, String> sent,
            Locale language,
            Model model,
            RedirectAttributes next) {
        String name = name(agent);
        Form form = Form.of(sent);
        String text = form.text("said", LONGEST);
        if (!form.isGood()) {
            return page(agent, form, language, model);
        }
        if (!desks.message(agent, member.name(), text)) {
            return Notice.refused(next, path(agent), "live.notShown", name);
        }
        note(member, "AGENT_TOLD", agent, name + ": " + text);
        return Notice.done(next, path(agent), "live.shown", name);
    }

    private void note(Member member, String action, AgentId agent, String detail) {
        changes.make(member, centre(), (tx, note) -> {
            note.down(action, "agent " + agent.value(), detail);
            return agent;
        });
    }

    private String name(AgentId agent) {
        return Optional.ofNullable(Staff.names(sql).get(agent.value())).orElseThrow(NotThere::new);
    }

    private ClientId centre() {
        return new Clients(sql).findCentre().orElseThrow();
    }

    private static String path(AgentId agent) {
        return "/live/agents/" + agent.value();
    }
}
