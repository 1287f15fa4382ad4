package outdial.app.web.campaign;

import jakarta.servlet.http.HttpSession;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import outdial.app.floor.FloorInput;
import outdial.app.web.door.Changes;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.door.NotThere;
import outdial.app.web.door.RunningFloor;
import outdial.app.web.live.LiveFeed;
import outdial.app.web.live.LiveText;
import outdial.app.web.live.LiveView;
import outdial.app.web.office.CampaignTable;
import outdial.app.web.page.Listing;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Title;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.sql.Accounts.Role;
import outdial.sql.CampaignList;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.Campaign;
import outdial.sql.Campaigns.State;

/** Campaigns: all of them, and one while it dials; starts, pauses and stops it. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR, Role.ANALYST, Role.CLIENT_VIEWER})
final class CampaignController {
    private static final Set<Role> READERS =
            Set.of(Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR, Role.ANALYST, Role.CLIENT_VIEWER);
    private static final Set<Role> LEADS = Set.of(Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR);
    private static final Set<Role> OFFICE = Set.of(Role.ADMINISTRATOR, Role.MANAGER);
    private static final Set<Role> AHEAD = Set.of(Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR, Role.ANALYST);
    private static final Set<Role> ANALYSTS =
            Set.of(Role.ADMINISTRATOR, Role.MANAGER, Role.ANALYST, Role.CLIENT_VIEWER);

    private final DSLContext sql;
    private final Changes changes;
    private final RunningFloor floor;
    private final LiveFeed feed;
    private final InstantSource clock;

    CampaignController(DSLContext sql, Changes changes, RunningFloor floor, LiveFeed feed, InstantSource clock) {
        this.sql = sql;
        this.changes = changes;
        this.floor = floor;
        this.feed = feed;
        this.clock = clock;
    }

    @GetMapping("/campaigns")
    String list(@RequestAttribute Member member, Model model) {
        model.addAttribute(
                Listing.VIEW,
                Listing.of(
                        Title.of("campaign.title"),
                        CampaignTable.of(new CampaignList(sql).of(member.reach(READERS)), true)));
        return Listing.VIEW;
    }

    @GetMapping("/clients/{client}/campaigns/{campaign}")
    String page(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable("campaign") CampaignId id,
            Locale language,
            Model model) {
        Campaign campaign = find(client, id);
        Standing standing = Standing.of(sql, campaign, floor.gate(), clock.instant());
        Optional<LiveView> live = feed.isLive() ? part(member, client, id).of().apply(feed.newest()) : Optional.empty();
        model.addAllAttributes(LiveText.model(live.orElse(standing.view()), language));
        model.addAttribute("campaign", campaign);
        model.addAttribute("badge", CampaignTable.state(campaign.state()));
        model.addAttribute("path", path(client, id));
        model.addAttribute("isLive", feed.isLive());
        model.addAttribute("standing", standing);
        model.addAttribute("mayRun", member.isAny(LEADS, client));
        model.addAttribute("mayChange", member.isAny(OFFICE, client));
        model.addAttribute("maySeeAhead", member.isAny(AHEAD, client));
        model.addAttribute(
                "ahead",
                AheadController.Ahead.blank(
                        live.map(view -> view.agents().size())
                                .filter(agents -> agents > 0)
                                .orElse(AheadController.USUAL_AGENTS),
                        campaign.settings().mode()));
        model.addAttribute("mayTake", member.isAny(ANALYSTS, client));
        return "campaign";
    }

    @GetMapping(path = "/clients/{client}/campaigns/{campaign}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable("campaign") CampaignId id,
            Locale language,
            HttpSession session) {
        find(client, id);
        return feed.open(language, session.getId(), part(member, client, id));
    }

    /** What of the floor the member sees; those who may not look at leads see no names and masked numbers. */
    private static LiveFeed.Part part(Member member, ClientId client, CampaignId id) {
        boolean seesLeads = member.isAny(LEADS, client);
        return new LiveFeed.Part(
                "campaign " + id.value() + (seesLeads ? "" : " masked"),
                "campaign-now",
                Optional.empty(),
                view -> Optional.of(view.of(id))
                        .filter(part -> !part.campaigns().isEmpty())
                        .map(part -> seesLeads ? part : part.masked()));
    }

    @PostMapping("/clients/{client}/campaigns/{campaign}/start")
    @For({Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR})
    String start(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable("campaign") CampaignId id,
            RedirectAttributes next) {
        return move(member, find(client, id), Set.of(State.DRAFT, State.PAUSED, State.CLOSED), State.RUNNING, next);
    }

    /** No new calls; those that ring and those that talk go on. */
    @PostMapping("/clients/{client}/campaigns/{campaign}/pause")
    @For({Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR})
    String pause(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable("campaign") CampaignId id,
            RedirectAttributes next) {
        Campaign campaign = find(client, id);
        String page = move(member, campaign, Set.of(State.RUNNING), State.PAUSED, next);
        floor.tell(new FloorInput.CampaignStopped(id, false, "the campaign is paused"));
        return page;
    }

    /** No new calls, and what rings now is taken back; those that talk go on. */
    @PostMapping("/clients/{client}/campaigns/{campaign}/stop")
    @For({Role.ADMINISTRATOR, Role.MANAGER})
    String stop(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable("campaign") CampaignId id,
            RedirectAttributes next) {
        Campaign campaign = find(client, id);
        String page = move(member, campaign, Set.of(State.DRAFT, State.RUNNING, State.PAUSED), State.CLOSED, next);
        floor.tell(new FloorInput.CampaignStopped(id, true, "the campaign is closed"));
        return page;
    }

    private String move(Member member, Campaign campaign, Set<State> from, State to, RedirectAttributes next) {
        boolean moved = changes.make(member, campaign.client(), (tx, note) -> {
            boolean done = new Campaigns(tx, campaign.client()).move(campaign.id(), from, to);
            if (done) {
                note.down("CAMPAIGN_" + to, "campaign " + campaign.id().value(), campaign.name());
            }
            return done;
        });
        String path = path(campaign.client(), campaign.id());
        return moved
                ? Notice.done(next, path, "campaign.moved." + to, campaign.name())
                : Notice.refused(next, path, "campaign.notMoved", campaign.name());
    }

    private Campaign find(ClientId client, CampaignId id) {
        return new Campaigns(sql, client).find(id).orElseThrow(NotThere::new);
    }

    private static String path(ClientId client, CampaignId campaign) {
        return "/clients/" + client.value() + "/campaigns/" + campaign.value();
    }
}
