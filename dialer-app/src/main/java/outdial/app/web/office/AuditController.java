package outdial.app.web.office;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Listing;
import outdial.app.web.page.Table;
import outdial.app.web.page.Title;
import outdial.model.ClientId;
import outdial.sql.Accounts;
import outdial.sql.Accounts.Role;
import outdial.sql.Audit;
import outdial.sql.Audit.Deed;
import outdial.sql.Clients;
import outdial.sql.Reach;

/** Who changed what, the newest first. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class AuditController {
    private static final Set<Role> OFFICE = Set.of(Role.ADMINISTRATOR, Role.MANAGER);
    private static final int PAGE = 50;

    private final DSLContext sql;

    AuditController(DSLContext sql) {
        this.sql = sql;
    }

    @GetMapping("/audit")
    String list(
            @RequestAttribute Member member,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Model model) {
        Reach reach = member.reach(OFFICE);
        List<Deed> deeds = Audit.newest(sql, reach, before, PAGE + 1);
        Map<Long, String> people = new Accounts(sql).names();
        Map<ClientId, String> clients = new Clients(sql)
                .list(reach).stream().collect(Collectors.toMap(Clients.Client::id, Clients.Client::name));
        List<List<Cell>> rows = deeds.stream()
                .limit(PAGE)
                .map(deed -> cells(deed, people, clients))
                .toList();
        Optional<String> older = deeds.size() > PAGE
                ? Optional.of("/audit?before=" + deeds.get(PAGE - 1).id())
                : Optional.empty();
        model.addAttribute(
                Listing.VIEW,
                Listing.of(
                                Title.of("audit.title"),
                                Table.of(
                                        "audit.at audit.who audit.action audit.subject audit.detail audit.client",
                                        "audit.none",
                                        rows))
                        .older(older));
        return Listing.VIEW;
    }

    private static List<Cell> cells(Deed deed, Map<Long, String> people, Map<ClientId, String> clients) {
        return List.of(
                new Cell.Moment(deed.at()),
                deed.user()
                        .<Cell>map(user -> new Cell.Plain(people.getOrDefault(user, "")))
                        .orElse(new Cell.Word("audit.program")),
                new Cell.Deed(deed.action()),
                new Cell.Plain(deed.subject()),
                new Cell.Plain(deed.detail()),
                new Cell.Plain(clients.getOrDefault(deed.client(), "")));
    }
}
