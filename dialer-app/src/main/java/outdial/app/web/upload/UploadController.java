package outdial.app.web.upload;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import outdial.app.web.door.Changes;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.door.NotThere;
import outdial.app.web.page.Form;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Title;
import outdial.app.web.upload.Uploads.Progress;
import outdial.app.web.upload.Uploads.Upload;
import outdial.compliance.NumberReader;
import outdial.imports.DryRun;
import outdial.imports.ImportReceipt;
import outdial.imports.ImportRequest;
import outdial.imports.Preview;
import outdial.imports.file.UnreadableFile;
import outdial.imports.row.Repair;
import outdial.model.ClientId;
import outdial.sql.Accounts.Role;
import outdial.sql.Clients.Client;

/** One file on its way in: given, looked at, told how to be read, counted, imported with its progress shown. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class UploadController {
    private final DSLContext sql;
    private final Changes changes;
    private final Uploads uploads;
    private final NumberReader numbers;

    UploadController(DSLContext sql, Changes changes, Uploads uploads, NumberReader numbers) {
        this.sql = sql;
        this.changes = changes;
        this.uploads = uploads;
        this.numbers = numbers;
    }

    @PostMapping("/clients/{client}/uploads")
    String give(
            @RequestAttribute Client client,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model)
            throws IOException {
        Form form = Form.of(sent);
        Optional<UploadForm.Filled> filled = UploadForm.read(sql, client.id(), form, numbers);
        if (file == null || file.isEmpty()) {
            form.wrong("file", "problem.file");
        }
        if (filled.isEmpty() || !form.isGood() || file == null) {
            return ListController.show(sql, client.id(), form, model);
        }
        Upload upload = uploads.keep(file, client.id(), place -> filled.get().request(place, client.name()));
        try {
            uploads.preview(upload);
        } catch (UnreadableFile refused) {
            uploads.drop(upload);
            form.wrongSaying("file", String.valueOf(refused.getMessage()));
            return ListController.show(sql, client.id(), form, model);
        }
        return "redirect:" + path(client.id(), upload);
    }

    @GetMapping("/clients/{client}/uploads/{upload}")
    String page(@PathVariable("client") ClientId client, @PathVariable("upload") UUID id, Model model)
            throws IOException {
        Upload upload = uploads.find(client, id).orElseThrow(NotThere::new);
        if (upload.progress() instanceof Progress.Done(var receipt)) {
            return "redirect:" + run(client, receipt);
        }
        show(client, upload, model);
        if (!(upload.progress() instanceof Progress.Running)) {
            try {
                preview(upload, model);
            } catch (UnreadableFile refused) {
                model.addAttribute("state", "refused");
                model.addAttribute("why", refused.getMessage());
            }
        }
        return "upload";
    }

    private void preview(Upload upload, Model model) throws IOException {
        Preview preview = uploads.preview(upload);
        model.addAttribute("preview", preview);
        model.addAttribute("taken", preview.count(Preview.Fate.TAKEN));
        model.addAttribute("columns", HowForm.columns(preview));
        model.addAttribute("fields", HowForm.fields(upload.request()));
        model.addAttribute("reading", HowForm.reading(preview));
        model.addAttribute("rules", HowForm.rules(upload.request()));
        model.addAttribute("form", HowForm.filled(upload.request()));
    }

    /** Looks at the file once more as the form says. */
    @PostMapping("/clients/{client}/uploads/{upload}")
    String look(
            @PathVariable("client") ClientId client,
            @PathVariable("upload") UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            RedirectAttributes next)
            throws IOException {
        Upload upload = uploads.find(client, id).orElseThrow(NotThere::new);
        return chosen(client, upload, sent, next).orElse("redirect:" + path(client, upload));
    }

    /** Counts what an import would do with all rows. */
    @PostMapping("/clients/{client}/uploads/{upload}/dry-run")
    String count(
            @PathVariable("client") ClientId client,
            @PathVariable("upload") UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            RedirectAttributes next)
            throws IOException {
        Upload upload = uploads.find(client, id).orElseThrow(NotThere::new);
        Optional<String> refused = chosen(client, upload, sent, next);
        if (refused.isEmpty()) {
            uploads.count(upload);
        }
        return refused.orElse("redirect:" + path(client, upload));
    }

    /** Reads numbers that are none in one more way, and counts again. */
    @PostMapping("/clients/{client}/uploads/{upload}/assume")
    String assume(
            @PathVariable("client") ClientId client,
            @PathVariable("upload") UUID id,
            @RequestParam(defaultValue = "") String repair) {
        Upload upload = uploads.find(client, id).orElseThrow(NotThere::new);
        boolean isOffered = upload.progress() instanceof Progress.Waiting(Optional<DryRun> counted)
                && counted.stream()
                        .flatMap(run -> run.troubles().stream())
                        .flatMap(trouble -> trouble.cure().stream())
                        .anyMatch(cure -> cure.repair().name().equals(repair));
        if (isOffered) {
            ImportRequest now = upload.request();
            uploads.change(upload, now.with(now.reading(), now.rules().assuming(new Repair(repair))));
            uploads.count(upload);
        }
        return "redirect:" + path(client, upload);
    }

    /** The rows that a dry run would refuse, to be mended before anything is imported. */
    @GetMapping("/clients/{client}/uploads/{upload}/rejected")
    ResponseEntity<Resource> rejected(@PathVariable("client") ClientId client, @PathVariable("upload") UUID id) {
        Upload upload = uploads.find(client, id).orElseThrow(NotThere::new);
        return upload.progress() instanceof Progress.Waiting(Optional<DryRun> counted)
                ? RejectedRowsAnswer.of(counted.flatMap(DryRun::rejectedRows))
                : RejectedRowsAnswer.of(Optional.empty());
    }

    /** Takes over what the form says; if the file can't be read so, it stays as it was, and this is where to go. */
    private Optional<String> chosen(
            ClientId client, Upload upload, MultiValueMap<String, String> sent, RedirectAttributes next)
            throws IOException {
        ImportRequest before = upload.request();
        try {
            uploads.change(
                    upload,
                    HowForm.chosen(
                            Form.of(sent), before, uploads.preview(upload).columns()));
            uploads.preview(upload);
            return Optional.empty();
        } catch (UnreadableFile refused) {
            uploads.change(upload, before);
            return Optional.of(Notice.refused(
                    next, path(client, upload), "problem.sentence", String.valueOf(refused.getMessage())));
        }
    }

    /** What the page asks for again and again while the import runs. */
    @GetMapping("/clients/{client}/uploads/{upload}/progress")
    String progress(
            @PathVariable("client") ClientId client,
            @PathVariable("upload") UUID id,
            Model model,
            HttpServletResponse response) {
        Upload upload = uploads.find(client, id).orElseThrow(NotThere::new);
        if (!(upload.progress() instanceof Progress.Running)) {
            response.setHeader("HX-Redirect", path(client, upload)); // which goes on to the run when it is done
        }
        show(client, upload, model);
        return "upload-progress";
    }

    @PostMapping("/clients/{client}/uploads/{upload}/import")
    String start(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable("upload") UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            RedirectAttributes next)
            throws IOException {
        Upload upload = uploads.find(client, id).orElseThrow(NotThere::new);
        Optional<String> refused = chosen(client, upload, sent, next);
        if (refused.isPresent()) {
            return refused.get();
        }
        changes.make(member, client, (_, note) -> {
            note.down("IMPORT_STARTED", subject(upload), upload.fileName());
            return upload;
        });
        uploads.start(upload);
        return "redirect:" + path(client, upload);
    }

    private static String subject(Upload upload) {
        return switch (upload.request()) {
            case ImportRequest.Leads leads -> "campaign " + leads.campaign();
            case ImportRequest.DoNotCall numbers -> "do-not-call list " + numbers.list();
            case ImportRequest.Consents _ -> "consents";
        };
    }

    @PostMapping("/clients/{client}/uploads/{upload}/drop")
    String drop(@PathVariable("client") ClientId client, @PathVariable("upload") UUID id, RedirectAttributes next) {
        Upload upload = uploads.find(client, id).orElseThrow(NotThere::new);
        uploads.drop(upload);
        return Notice.done(next, "/clients/" + client.value() + "/lists", "upload.dropped", upload.fileName());
    }

    private static void show(ClientId client, Upload upload, Model model) {
        model.addAttribute(
                "heading",
                Title.of("upload.title", upload.fileName())
                        .below("list.title", "/clients/" + client.value() + "/lists"));
        model.addAttribute("path", path(client, upload));
        model.addAttribute("target", upload.target());
        model.addAttribute(
                "into",
                switch (upload.request()) {
                    case ImportRequest.Leads _ -> "upload.import";
                    case ImportRequest.DoNotCall _ -> "upload.importNumbers";
                    case ImportRequest.Consents _ -> "upload.importConsents";
                });
        switch (upload.progress()) {
            case Progress.Waiting(Optional<DryRun> counted) -> {
                model.addAttribute("state", "waiting");
                counted.ifPresent(run -> model.addAttribute("counted", run));
            }
            case Progress.Running(boolean isDry, long done, long all) -> {
                model.addAttribute("state", "running");
                model.addAttribute("isDry", isDry);
                model.addAttribute("done", done);
                model.addAttribute("all", all);
            }
            case Progress.Done _ -> model.addAttribute("state", "done");
            case Progress.Refused(var why) -> {
                model.addAttribute("state", "refused");
                model.addAttribute("why", why);
            }
            case Progress.Broken(var why) -> {
                model.addAttribute("state", "broken");
                model.addAttribute("why", why);
            }
        }
    }

    private static String path(ClientId client, Upload upload) {
        return "/clients/" + client.value() + "/uploads/" + upload.id();
    }

    private static String run(ClientId client, ImportReceipt receipt) {
        return "/clients/" + client.value() + "/imports/" + receipt.run().value();
    }
}
