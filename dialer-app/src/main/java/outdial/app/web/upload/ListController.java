package outdial.app.web.upload;

import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
import outdial.app.web.page.Form;
import outdial.app.web.page.Mood;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Table;
import outdial.model.ClientId;
import outdial.model.LeadListId;
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
    private final Changes changes;

    ListController(DSLContext sql, Changes changes) {
        this.sql = sql;
        this.changes = changes;
    }

    @GetMapping("/clients/{client}/lists")
    String page(@RequestAttribute Client client, Model model) {
        return show(sql, client.id(), Form.empty(), model);
    }

    /** An agent is kept before each call to one of this list from now on, or no longer. */
    @PostMapping("/clients/{client}/lists/{list}/scarce")
    String scarce(
            @RequestAttribute Member member,
            @RequestAttribute Client client,
            @PathVariable("list") long list,
            @RequestParam(defaultValue = "false") boolean on,
            RedirectAttributes next) {
        String name = changes.make(member, client.id(), (tx, note) -> {
            String found = new CampaignList(tx)
                    .scarce(client.id(), new LeadListId(list), on)
                    .orElseThrow(NotThere::new);
            note.down(on ? "LIST_MADE_SCARCE" : "LIST_NOT_SCARCE", "list " + list, found);
            return found;
        });
        return Notice.done(
                next, "/clients/" + client.id().value() + "/lists", on ? "list.madeScarce" : "list.notScarce", name);
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
                                new Cell.Moment(list.createdAt()),
                                list.scarce() ? new Cell.Badge(Mood.CALM, "list.scarce") : Cell.none(),
                                new Cell.Deeds(list.name(), List.of(press(client, list)))))
                        .toList();
        var runs = new ImportBook(sql, client)
                .newest(MOST_RUNS).stream().map(run -> cells(client, run)).toList();
        UploadForm.offer(sql, client, form, model);
        model.addAttribute(
                "lists",
                Table.of(
                        "list.name list.campaigns #list.leads #list.ready list.since list.called list.deed",
                        "list.none",
                        lists));
        model.addAttribute(
                "runs",
                Table.of(
                        "import.file import.state #import.read #import.accepted #import.rejected #import.duplicates import.at",
                        "import.none",
                        runs));
        return "lists";
    }

    private static Cell.Press press(ClientId client, CampaignList.Listing list) {
        return new Cell.Press(
                list.scarce() ? "list.likeOthers" : "list.agentFirst",
                "/clients/" + client.value() + "/lists/" + list.id().value() + "/scarce?on=" + !list.scarce());
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
