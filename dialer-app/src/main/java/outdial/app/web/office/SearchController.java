package outdial.app.web.office;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Table;
import outdial.compliance.NumberReader;
import outdial.compliance.NumberReader.Reading;
import outdial.model.PhoneNumber;
import outdial.sql.Accounts.Role;
import outdial.sql.CampaignList;
import outdial.sql.LeadBook;
import outdial.sql.LeadBook.Found;
import outdial.sql.Reach;

/** Finds leads by a telephone number, written as people write it. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR})
final class SearchController {
    private static final Set<Role> LEADS = Set.of(Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR);
    private static final int MOST = 100;
    private static final int MOST_COUNTRIES = 50;

    private final DSLContext sql;
    private final NumberReader numbers;

    SearchController(DSLContext sql, NumberReader numbers) {
        this.sql = sql;
        this.numbers = numbers;
    }

    @GetMapping("/search")
    String search(
            @RequestAttribute Member member,
            @RequestParam(name = "number", defaultValue = "") String text,
            Model model) {
        Reach reach = member.reach(LEADS);
        Set<PhoneNumber> meant = meant(text.strip(), reach);
        List<Found> found = meant.stream()
                .flatMap(number -> LeadBook.search(sql, reach, number, MOST).stream())
                .distinct()
                .toList();
        if (found.size() == 1) {
            Found one = found.getFirst();
            return "redirect:/clients/" + one.client().value() + "/leads/"
                    + one.lead().value();
        }
        model.addAttribute("text", text.strip());
        model.addAttribute("isNumber", !meant.isEmpty());
        model.addAttribute(
                "found",
                Table.of(
                        "lead.name lead.client lead.list",
                        "search.none",
                        found.stream().map(SearchController::cells).toList()));
        return "search";
    }

    private static List<Cell> cells(Found one) {
        String path =
                "/clients/" + one.client().value() + "/leads/" + one.lead().value();
        return List.of(
                one.name().isEmpty() ? new Cell.WordLink("lead.nameless", path) : new Cell.Link(one.name(), path),
                new Cell.Plain(one.clientName()),
                new Cell.Plain(one.list()));
    }

    /** What the text may mean: itself, or a number of any country that is dialled. */
    private Set<PhoneNumber> meant(String text, Reach reach) {
        var meant = new LinkedHashSet<PhoneNumber>();
        if (text.isEmpty()) {
            return meant;
        }
        if (numbers.read(text) instanceof Reading.Understood(var facts)) {
            meant.add(facts.number());
        }
        for (String country : new CampaignList(sql).countries(reach, MOST_COUNTRIES)) {
            if (numbers.read(text, country) instanceof Reading.Understood(var facts)) {
                meant.add(facts.number());
            }
        }
        return meant;
    }
}
