package outdial.app.web.supervise;

import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import outdial.app.telephony.Supervising;
import outdial.app.web.Words;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.door.NotThere;
import outdial.model.AgentId;
import outdial.sql.Accounts.Role;
import outdial.sql.Staff;

/** What the page of an agent asks for to be in on their call: a phone, the way in, and the way out. */
@Controller
@RequestMapping("/live/agents/{agent}/supervise")
@For(
        value = {Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR},
        wholeCentre = true)
final class SuperviseController {
    private final Supervision supervision;
    private final DSLContext sql;
    private final Words words;

    SuperviseController(Supervision supervision, DSLContext sql, Words words) {
        this.supervision = supervision;
        this.sql = sql;
        this.words = words;
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(@RequestAttribute Member member, @PathVariable("agent") AgentId agent, HttpSession session) {
        name(agent);
        return supervision.stream(member, agent, session.getId());
    }

    @PostMapping
    @ResponseBody
    ResponseEntity<Map<String, String>> join(
            @RequestAttribute Member member,
            @PathVariable("agent") AgentId agent,
            @RequestParam(defaultValue = "") String how,
            Locale language) {
        String name = name(agent);
        Optional<String> refused = Stream.of(Supervising.values())
                .filter(one -> one.name().equals(how))
                .findFirst()
                .map(wanted -> supervision.join(member, agent, name, wanted))
                .orElse(Optional.of("page"));
        return refused.map(word ->
                        ResponseEntity.status(409).body(Map.of("why", words.text(language, "watch.no." + word))))
                .orElse(ResponseEntity.ok(Map.of()));
    }

    @PostMapping("/end")
    @ResponseBody
    void leave(@RequestAttribute Member member, @PathVariable("agent") AgentId agent) {
        name(agent);
        supervision.leave(member);
    }

    private String name(AgentId agent) {
        return Optional.ofNullable(Staff.names(sql).get(agent.value())).orElseThrow(NotThere::new);
    }
}
