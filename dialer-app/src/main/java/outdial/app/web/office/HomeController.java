package outdial.app.web.office;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.register.RegisterAge;
import outdial.compliance.register.RegisterAge.Standing;
import outdial.sql.Accounts;
import outdial.sql.Accounts.Role;
import outdial.sql.Callbacks;
import outdial.sql.CampaignList;
import outdial.sql.Campaigns.State;
import outdial.sql.Clients;
import outdial.sql.Reach;
import outdial.sql.RegisterCopies;

/** Where everybody arrives: what is going on and, as long as something is missing, what to set up next. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR, Role.AGENT, Role.ANALYST, Role.CLIENT_VIEWER})
final class HomeController {
    private static final Set<Role> READERS =
            Set.of(Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR, Role.ANALYST, Role.CLIENT_VIEWER);
    private static final Set<Role> OFFICE = Set.of(Role.ADMINISTRATOR, Role.MANAGER);
    private static final Set<Role> LEADS = Set.of(Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR);
    private static final RulePacks PACKS = RulePacks.shipped();
    private static final int MOST_CALLBACKS = 500;

    private final DSLContext sql;
    private final InstantSource clock;

    HomeController(DSLContext sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Something to set up before the first call; {@code href} is where, or empty if it can't be done yet. */
    record Step(String key, String href, boolean isDone) {}

    @GetMapping("/")
    String page(@RequestAttribute Member member, Model model) {
        if (!member.isAny(READERS)) {
            return "redirect:/desk";
        }
        List<CampaignList.Row> campaigns = new CampaignList(sql).of(member.reach(READERS));
        List<Step> steps = member.isAnyOfCentre(OFFICE) ? steps(campaigns, member) : List.of();
        model.addAttribute("name", member.name());
        model.addAttribute("steps", steps.stream().allMatch(Step::isDone) ? List.of() : steps);
        model.addAttribute("campaigns", CampaignTable.of(campaigns, true));
        model.addAttribute("running", count(campaigns, State.RUNNING));
        model.addAttribute(
                "ready",
                campaigns.stream()
                        .filter(row -> row.state() == State.RUNNING)
                        .mapToLong(CampaignList.Row::ready)
                        .sum());
        model.addAttribute("paused", count(campaigns, State.PAUSED));
        model.addAttribute("isLead", member.isAny(LEADS));
        model.addAttribute("late", late(member.reach(LEADS)));
        List<RegisterAge> ages =
                member.isAnyOfCentre(LEADS) ? RegisterAge.of(PACKS, new RegisterCopies(sql).days()) : List.of();
        model.addAttribute("registersTooOld", named(ages, Standing.STALE));
        model.addAttribute("registersEnding", named(ages, Standing.ENDING));
        return "home";
    }

    /** The registers whose copies stand so, by name; empty if none does. */
    private String named(List<RegisterAge> ages, Standing standing) {
        Instant now = clock.instant();
        return ages.stream()
                .filter(age -> age.at(now) == standing)
                .map(age -> age.register() + " (" + age.rule() + ")")
                .collect(Collectors.joining(", "));
    }

    private static long count(List<CampaignList.Row> campaigns, State state) {
        return campaigns.stream().filter(row -> row.state() == state).count();
    }

    private long late(Reach reach) {
        Instant now = clock.instant();
        return Callbacks.open(sql, reach, MOST_CALLBACKS).stream()
                .filter(promise -> promise.due().isBefore(now))
                .count();
    }

    private List<Step> steps(List<CampaignList.Row> campaigns, Member member) {
        var clients = new Clients(sql)
                .list(new Reach.Everyone()).stream()
                        .filter(client -> !client.isCentre())
                        .toList();
        String first =
                clients.isEmpty() ? "" : "/clients/" + clients.getFirst().id().value();
        boolean hasAgents = new Accounts(sql)
                .list().stream().anyMatch(account -> account.roles().contains(Role.AGENT));
        boolean hasLeads = campaigns.stream().anyMatch(row -> row.ready() + row.later() + row.never() > 0);
        return List.of(
                new Step("home.step.client", "/clients/new", !clients.isEmpty()),
                new Step("home.step.campaign", below(first, "/campaigns/new"), !campaigns.isEmpty()),
                new Step("home.step.list", campaigns.isEmpty() ? "" : below(first, "/lists"), hasLeads),
                new Step(
                        "home.step.agents",
                        member.isAnyOfCentre(Set.of(Role.ADMINISTRATOR)) ? "/users/new" : "",
                        hasAgents),
                new Step("home.step.start", hasLeads ? "/campaigns" : "", count(campaigns, State.RUNNING) > 0));
    }

    private static String below(String client, String path) {
        return client.isEmpty() ? "" : client + path;
    }
}
