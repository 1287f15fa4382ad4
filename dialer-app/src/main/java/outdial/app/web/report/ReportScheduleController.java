package outdial.app.web.report;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import outdial.app.reporting.Deliveries;
import outdial.app.reporting.ReportAddress;
import outdial.app.reporting.ReportMaker;
import outdial.app.settings.DialerSettings;
import outdial.app.web.door.Changes;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.door.NotThere;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Editor;
import outdial.app.web.page.Field;
import outdial.app.web.page.Figures;
import outdial.app.web.page.Form;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Table;
import outdial.app.web.page.Title;
import outdial.sql.Accounts.Role;
import outdial.sql.ReportSchedules;
import outdial.sql.ReportSchedules.Delivery;
import outdial.sql.ReportSchedules.Every;
import outdial.sql.ReportSchedules.Way;

/** Reports that are sent again and again: set up, and what became of each. Each sees their own alone. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER, Role.ANALYST})
final class ReportScheduleController {
    private static final int SHOWN = 50;
    private static final String ADDRESS = "[^\\s,;@<>\"]+@[^\\s,;@<>\"]+";

    private final DSLContext sql;
    private final Changes changes;
    private final InstantSource clock;
    private final Deliveries deliveries;

    ReportScheduleController(DSLContext sql, Changes changes, InstantSource clock, DialerSettings settings) {
        this.sql = sql;
        this.changes = changes;
        this.clock = clock;
        this.deliveries = new Deliveries(sql, clock, settings);
    }

    @GetMapping("/reports/schedules")
    String list(@RequestAttribute Member member, @ModelAttribute("write") Figures write, Model model) {
        var schedules = new ReportSchedules(sql);
        List<ReportSchedules.Schedule> all = schedules.of(member.id());
        model.addAttribute("schedules", all);
        model.addAttribute("write", write);
        model.addAttribute(
                "sent",
                Table.of(
                        "report.sent.due report.sent.file report.sent.way report.sent.place report.sent.state"
                                + " #report.sent.tries report.sent.problem",
                        "report.sent.none",
                        schedules.deliveries(member.id(), SHOWN).stream()
                                .map(ReportScheduleController::cells)
                                .toList()));
        return "report-schedules";
    }

    private static List<Cell> cells(Delivery delivery) {
        return List.of(
                new Cell.Moment(delivery.due()),
                new Cell.Plain(delivery.fileName()),
                new Cell.Word("report.way." + delivery.way()),
                new Cell.Code(delivery.place()),
                new Cell.Word("report.sent." + delivery.state()),
                new Cell.Count(delivery.tries()),
                new Cell.Plain(delivery.problem()));
    }

    @GetMapping("/reports/schedules/new")
    String form(@RequestParam Map<String, String> values, Model model) {
        Form form = Form.empty()
                .fill("question", ReportAddress.text(without(values)))
                .fill("every", Every.DAY)
                .fill("time", "07:00")
                .fill("zone", "UTC")
                .fill("ending", "xlsx");
        return show(form, model);
    }

    /** What is asked without its days, which come anew each time. */
    private Map<String, String> without(Map<String, String> values) {
        Map<String, String> kept = ReportAddress.of(
                        values, new outdial.sql.Reach.Everyone(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .values();
        kept.remove("from");
        kept.remove("to");
        if (ReportMaker.EVERYTHING.equals(values.get(ReportMaker.KIND))) {
            kept.put(ReportMaker.KIND, ReportMaker.EVERYTHING);
        }
        return kept;
    }

    private static String show(Form form, Model model) {
        model.addAttribute("question", form.value("question"));
        model.addAttribute(
                Editor.VIEW,
                Editor.of(
                        Title.of("report.schedule.add")
                                .below("report.title", "/reports")
                                .below("report.schedules", "/reports/schedules"),
                        "/reports/schedules?question="
                                + java.net.URLEncoder.encode(
                                        form.value("question"), java.nio.charset.StandardCharsets.UTF_8),
                        "form.save",
                        "/reports/schedules",
                        List.of(
                                Field.line("name").required(),
                                Field.choice("every", Field.Option.all(Every.values(), "report.every"))
                                        .required(),
                                Field.line("time").required().width(2).code(),
                                Field.line("zone")
                                        .called("reportZone")
                                        .required()
                                        .hint()
                                        .code(),
                                Field.choice(
                                                "ending",
                                                List.of(
                                                        Field.Option.word("xlsx", "report.ending.xlsx"),
                                                        Field.Option.word("csv", "report.ending.csv")))
                                        .required(),
                                Field.line("folder").hint().code(),
                                Field.line("recipients").hint().width(6).code()),
                        form));
        return Editor.VIEW;
    }

    @PostMapping("/reports/schedules")
    String add(
            @RequestAttribute Member member,
            @RequestParam MultiValueMap<String, String> sent,
            Locale language,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        ReportSchedules.Settings settings = read(form, language);
        if (!form.isGood()) {
            return show(form, model);
        }
        Instant first = Deliveries.first(settings, clock.instant());
        changes.make(member, member.account().client(), (tx, note) -> {
            long id = new ReportSchedules(tx).add(member.account().client(), member.id(), settings, first);
            note.down("REPORT_SCHEDULED", "schedule " + id, settings.name() + " → " + settings.places());
            return id;
        });
        return Notice.done(next, "/reports/schedules", "notice.added", settings.name());
    }

    private ReportSchedules.Settings read(Form form, Locale language) {
        Map<Way, String> places = new EnumMap<>(Way.class);
        form.optional("folder", 200).ifPresent(folder -> {
            if (!deliveries.mayWrite(folder)) {
                form.wrong("folder", "problem.reportFolder");
            }
            places.put(Way.FOLDER, folder);
        });
        form.optional("recipients", 1000).ifPresent(people -> {
            if (!List.of(people.split("\\s*,\\s*")).stream().allMatch(one -> one.matches(ADDRESS))) {
                form.wrong("recipients", "problem.recipients");
            }
            places.put(Way.MAIL, people);
        });
        if (places.isEmpty()) {
            form.wrong("folder", "problem.reportPlace");
        }
        return new ReportSchedules.Settings(
                form.text("name", 120),
                ReportAddress.text(without(ReportAddress.values(form.value("question")))),
                language.toLanguageTag(),
                form.value("ending").equals("csv") ? "csv" : "xlsx",
                form.value("every").isEmpty() ? Every.DAY : every(form),
                time(form),
                zone(form),
                places);
    }

    private static Every every(Form form) {
        try {
            return Every.valueOf(form.value("every"));
        } catch (IllegalArgumentException e) {
            form.wrong("every", "problem.choose");
            return Every.DAY;
        }
    }

    private static LocalTime time(Form form) {
        try {
            return LocalTime.parse(form.value("time").strip());
        } catch (java.time.DateTimeException e) {
            form.wrong("time", "problem.time");
            return LocalTime.NOON;
        }
    }

    private static ZoneId zone(Form form) {
        try {
            return ZoneId.of(form.value("zone").strip());
        } catch (java.time.DateTimeException e) {
            form.wrong("zone", "problem.reportZone");
            return ZoneOffset.UTC;
        }
    }

    @PostMapping("/reports/schedules/{schedule}/remove")
    String remove(@RequestAttribute Member member, @PathVariable("schedule") long id, RedirectAttributes next) {
        Optional<String> name = changes.make(member, member.account().client(), (tx, note) -> {
            Optional<String> removed = new ReportSchedules(tx).remove(member.id(), id);
            removed.ifPresent(was -> note.down("REPORT_UNSCHEDULED", "schedule " + id, was));
            return removed;
        });
        return Notice.done(next, "/reports/schedules", "report.removed", name.orElseThrow(NotThere::new));
    }
}
