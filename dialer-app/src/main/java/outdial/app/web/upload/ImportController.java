package outdial.app.web.upload;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import outdial.app.settings.DialerSettings;
import outdial.app.web.door.For;
import outdial.app.web.door.NotThere;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Mood;
import outdial.app.web.page.Table;
import outdial.app.web.page.Title;
import outdial.model.ClientId;
import outdial.sql.Accounts.Role;
import outdial.sql.Campaigns;
import outdial.sql.ImportRunId;
import outdial.sql.ImportRuns;

/** What came of a file: counts, what was refused and why, and the refused rows to mend and bring again. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class ImportController {
    private static final int MOST_PROBLEMS = 200;

    private final DSLContext sql;
    private final Path folder;

    ImportController(DSLContext sql, DialerSettings settings) {
        this.sql = sql;
        this.folder = settings.var().resolve("imports");
    }

    @GetMapping("/clients/{client}/imports/{run}")
    String page(@PathVariable("client") ClientId client, @PathVariable long run, Model model) {
        ImportRuns.Listed listed = find(client, run);
        var problems = new ImportRuns(sql, client)
                .problems(listed.id(), MOST_PROBLEMS).stream()
                        .map(ImportController::cells)
                        .toList();
        model.addAttribute(
                "heading",
                Title.of("import.title", listed.fileName())
                        .below("list.title", "/clients/" + client.value() + "/lists"));
        model.addAttribute("run", listed);
        model.addAttribute("badge", ListController.badge(listed));
        model.addAttribute("path", "/clients/" + client.value() + "/imports/" + run);
        model.addAttribute("hasRejected", Files.exists(rejected(listed.id())));
        model.addAttribute(
                "problems",
                Table.of(
                        "problem.row problem.kind problem.column problem.value problem.reason",
                        "import.noProblems",
                        problems));
        model.addAttribute("isCut", problems.size() == MOST_PROBLEMS);
        listed.campaign().flatMap(id -> new Campaigns(sql, client).find(id)).ifPresent(campaign -> {
            model.addAttribute("campaign", campaign.name());
            model.addAttribute(
                    "campaignPath",
                    "/clients/" + client.value() + "/campaigns/" + campaign.id().value());
        });
        return "import";
    }

    private static List<Cell> cells(ImportRuns.Problem problem) {
        return List.of(
                new Cell.Count(problem.row()),
                problem.isDuplicate()
                        ? new Cell.Badge(Mood.QUIET, "problem.isDuplicate")
                        : new Cell.Badge(Mood.NOTICE, "problem.isRefused"),
                new Cell.Plain(problem.column()),
                new Cell.Plain(problem.value()),
                new Cell.Said(problem.reason()));
    }

    @GetMapping("/clients/{client}/imports/{run}/rejected.csv")
    ResponseEntity<Resource> rejected(@PathVariable("client") ClientId client, @PathVariable long run) {
        Path file = rejected(find(client, run).id());
        if (!Files.exists(file)) {
            throw new NotThere();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(String.valueOf(file.getFileName()))
                                .build()
                                .toString())
                .body(new FileSystemResource(file));
    }

    private ImportRuns.Listed find(ClientId client, long run) {
        if (run < 1) {
            throw new NotThere();
        }
        return new ImportRuns(sql, client).find(new ImportRunId(run)).orElseThrow(NotThere::new);
    }

    private Path rejected(ImportRunId run) {
        return folder.resolve("import-" + run.value() + "-rejected.csv");
    }
}
