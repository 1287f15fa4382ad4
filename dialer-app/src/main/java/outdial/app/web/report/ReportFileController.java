package outdial.app.web.report;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import outdial.app.reporting.ReportAddress;
import outdial.app.reporting.ReportMaker;
import outdial.app.reporting.ReportWork;
import outdial.app.settings.DialerSettings;
import outdial.app.web.door.Changes;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.door.NotThere;
import outdial.app.web.page.Figures;
import outdial.app.web.page.Notice;
import outdial.model.ClientId;
import outdial.reports.ReportNames;
import outdial.reports.ReportQuestion;
import outdial.sql.Accounts.Role;
import outdial.sql.Reach;
import outdial.sql.ReportRuns;
import outdial.sql.ReportRuns.Asked;
import outdial.sql.ReportRuns.Run;

/** Files of figures: asked for, watched while they are made, taken home. Each sees their own alone. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER, Role.ANALYST, Role.CLIENT_VIEWER})
final class ReportFileController {
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = MediaType.parseMediaType("text/csv");
    private static final Duration LOOK_AGAIN = Duration.ofMillis(700);
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(30);
    private static final String EVERYONE = "all";
    private static final int MOST_STREAMS = 200;
    private static final int SHOWN = 50;

    private final DSLContext sql;
    private final Changes changes;
    private final InstantSource clock;
    private final ReportWork work;
    private final ITemplateEngine templates;
    private final int keepDays;
    private final Semaphore streams = new Semaphore(MOST_STREAMS);

    ReportFileController(
            DSLContext sql,
            Changes changes,
            InstantSource clock,
            ReportWork work,
            ITemplateEngine templates,
            DialerSettings settings) {
        this.sql = sql;
        this.changes = changes;
        this.clock = clock;
        this.work = work;
        this.templates = templates;
        this.keepDays = settings.reports().keepDays();
    }

    @PostMapping("/reports/files")
    String ask(
            @RequestAttribute Member member,
            @RequestParam Map<String, String> sent,
            Locale language,
            RedirectAttributes next) {
        Reach reach = member.reach(ReportWork.READERS);
        String kind = sent.getOrDefault(ReportMaker.KIND, "");
        boolean isEverything = ReportMaker.EVERYTHING.equals(kind);
        ReportAddress address = ReportAddress.of(
                isEverything ? open(sent) : sent, reach, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        ReportQuestion question = address.question();
        boolean isAbandonment = ReportMaker.ABANDONMENT.equals(kind);
        if (isEverything && question.campaign().isEmpty()) {
            return Notice.refused(next, "/reports?" + address.text(), "report.needsCampaign", "");
        }
        if (isAbandonment && question.campaign().isEmpty() && question.client().isEmpty()) {
            return Notice.refused(next, "/reports?" + address.text(), "report.needsClient", "");
        }
        Map<String, String> values = new HashMap<>(address.values());
        if (isEverything || isAbandonment) {
            values.put(ReportMaker.KIND, kind);
        }
        String ending = "csv".equals(sent.get("ending")) ? "csv" : "xlsx";
        String title = title(question, isEverything ? " all rows " : isAbandonment ? " abandonment " : " ");
        var asked = new Asked(
                member.account().client(),
                member.id(),
                scope(question, reach),
                title,
                ReportAddress.text(values),
                language.toLanguageTag(),
                title + "." + ending);
        Optional<Long> run = changes.make(member, about(asked, member), (tx, note) -> {
            Optional<Long> made = new ReportRuns(tx).ask(asked, clock.instant());
            made.ifPresent(id -> note.down("REPORT_ASKED", "report " + id, asked.fileName()));
            return made;
        });
        work.wake();
        return run.isPresent()
                ? "redirect:/reports/files"
                : Notice.refused(next, "/reports/files", "report.tooMany", String.valueOf(ReportRuns.MOST_OPEN));
    }

    /** A day that is left empty means from the beginning, or until now. */
    private static Map<String, String> open(Map<String, String> sent) {
        Map<String, String> values = new HashMap<>(sent);
        values.merge("from", ReportMaker.FIRST_DAY.toString(), (day, first) -> day.isBlank() ? first : day);
        values.merge("to", ReportMaker.LAST_DAY.toString(), (day, last) -> day.isBlank() ? last : day);
        return values;
    }

    @GetMapping("/reports/files")
    String page(@RequestAttribute Member member, Locale language, Model model) {
        model.addAllAttributes(model(member.id(), language));
        return "report-files";
    }

    private Map<String, Object> model(long user, Locale language) {
        List<Run> runs = new ReportRuns(sql).of(user, SHOWN);
        return Map.of(
                "runs",
                runs,
                "isWorking",
                runs.stream().anyMatch(Run::isOpen),
                "write",
                new Figures(language, clock.instant()),
                "keepDays",
                keepDays,
                "ready",
                runs.stream()
                        .filter(run -> work.file(run).isPresent())
                        .map(Run::id)
                        .collect(Collectors.toSet()));
    }

    /** Sends how far the files are until none is being made; ends with the session. */
    @GetMapping(path = "/reports/files/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(@RequestAttribute Member member, Locale language, HttpSession session) {
        if (!streams.tryAcquire()) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "Too many pages are open");
        }
        var emitter = new SseEmitter(LONGEST_STREAM.toMillis());
        Thread.ofVirtual().name("report-page").start(() -> {
            try {
                follow(member.id(), language, session, emitter);
            } finally {
                streams.release();
            }
        });
        return emitter;
    }

    private void follow(long user, Locale language, HttpSession session, SseEmitter emitter) {
        try {
            String shown = "";
            boolean isWorking = true;
            while (isWorking && work.isRunning()) {
                session.getCreationTime(); // fails once the session is over
                Map<String, Object> model = model(user, language);
                String view = templates.process("report-files-now", new Context(language, model));
                emitter.send(
                        view.equals(shown)
                                ? SseEmitter.event().comment("")
                                : SseEmitter.event().name("view").data(view));
                shown = view;
                isWorking = Boolean.TRUE.equals(model.get("isWorking"));
                if (isWorking) {
                    Thread.sleep(LOOK_AGAIN);
                }
            }
            emitter.send(SseEmitter.event().name("end").data(""));
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            emitter.complete(); // the browser has left, or its session is over
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            emitter.completeWithError(e);
        }
    }

    @GetMapping("/reports/files/{file}")
    ResponseEntity<Resource> fetch(@RequestAttribute Member member, @PathVariable("file") long id) {
        Run run = new ReportRuns(sql).find(member.id(), id).orElseThrow(NotThere::new);
        Set<Role> roles = ReportWork.rolesFor(ReportAddress.values(run.asked().question()));
        if (!isTheirs(run.asked().scope(), member.reach(roles))) {
            throw new NotThere();
        }
        Path file = work.file(run).orElseThrow(NotThere::new);
        changes.make(member, about(run.asked(), member), (_, note) -> {
            note.down("FIGURES_TAKEN", "report " + id, run.asked().fileName());
            return id;
        });
        return ResponseEntity.ok()
                .contentType(type(run.asked().fileName()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(run.asked().fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new FileSystemResource(file));
    }

    private static MediaType type(String name) {
        return name.endsWith(".csv") ? CSV : name.endsWith(".json") ? MediaType.APPLICATION_JSON : XLSX;
    }

    @PostMapping("/reports/files/{file}/drop")
    String drop(@RequestAttribute Member member, @PathVariable("file") long id) {
        if (!new ReportRuns(sql).drop(member.id(), id, clock.instant())) {
            throw new NotThere();
        }
        return "redirect:/reports/files";
    }

    /** Whose figures are in it: a file that was made for more than somebody may see now is not theirs any more. */
    private static String scope(ReportQuestion question, Reach reach) {
        if (question.client().isPresent()) {
            return String.valueOf(question.client().get());
        }
        return switch (reach) {
            case Reach.Everyone _ -> EVERYONE;
            case Reach.Only(Set<ClientId> clients) ->
                clients.stream().map(one -> Long.toString(one.value())).sorted().collect(Collectors.joining(","));
        };
    }

    private static boolean isTheirs(String scope, Reach reach) {
        return reach instanceof Reach.Everyone
                || (!scope.equals(EVERYONE)
                        && Arrays.stream(scope.split(","))
                                .filter(id -> !id.isEmpty())
                                .allMatch(id -> reach.covers(new ClientId(Long.parseLong(id)))));
    }

    /** Under which client the deed is noted: the one whose figures they are or, for several, the asker's company. */
    private static ClientId about(Asked asked, Member member) {
        return asked.scope().matches("[0-9]+")
                ? new ClientId(Long.parseLong(asked.scope()))
                : member.account().client();
    }

    private String title(ReportQuestion question, String kind) {
        Map<String, String> names = new ReportNames(sql).of(question);
        String about = names.getOrDefault("Campaign", names.getOrDefault("Client", "Outdial"));
        String title = (about + kind + days(question))
                .replaceAll("[\\p{Cntrl}\\p{Cf}/\\\\:*?\"<>|]", " ")
                .strip();
        return title.length() <= 180 ? title : title.substring(title.length() - 180);
    }

    private static String days(ReportQuestion question) {
        LocalDate from = question.from();
        LocalDate to = question.to();
        if (from.equals(to)) {
            return from.toString();
        }
        String first = from.equals(ReportMaker.FIRST_DAY) ? "" : from.toString();
        return to.equals(ReportMaker.LAST_DAY) ? first : first + " to " + to;
    }
}
