package outdial.app.web.office;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Listing;
import outdial.app.web.page.Mood;
import outdial.app.web.page.Table;
import outdial.app.web.page.Title;
import outdial.sql.Accounts.Role;
import outdial.sql.Callbacks;
import outdial.sql.Callbacks.Shown;
import outdial.sql.Staff;

/** Promises that are not kept yet, the first due first. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR})
final class CallbackController {
    private static final Set<Role> LEADS = Set.of(Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR);
    private static final int MOST = 500;

    private final DSLContext sql;
    private final InstantSource clock;

    CallbackController(DSLContext sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @GetMapping("/callbacks")
    String list(@RequestAttribute Member member, Model model) {
        Instant now = clock.instant();
        Map<Long, String> agents = Staff.names(sql);
        var rows = Callbacks.open(sql, member.reach(LEADS), MOST).stream()
                .map(promise -> cells(promise, agents, now))
                .toList();
        model.addAttribute(
                Listing.VIEW,
                Listing.of(
                        Title.of("callback.title"),
                        Table.of(
                                "callback.lead callback.due callback.state callback.campaign callback.agent callback.note",
                                "callback.none",
                                rows)));
        return Listing.VIEW;
    }

    private static List<Cell> cells(Shown promise, Map<Long, String> agents, Instant now) {
        String path = "/clients/" + promise.client().value() + "/leads/"
                + promise.lead().value();
        return List.of(
                promise.name().isEmpty()
                        ? new Cell.WordLink("lead.nameless", path)
                        : new Cell.Link(promise.name(), path),
                new Cell.Moment(promise.due()),
                promise.due().isBefore(now)
                        ? new Cell.Badge(Mood.NOTICE, "callback.late")
                        : new Cell.Badge(Mood.CALM, "callback.coming"),
                new Cell.Link(
                        promise.campaignName(),
                        "/clients/" + promise.client().value() + "/campaigns/"
                                + promise.campaign().value()),
                promise.agent()
                        .<Cell>map(agent -> new Cell.Plain(agents.getOrDefault(agent.value(), "")))
                        .orElse(new Cell.Word("callback.anyone")),
                new Cell.Plain(promise.note()));
    }
}
