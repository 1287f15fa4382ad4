package outdial.app.web.office;

import java.util.List;
import java.util.Map;
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
import outdial.app.telephony.AgentPhone;
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
import outdial.compliance.NumberFacts;
import outdial.compliance.NumberFacts.NumberType;
import outdial.compliance.NumberReader;
import outdial.compliance.NumberReader.Reading;
import outdial.model.AgentId;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.sql.Accounts.Role;
import outdial.sql.AgentRings;
import outdial.sql.AgentRings.Allowed;
import outdial.sql.Clients;
import outdial.sql.Staff;

/** Which phones may be rung for agents instead of their pages. No other is: each is allowed here, by name, and noted. */
@Controller
@RequestMapping("/phones")
@For(
        value = {Role.ADMINISTRATOR, Role.MANAGER},
        wholeCentre = true)
final class AgentPhoneController {
    /** Names of the softphones that the program itself admits. */
    private static final String OWN = "(agent|super)[0-9]+";

    /** Numbers that an agent can have; others cost whoever calls them more than a call. */
    private static final List<NumberType> FIT =
            List.of(NumberType.FIXED, NumberType.MOBILE, NumberType.FIXED_OR_MOBILE, NumberType.VOIP);

    private final DSLContext sql;
    private final Changes changes;
    private final NumberReader numbers;

    AgentPhoneController(DSLContext sql, Changes changes, NumberReader numbers) {
        this.sql = sql;
        this.changes = changes;
        this.numbers = numbers;
    }

    @GetMapping
    String list(Model model) {
        Map<AgentId, Allowed> allowed = new AgentRings(sql, centre()).all();
        var rows = new Staff(sql, centre())
                .agents().stream()
                        .map(agent -> cells(agent, allowed.getOrDefault(agent.id(), Allowed.NOTHING)))
                        .toList();
        model.addAttribute(
                Listing.VIEW,
                Listing.of(
                        Title.of("phones.title"),
                        Table.of("phones.agent phones.deskPhone phones.number", "phones.none", rows)));
        return Listing.VIEW;
    }

    private static List<Cell> cells(Staff.Member agent, Allowed allowed) {
        return List.of(
                new Cell.Link(agent.name(), path(agent.id())),
                new Cell.Code(allowed.deskPhone().orElse("–")),
                new Cell.Code(allowed.number().map(PhoneNumber::e164).orElse("–")));
    }

    @GetMapping("/{agent}")
    String page(@PathVariable("agent") AgentId agent, Model model) {
        Allowed allowed = new AgentRings(sql, centre()).allowed(agent);
        Form form = Form.empty()
                .fill("deskPhone", allowed.deskPhone().orElse(""))
                .fill("ownNumber", allowed.number().map(PhoneNumber::e164).orElse(""));
        return editor(model, agent, form);
    }

    @PostMapping("/{agent}")
    String change(
            @RequestAttribute Member member,
            @PathVariable("agent") AgentId agent,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        String name = name(agent);
        Form form = Form.of(sent);
        var now = new Allowed(deskPhone(form), number(form));
        if (!form.isGood()) {
            return editor(model, agent, form);
        }
        changes.make(member, centre(), (tx, note) -> {
            new AgentRings(tx, centre()).allow(agent, now);
            note.down("AGENT_PHONES_SET", "agent " + agent.value(), name + ": " + said(now));
            return now;
        });
        return Notice.done(next, "/phones", "notice.saved", name);
    }

    private static Optional<String> deskPhone(Form form) {
        Optional<String> typed = form.optional("deskPhone", 32);
        if (typed.filter(name -> !AgentPhone.isEndpoint(name) || name.matches(OWN))
                .isPresent()) {
            form.wrong("deskPhone", "problem.deskPhone");
        }
        return typed;
    }

    private Optional<PhoneNumber> number(Form form) {
        Optional<String> typed = form.optional("ownNumber", 40);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        return switch (numbers.read(typed.get())) {
            case Reading.Refused(var why) -> {
                form.wrongSaying("ownNumber", why);
                yield Optional.empty();
            }
            case Reading.Understood(var facts) -> {
                if (!isFit(facts)) {
                    form.wrong("ownNumber", "problem.ownNumber");
                }
                yield Optional.of(facts.number());
            }
        };
    }

    private static boolean isFit(NumberFacts facts) {
        return facts.valid() && FIT.contains(facts.type());
    }

    /** For the audit log, which holds no whole number. */
    private static String said(Allowed now) {
        return "desk phone " + now.deskPhone().orElse("none") + ", number "
                + now.number().map(PhoneNumber::masked).orElse("none");
    }

    private String name(AgentId agent) {
        return new Staff(sql, centre())
                .agents().stream()
                        .filter(one -> one.id().equals(agent))
                        .map(Staff.Member::name)
                        .findFirst()
                        .orElseThrow(NotThere::new);
    }

    private ClientId centre() {
        return new Clients(sql).findCentre().orElseThrow();
    }

    private static String path(AgentId agent) {
        return "/phones/" + agent.value();
    }

    private String editor(Model model, AgentId agent, Form form) {
        var fields = List.of(
                Field.line("deskPhone").code().hint(),
                Field.line("ownNumber").code().hint());
        model.addAttribute(
                Editor.VIEW,
                Editor.of(
                        Title.of("phones.one", name(agent)).below("phones.title", "/phones"),
                        path(agent),
                        "form.save",
                        "/phones",
                        fields,
                        form));
        return Editor.VIEW;
    }
}
