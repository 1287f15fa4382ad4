package outdial.app.web.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import outdial.app.settings.DialerSettings;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.door.NotThere;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Mood;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Table;
import outdial.app.web.page.Title;
import outdial.compliance.NumberReader;
import outdial.imports.FileImport;
import outdial.imports.ImportEnd;
import outdial.model.ClientId;
import outdial.sql.Accounts.Role;
import outdial.sql.Campaigns;
import outdial.sql.ImportBook;
import outdial.sql.ImportRunId;
import outdial.sql.ImportRuns;

/**
 * What came of a file: counts, what was refused and why, the refused rows to mend and bring again, and ways to take it
 * back.
 */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class ImportController {
    private static final int MOST_PROBLEMS = 200;

    /** How long a browser waits for leads to be taken back; more than this goes on beside it. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final DSLContext sql;
    private final Path folder;
    private final ImportEnd ending;

    ImportController(
            DSLContext sql, DialerSettings settings, DataSource database, NumberReader numbers, InstantSource clock) {
        this.sql = sql;
        this.folder = settings.var().resolve("imports");
        this.ending = new FileImport(database, numbers, clock, folder).ending();
    }

    @GetMapping("/clients/{client}/imports/{run}")
    String page(@PathVariable("client") ClientId client, @PathVariable long run, Model model) {
        ImportBook.Listed listed = find(client, run);
        var problems = new ImportBook(sql, client)
                .problems(listed.id(), MOST_PROBLEMS).stream()
                        .map(ImportController::cells)
                        .toList();
        model.addAttribute(
                "heading", Title.of("import.title", listed.fileName()).below("list.title", lists(client)));
        model.addAttribute("run", listed);
        model.addAttribute("badge", ListController.badge(listed));
        model.addAttribute("path", page(client, run));
        boolean isAtRest = !listed.state().equals("RUNNING");
        model.addAttribute("mayUndo", isAtRest);
        listed.list()
                .filter(_ -> isAtRest)
                .ifPresent(list -> model.addAttribute("listName", new ImportBook(sql, client).listName(list)));
        model.addAttribute("hasRejected", rejected(listed.id()).isPresent());
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
                new Cell.Code(problem.column()),
                new Cell.Plain(problem.value()),
                new Cell.Said(problem.reason()));
    }

    /** In the kind of the file that was imported, which may be a workbook. */
    @GetMapping("/clients/{client}/imports/{run}/rejected.csv")
    ResponseEntity<Resource> rejected(@PathVariable("client") ClientId client, @PathVariable long run) {
        return RejectedRowsAnswer.of(rejected(find(client, run).id()));
    }

    /** Takes all of it back, unless a lead of it was dialled. */
    @PostMapping("/clients/{client}/imports/{run}/undo")
    String undo(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable long run,
            RedirectAttributes next) {
        ImportBook.Listed listed = find(client, run);
        Optional<ImportEnd.Undone> undone = soon(() -> ending.undo(client, listed.id(), Optional.of(member.id())));
        if (undone.isEmpty()) {
            return Notice.done(next, page(client, run), "import.undoing", listed.fileName());
        }
        return switch (undone.get()) {
            case ImportEnd.Undone.Kept(String why) -> Notice.refused(next, page(client, run), "problem.sentence", why);
            case ImportEnd.Undone.Gone(long leads) ->
                Notice.done(next, lists(client), "import.undone", String.valueOf(leads));
        };
    }

    /** Takes the list that the leads are on out of dialling. */
    @PostMapping("/clients/{client}/imports/{run}/retire")
    String retire(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable long run,
            RedirectAttributes next) {
        ImportBook.Listed listed = find(client, run);
        String list = listed.list().map(new ImportBook(sql, client)::listName).orElseThrow(NotThere::new);
        return soon(() -> ending.retire(client, list, Optional.of(member.id())).orElseThrow(NotThere::new))
                .map(retired -> Notice.done(next, page(client, run), "import.retired", String.valueOf(retired.leads())))
                .orElseGet(() -> Notice.done(next, page(client, run), "import.retiring", list));
    }

    /** What came of a change that may take minutes; empty if it goes on beside the page. */
    private static <T> Optional<T> soon(Callable<T> change) {
        var work = new FutureTask<T>(() -> {
            try {
                return change.call();
            } catch (IOException | RuntimeException e) {
                System.getLogger(ImportController.class.getName())
                        .log(System.Logger.Level.ERROR, "Taking leads back stopped; given again, it goes on", e);
                throw e;
            }
        });
        Thread.ofVirtual().name("import-end").start(work);
        try {
            return Optional.of(work.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }

    private ImportBook.Listed find(ClientId client, long run) {
        if (run < 1) {
            throw new NotThere();
        }
        return new ImportBook(sql, client).find(new ImportRunId(run)).orElseThrow(NotThere::new);
    }

    private Optional<Path> rejected(ImportRunId run) {
        return Stream.of(".csv", ".xlsx")
                .map(ending -> folder.resolve("import-" + run.value() + "-rejected" + ending))
                .filter(Files::exists)
                .findFirst();
    }

    private static String page(ClientId client, long run) {
        return "/clients/" + client.value() + "/imports/" + run;
    }

    private static String lists(ClientId client) {
        return "/clients/" + client.value() + "/lists";
    }
}
