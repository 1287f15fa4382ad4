package outdial.app.web.office;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import outdial.app.floor.FloorInput;
import outdial.app.recording.RecordingShelf;
import outdial.app.web.door.Changes;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.door.NotThere;
import outdial.app.web.door.RunningFloor;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Figures;
import outdial.app.web.page.Mood;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Table;
import outdial.compliance.ComplianceGate;
import outdial.compliance.Finding;
import outdial.compliance.GateFacts;
import outdial.compliance.Verdict;
import outdial.compliance.direction.AgreedWaiver;
import outdial.compliance.words.Saying;
import outdial.model.AttemptId;
import outdial.model.ClientId;
import outdial.model.LeadId;
import outdial.model.PhoneNumber;
import outdial.sql.Accounts.Role;
import outdial.sql.Campaigns;
import outdial.sql.DoNotCalls;
import outdial.sql.LeadBook;
import outdial.sql.LeadBook.Place;
import outdial.sql.LeadJudgings;
import outdial.sql.LeadState;
import outdial.sql.SharedOptOuts;
import outdial.sql.Staff;

/** One lead: who, which numbers, why it may (not) be called now, and all that happened. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR})
final class LeadController {
    private final DSLContext sql;
    private final Changes changes;
    private final RunningFloor floor;
    private final InstantSource clock;
    private final RecordingShelf shelf;

    LeadController(DSLContext sql, Changes changes, RunningFloor floor, InstantSource clock, RecordingShelf shelf) {
        this.sql = sql;
        this.changes = changes;
        this.floor = floor;
        this.clock = clock;
        this.shelf = shelf;
    }

    /**
     * Whether a campaign may call the lead now.
     *
     * @param until words of the first instant that suits every rule; empty if there is none or it is now
     * @param objections every rule that objects, the first one first
     * @param waivers rules left aside for the lead now
     */
    record Answer(
            Place place,
            Mood mood,
            String key,
            String until,
            List<Objection> objections,
            String due,
            List<AgreedWaiver> waivers) {
        /** The first rule in the way that two people may leave aside. */
        public Optional<String> waivable() {
            return objections.stream()
                    .filter(Objection::mayBeWaived)
                    .map(Objection::rule)
                    .findFirst();
        }
    }

    /** A rule's objection under a headline, which is the word {@code key}. */
    record Objection(String key, String rule, Saying says, boolean mayBeWaived) {}

    @GetMapping("/clients/{client}/leads/{lead}")
    String page(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable("lead") LeadId id,
            @ModelAttribute("write") Figures write,
            Model model) {
        var book = new LeadBook(sql, client);
        LeadBook.Lead lead = book.find(id).orElseThrow(NotThere::new);
        Map<Long, String> agents = Staff.names(sql);
        model.addAttribute("lead", lead);
        model.addAttribute("path", path(client, id));
        model.addAttribute("mayAsk", member.isAny(Set.of(Role.ADMINISTRATOR, Role.MANAGER), client));
        model.addAttribute("base", "/clients/" + client.value());
        model.addAttribute(
                "answers",
                book.places(id).stream()
                        .map(place -> answer(client, book, id, place, write))
                        .toList());
        model.addAttribute("attempts", attempts(client, book.attempts(id), agents, write));
        model.addAttribute(
                "promises",
                book.promises(id).stream()
                        .map(promise -> List.<Cell>of(
                                new Cell.Moment(promise.due()),
                                new Cell.Word("callbackState." + promise.state()),
                                new Cell.Plain(promise.agent()
                                        .map(agent -> agents.getOrDefault(agent, ""))
                                        .orElse("")),
                                new Cell.Plain(promise.note())))
                        .toList());
        return "lead";
    }

    private Answer answer(ClientId client, LeadBook book, LeadId lead, Place place, Figures write) {
        Instant at = clock.instant();
        var campaigns = new Campaigns(sql, client);
        ComplianceGate gate =
                gate(campaigns.campaign(place.campaign()).settings().ruleBook());
        GateFacts.Terms terms = campaigns.terms(place.campaign(), at);
        Verdict verdict =
                book.facts(terms, lead, at).map(facts -> gate.judge(facts, at)).orElseThrow();
        String due = place.due().map(when -> write.at(when, place.zone())).orElse("");
        List<AgreedWaiver> waivers = terms.directions().standing(lead, at);
        return switch (verdict) {
            case Verdict.Allowed _
            when place.state() != LeadState.READY ->
                new Answer(place, Mood.CALM, "leadState." + place.state(), "", List.of(), due, waivers);
            case Verdict.Allowed _ -> new Answer(place, Mood.GOOD, "lead.allowed", "", List.of(), due, waivers);
            case Verdict.Deferred(var until, var findings) ->
                new Answer(
                        place,
                        Mood.NOTICE,
                        "lead.deferred",
                        write.at(until, place.zone()),
                        objections(gate, findings),
                        due,
                        waivers);
            case Verdict.Denied(var findings) ->
                new Answer(place, Mood.BAD, "lead.denied", "", objections(gate, findings), due, waivers);
        };
    }

    private static List<Objection> objections(ComplianceGate gate, List<Finding> findings) {
        return findings.stream()
                .map(one ->
                        new Objection("rule." + gate.about(one), one.rule(), one.told(), gate.mayBeWaived(one.rule())))
                .toList();
    }

    private ComplianceGate gate(String book) {
        return floor.gate().orElseGet(() -> ComplianceGate.shipped(book));
    }

    private Table attempts(ClientId client, List<LeadBook.Tried> tried, Map<Long, String> agents, Figures write) {
        return Table.of(
                "attempt.at attempt.campaign attempt.number attempt.outcome attempt.disposition attempt.agent"
                        + " #attempt.talked recording.title",
                "attempt.none",
                tried.stream().map(one -> cells(client, one, agents, write)).toList());
    }

    private List<Cell> cells(ClientId client, LeadBook.Tried one, Map<Long, String> agents, Figures write) {
        var cells = new ArrayList<Cell>();
        cells.add(new Cell.Moment(one.at()));
        cells.add(new Cell.Plain(one.campaign()));
        cells.add(new Cell.Code(one.number().e164()));
        cells.add(one.outcome()
                .<Cell>map(outcome -> new Cell.Word("outcome." + outcome))
                .orElse(new Cell.Word("attempt.live")));
        cells.add(one.disposition().map(Cell::disposition).orElse(Cell.none()));
        cells.add(new Cell.Plain(
                one.agent().map(agent -> agents.getOrDefault(agent, "")).orElse("")));
        cells.add(new Cell.Figure(one.talked().map(write::minutes).orElse("")));
        cells.add(sound(client, one));
        return cells;
    }

    /** The recording, or plainly why there is none; nothing for a call on which nobody talked. */
    private Cell sound(ClientId client, LeadBook.Tried one) {
        return switch (shelf.state(new AttemptId(one.id()), one.recorded())) {
            case PLAYABLE -> new Cell.Sound("/clients/" + client.value() + "/recordings/" + one.id() + ".wav");
            case ELSEWHERE -> new Cell.Word("recording.elsewhere");
            case REMOVED -> new Cell.Word("recording.removed");
            case NONE -> one.talked().isPresent() ? new Cell.Word("recording.none") : Cell.none();
        };
    }

    /** Puts one of the lead's numbers on the client's own opt-out list; the floor drops it at once. */
    @PostMapping("/clients/{client}/leads/{lead}/do-not-call")
    String doNotCall(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable("lead") LeadId id,
            @RequestParam(defaultValue = "") String number,
            RedirectAttributes next) {
        PhoneNumber phone = new LeadBook(sql, client)
                .find(id).orElseThrow(NotThere::new).phones().stream()
                        .map(LeadBook.Phone::number)
                        .filter(one -> one.e164().equals(number))
                        .findFirst()
                        .orElseThrow(NotThere::new);
        changes.make(member, client, (tx, note) -> {
            new DoNotCalls(tx, client).optOut(phone, "OFFICE", clock.instant());
            note.down("OPTED_OUT", "lead " + id.value(), "");
            return phone;
        });
        floor.tell(new FloorInput.PhoneListed(phone));
        LeadJudgings.judgeEverywhere(sql, client, phone, this::gate, clock.instant());
        String bound = new SharedOptOuts(sql).isPolicy() ? "lead.optedOutOfAll" : "lead.optedOut";
        return Notice.done(next, path(client, id), bound, phone.e164());
    }

    private static String path(ClientId client, LeadId lead) {
        return "/clients/" + client.value() + "/leads/" + lead.value();
    }
}
