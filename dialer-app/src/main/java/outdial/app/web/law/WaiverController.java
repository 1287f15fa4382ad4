package outdial.app.web.law;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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
import outdial.app.web.page.Mood;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Table;
import outdial.app.web.page.Title;
import outdial.compliance.RuleBook;
import outdial.model.ClientId;
import outdial.sql.Accounts.Role;
import outdial.sql.Campaigns.Campaign;
import outdial.sql.LeadBook;
import outdial.sql.RuleWaivers;
import outdial.sql.RuleWaivers.Kept;
import outdial.sql.RuleWaivers.State;

/**
 * Rules of the house left aside for a time: one person asks and says why, another approves. A law, a regulator's rule and a
 * code's can't be chosen here, and the gate would not hear of it either.
 */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class WaiverController {
    private static final int SHOWN = 100;

    private final DSLContext sql;
    private final Changes changes;
    private final Rejudging rejudging;
    private final InstantSource clock;

    WaiverController(DSLContext sql, Changes changes, Rejudging rejudging, InstantSource clock) {
        this.sql = sql;
        this.changes = changes;
        this.rejudging = rejudging;
        this.clock = clock;
    }

    @GetMapping("/clients/{client}/overrides")
    String list(@RequestAttribute Member member, @PathVariable("client") ClientId client, Model model) {
        Map<Long, Campaign> campaigns = WaiverForm.campaigns(sql, client);
        Instant now = clock.instant();
        model.addAttribute(
                Listing.VIEW,
                Listing.of(
                                Title.of("waiver.title")
                                        .below("stricter.title", "/clients/" + client.value() + "/stricter"),
                                Table.of(
                                        "waiver.rule waiver.whom suspension.from suspension.until suspension.reason"
                                                + " waiver.askedBy waiver.decidedBy suspension.state suspension.deed",
                                        "waiver.none",
                                        new RuleWaivers(sql, client)
                                                .newest(SHOWN).stream()
                                                        .map(kept -> cells(kept, client, campaigns, member, now))
                                                        .toList()))
                        .with("waiver.add", path(client) + "/new"));
        return Listing.VIEW;
    }

    private static List<Cell> cells(
            Kept kept, ClientId client, Map<Long, Campaign> campaigns, Member member, Instant now) {
        var wanted = kept.wanted();
        String campaign = Optional.ofNullable(campaigns.get(wanted.campaign().value()))
                .map(Campaign::name)
                .orElse("");
        return List.of(
                RuleBook.waivable().contains(wanted.waiver().rule())
                        ? new Cell.Word("rule." + wanted.waiver().rule())
                        : new Cell.Code(wanted.waiver().rule()),
                wanted.lead()
                        .<Cell>map(lead -> new Cell.Link(
                                campaign + " #" + lead.value(),
                                "/clients/" + client.value() + "/leads/" + lead.value()))
                        .orElse(new Cell.Plain(campaign)),
                new Cell.Moment(wanted.waiver().from()),
                new Cell.Moment(wanted.waiver().until()),
                new Cell.Plain(wanted.reason()),
                new Cell.Plain(kept.askedName()),
                kept.decidedName().<Cell>map(Cell.Plain::new).orElse(new Cell.Plain("–")),
                badge(kept, now),
                deeds(kept, client, member, now));
    }

    private static boolean isOver(Kept kept, Instant now) {
        return !kept.wanted().waiver().until().isAfter(now);
    }

    private static Cell badge(Kept kept, Instant now) {
        if (isOver(kept, now) && (kept.state() == State.ASKED || kept.state() == State.APPROVED)) {
            return new Cell.Badge(Mood.QUIET, "waiverState.OVER");
        }
        return switch (kept.state()) {
            case ASKED -> new Cell.Badge(Mood.NOTICE, "waiverState.ASKED");
            case APPROVED -> new Cell.Badge(Mood.GOOD, "waiverState.APPROVED");
            case REFUSED -> new Cell.Badge(Mood.BAD, "waiverState.REFUSED");
            case ENDED -> new Cell.Badge(Mood.QUIET, "waiverState.ENDED");
        };
    }

    /** Whoever asked may end it; everybody else may decide. */
    private static Cell deeds(Kept kept, ClientId client, Member member, Instant now) {
        String at = path(client) + "/" + kept.id();
        var presses = new ArrayList<Cell.Press>();
        if (!isOver(kept, now)) {
            if (kept.state() == State.ASKED && kept.askedBy() != member.id()) {
                presses.add(new Cell.Press("waiver.approve", at + "/approve"));
                presses.add(new Cell.Press("waiver.refuse", at + "/refuse"));
            } else if (kept.state() == State.ASKED || kept.state() == State.APPROVED) {
                presses.add(new Cell.Press("waiver.end", at + "/end"));
            }
        }
        return new Cell.Deeds(kept.wanted().waiver().rule(), presses);
    }

    @GetMapping("/clients/{client}/overrides/new")
    String blank(
            @PathVariable("client") ClientId client,
            @RequestParam(name = "campaign", defaultValue = "") String campaign,
            @RequestParam(name = "lead", defaultValue = "") String lead,
            @RequestParam(name = "rule", defaultValue = "") String rule,
            Model model) {
        return editor(
                model,
                client,
                Form.empty()
                        .fill("waiverCampaign", campaign)
                        .fill("waiverLead", lead)
                        .fill("waiverRule", rule));
    }

    @PostMapping("/clients/{client}/overrides")
    String ask(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        Optional<RuleWaivers.Wanted> wanted = new WaiverForm(sql, client, clock.instant()).read(form);
        if (wanted.isEmpty()) {
            return editor(model, client, form);
        }
        changes.make(member, client, (tx, note) -> {
            long id = new RuleWaivers(tx, client).ask(wanted.get(), member.id(), member.name(), clock.instant());
            note.down(
                    "WAIVER_ASKED",
                    "override " + id,
                    wanted.get().waiver().rule() + ": " + wanted.get().reason());
            return id;
        });
        return Notice.done(next, path(client), "waiver.asked", "");
    }

    @PostMapping("/clients/{client}/overrides/{id}/approve")
    String approve(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable long id,
            RedirectAttributes next) {
        return decide(member, client, id, true, next);
    }

    @PostMapping("/clients/{client}/overrides/{id}/refuse")
    String refuse(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable long id,
            RedirectAttributes next) {
        return decide(member, client, id, false, next);
    }

    private String decide(Member member, ClientId client, long id, boolean approve, RedirectAttributes next) {
        Kept kept = new RuleWaivers(sql, client).find(id).orElseThrow(NotThere::new);
        if (kept.askedBy() == member.id()) {
            return Notice.refused(next, path(client), "waiver.own", "");
        }
        boolean decided = changes.make(member, client, (tx, note) -> {
            boolean done = new RuleWaivers(tx, client).decide(id, approve, member.id(), member.name(), clock.instant());
            if (done) {
                note.down(
                        approve ? "WAIVER_APPROVED" : "WAIVER_REFUSED",
                        "override " + id,
                        kept.wanted().waiver().rule() + ", asked for by " + kept.askedName());
            }
            return done;
        });
        if (decided && approve) {
            judgeAnew(client, kept);
        }
        return decided
                ? Notice.done(next, path(client), approve ? "waiver.approved" : "waiver.refused", "")
                : Notice.refused(next, path(client), "waiver.tooLate", "");
    }

    /** One lead's is of use at once; a whole campaign's leads are judged within a minute by the job that does so. */
    private void judgeAnew(ClientId client, Kept kept) {
        kept.wanted()
                .lead()
                .flatMap(lead -> new LeadBook(sql, client).find(lead))
                .ifPresent(lead -> lead.phones().forEach(phone -> rejudging.of(client, phone.number())));
    }

    @PostMapping("/clients/{client}/overrides/{id}/end")
    String end(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable long id,
            RedirectAttributes next) {
        Kept kept = new RuleWaivers(sql, client).find(id).orElseThrow(NotThere::new);
        boolean ended = changes.make(member, client, (tx, note) -> {
            boolean done = new RuleWaivers(tx, client).end(id, clock.instant());
            if (done) {
                note.down(
                        "WAIVER_ENDED", "override " + id, kept.wanted().waiver().rule());
            }
            return done;
        });
        return ended
                ? Notice.done(next, path(client), "waiver.ended", "")
                : Notice.refused(next, path(client), "waiver.tooLate", "");
    }

    private String editor(Model model, ClientId client, Form form) {
        model.addAttribute(
                Editor.VIEW,
                Editor.of(
                        Title.of("waiver.add").below("waiver.title", path(client)),
                        path(client),
                        "waiver.submit",
                        path(client),
                        new WaiverForm(sql, client, clock.instant()).fields(),
                        form));
        return Editor.VIEW;
    }

    private static String path(ClientId client) {
        return "/clients/" + client.value() + "/overrides";
    }
}
