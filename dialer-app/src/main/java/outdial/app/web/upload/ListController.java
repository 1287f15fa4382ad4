package outdial.app.web.upload;

import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import outdial.app.web.door.For;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Form;
import outdial.app.web.page.Mood;
import outdial.app.web.page.Table;
import outdial.model.ClientId;
import outdial.sql.Accounts.Role;
import outdial.sql.CampaignList;
import outdial.sql.Clients.Client;
import outdial.sql.ImportBook;

/** A client's lists and the files they came from; where a new file is given in. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class ListController {
    private static final int MOST_RUNS = 30;

    private final DSLContext sql;

    ListController(DSLContext sql) {
        this.sql = sql;
    }

    @GetMapping("/clients/{client}/lists")
    String page(@RequestAttribute Client client, Model model) {
        return show(sql, client.id(), Form.empty(), model);
    }

    /** The page with a form to give a file in, which may have been filled wrongly. */
    static String show(DSLContext sql, ClientId client, Form form, Model model) {
        var lists = new CampaignList(sql)
                .lists(client).stream()
                        .map(list -> List.<Cell>of(
                                new Cell.Plain(list.name()),
                                new Cell.Plain(list.campaigns().stream().collect(Collectors.joining(", "))),
                                new Cell.Count(list.leads()),
                                new Cell.Count(list.ready()),
                                new Cell.Moment(list.createdAt())))
                        .toList();
        var runs = new ImportBook(sql, client)
                .newest(MOST_RUNS).stream().map(run -> cells(client, run)).toList();
        UploadForm.offer(sql, client, form, model);
        model.addAttribute(
                "lists", Table.of("list.name list.campaigns #list.leads #list.ready list.since", "list.none", lists));
        model.addAttribute(
                "runs",
                Table.of(
                        "import.file import.state #import.read #import.accepted #import.rejected #import.duplicates import.at",
                        "import.none",
                        runs));
        return "lists";
    }

    private static List<Cell> cells(ClientId client, ImportBook.Listed run) {
        return List.of(
                new Cell.Link(
                        run.fileName(),
                        "/clients/" + client.value() + "/imports/" + run.id().value()),
                badge(run),
                new Cell.Count(run.counts().read()),
                new Cell.Count(run.counts().accepted()),
                new Cell.Count(run.counts().rejected()),
                new Cell.Count(run.counts().duplicates()),
                new Cell.Moment(run.startedAt()));
    }

    static Cell.Badge badge(ImportBook.Listed run) {
        return new Cell.Badge(
                switch (run.state()) {
                    case "DONE" -> Mood.GOOD;
                    case "RUNNING" -> Mood.CALM;
                    default -> Mood.BAD;
                },
                "importState." + run.state());
    }
}
