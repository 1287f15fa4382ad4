package outdial.app.web.office;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
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
import outdial.app.floor.FloorInput;
import outdial.app.web.door.Changes;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.door.RunningFloor;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Editor;
import outdial.app.web.page.Form;
import outdial.app.web.page.Listing;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Table;
import outdial.app.web.page.Title;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.sql.Accounts.Role;
import outdial.sql.CallerNumbers;
import outdial.sql.CampaignList;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.State;
import outdial.sql.Clients;
import outdial.sql.Clients.Client;
import outdial.sql.Reach;

/** Clients: who they are, what is dialled for them, and the button that stops all of it. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class ClientController {
    private static final Set<Role> OFFICE = Set.of(Role.ADMINISTRATOR, Role.MANAGER);
    private static final Set<Role> LEADS = Set.of(Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR);

    private final DSLContext sql;
    private final Changes changes;
    private final RunningFloor floor;
    private final InstantSource clock;

    ClientController(DSLContext sql, Changes changes, RunningFloor floor, InstantSource clock) {
        this.sql = sql;
        this.changes = changes;
        this.floor = floor;
        this.clock = clock;
    }

    @GetMapping("/clients")
    String list(@RequestAttribute Member member, Model model) {
        Reach reach = member.reach(OFFICE);
        var campaigns = new CampaignList(sql).of(reach);
        var rows = new Clients(sql)
                .list(reach).stream()
                        .map(client -> List.<Cell>of(
                                new Cell.Link(
                                        client.name(), "/clients/" + client.id().value()),
                                new Cell.Count(campaigns.stream()
                                        .filter(row -> row.client().equals(client.id()))
                                        .count()),
                                new Cell.Count(campaigns.stream()
                                        .filter(row -> row.client().equals(client.id()) && row.state() == State.RUNNING)
                                        .count()),
                                new Cell.Moment(client.createdAt())))
                        .toList();
        model.addAttribute(
                Listing.VIEW,
                Listing.of(
                                Title.of("client.title"),
                                Table.of(
                                        "client.name #client.campaigns #client.running client.since",
                                        "client.none",
                                        rows))
                        .withIf(member.isAnyOfCentre(OFFICE), "client.add", "/clients/new")
                        .withIf(member.isAnyOfCentre(OFFICE), "optOuts.title", "/clients/opt-outs"));
        return Listing.VIEW;
    }

    @GetMapping("/clients/new")
    @For(
            value = {Role.ADMINISTRATOR, Role.MANAGER},
            wholeCentre = true)
    String blank(Model model) {
        return editor(model, Title.of("client.add"), "/clients", Form.empty());
    }

    @PostMapping("/clients")
    @For(
            value = {Role.ADMINISTRATOR, Role.MANAGER},
            wholeCentre = true)
    String add(
            @RequestAttribute Member member,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        String name = name(form);
        if (!form.isGood()) {
            return editor(model, Title.of("client.add"), "/clients", form);
        }
        ClientId centre = new Clients(sql).findCentre().orElseThrow();
        ClientId made = changes.make(member, centre, (tx, note) -> {
            ClientId added = new Clients(tx).open(name, clock.instant());
            note.down("CLIENT_ADDED", "client " + added.value(), name);
            return added;
        });
        return Notice.done(next, "/clients/" + made.value(), "notice.added", name);
    }

    @GetMapping("/clients/{client}")
    @For({Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR, Role.ANALYST, Role.CLIENT_VIEWER})
    String page(@RequestAttribute Member member, @RequestAttribute Client client, Model model) {
        var campaigns = new CampaignList(sql).of(new Reach.Only(Set.of(client.id())));
        model.addAttribute("client", client);
        model.addAttribute("campaigns", CampaignTable.of(campaigns, false));
        model.addAttribute(
                "running",
                campaigns.stream().filter(row -> row.state() == State.RUNNING).count());
        model.addAttribute("mayChange", member.isAny(OFFICE, client.id()));
        model.addAttribute(
                "hasNumber", !new CallerNumbers(sql, client.id()).list().isEmpty());
        model.addAttribute("mayStop", member.isAny(LEADS, client.id()));
        return "client";
    }

    @GetMapping("/clients/{client}/name")
    String rename(@RequestAttribute Client client, Model model) {
        return editor(
                model,
                Title.of("client.rename", client.name()),
                path(client) + "/name",
                Form.empty().fill("name", client.name()));
    }

    @PostMapping("/clients/{client}/name")
    String renamed(
            @RequestAttribute Member member,
            @RequestAttribute Client client,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        String name = form.value("name").strip().equals(client.name()) ? client.name() : name(form);
        if (!form.isGood()) {
            return editor(model, Title.of("client.rename", client.name()), path(client) + "/name", form);
        }
        changes.make(member, client.id(), (tx, note) -> {
            new Clients(tx).rename(client.id(), name);
            note.down("CLIENT_RENAMED", "client " + client.id().value(), client.name() + " → " + name);
            return name;
        });
        return Notice.done(next, path(client), "notice.saved", name);
    }

    /** Every running campaign of the client is paused, and what rings now is taken back. */
    @PostMapping("/clients/{client}/stop")
    @For({Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR})
    String stop(@RequestAttribute Member member, @PathVariable("client") ClientId id, RedirectAttributes next) {
        List<CampaignId> stopped = changes.make(member, id, (tx, note) -> {
            var campaigns = new Campaigns(tx, id);
            return campaigns.campaigns().stream()
                    .filter(campaign -> campaigns.move(campaign.id(), Set.of(State.RUNNING), State.PAUSED))
                    .map(campaign -> {
                        note.down(
                                "CAMPAIGN_PAUSED",
                                "campaign " + campaign.id().value(),
                                "All dialling of the client was stopped");
                        return campaign.id();
                    })
                    .toList();
        });
        stopped.forEach(campaign ->
                floor.tell(new FloorInput.CampaignStopped(campaign, true, "all dialling of the client was stopped")));
        return Notice.done(next, "/clients/" + id.value(), "client.stopped", String.valueOf(stopped.size()));
    }

    private String name(Form form) {
        String name = form.text("name", 120);
        if (new Clients(sql).find(name).isPresent()) {
            form.wrong("name", "problem.taken");
        }
        return name;
    }

    private static String path(Client client) {
        return "/clients/" + client.id().value();
    }

    private static String editor(Model model, Title title, String action, Form form) {
        model.addAttribute(Editor.VIEW, Editor.ofName(title.below("client.title", "/clients"), action, form));
        return Editor.VIEW;
    }
}
