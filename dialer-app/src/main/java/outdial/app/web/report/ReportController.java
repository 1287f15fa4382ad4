package outdial.app.web.report;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import outdial.app.reporting.ReportAddress;
import outdial.app.reporting.ReportWork;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.page.Cell;
import outdial.app.web.page.DayText;
import outdial.app.web.page.Figures;
import outdial.app.web.page.Table;
import outdial.app.web.page.Title;
import outdial.reports.AttemptPages;
import outdial.reports.Breakdowns;
import outdial.reports.By;
import outdial.reports.Measure;
import outdial.reports.ReportNames;
import outdial.reports.ReportQuestion;
import outdial.sql.Accounts.Role;
import outdial.sql.Reach;

/** A report, and the attempts behind each of its numbers. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER, Role.ANALYST, Role.CLIENT_VIEWER})
final class ReportController {
    private static final Set<Role> SEE_NUMBERS = Set.of(Role.ADMINISTRATOR, Role.MANAGER);
    private static final Set<Role> SCHEDULERS = Set.of(Role.ADMINISTRATOR, Role.MANAGER, Role.ANALYST);
    private static final Set<Role> SEE_LEADS = Set.of(Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR);

    private final DSLContext sql;
    private final InstantSource clock;

    ReportController(DSLContext sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** One way to look at the figures. */
    record Tab(String key, String href, boolean isCurrent) {}

    /** Something the report is narrowed to, and how to see all again. */
    record Chip(String key, String name, String without) {}

    @GetMapping("/reports")
    String page(
            @RequestAttribute Member member,
            @RequestParam Map<String, String> values,
            @ModelAttribute("write") Figures write,
            Locale language,
            Model model) {
        Reach reach = member.reach(ReportWork.READERS);
        ReportAddress address = address(values, reach);
        var report = new Breakdowns(sql).of(address.question(), address.by());
        model.addAttribute("address", address);
        model.addAttribute("text", address.text());
        model.addAttribute("tabs", tabs(address));
        model.addAttribute("chips", chips(address));
        choices(reach, address.question(), model);
        model.addAttribute("table", new ReportTable(address, write, new DayText(language)).of(report));
        model.addAttribute("maySchedule", member.isAny(SCHEDULERS));
        model.addAttribute("hasCampaign", address.question().campaign().isPresent());
        return "report";
    }

    @GetMapping("/reports/rows")
    String rows(
            @RequestAttribute Member member,
            @RequestParam Map<String, String> values,
            @RequestParam(defaultValue = "0") long first,
            @ModelAttribute("write") Figures write,
            Locale language,
            Model model) {
        Reach reach = member.reach(ReportWork.READERS);
        ReportAddress address = address(values, reach);
        AttemptPages.Page page = new AttemptPages(sql).of(address.question(), first);
        var days = new DayText(language);
        List<List<Cell>> rows =
                page.rows().stream().map(row -> cells(member, row, days)).toList();
        model.addAttribute("heading", Title.of("report.rows").below("report.title", "/reports?" + above(address)));
        model.addAttribute("measure", address.question().measure());
        model.addAttribute("from", days.day(address.question().from()));
        model.addAttribute("to", days.day(address.question().to()));
        model.addAttribute("chips", chips(address));
        model.addAttribute("all", page.all());
        model.addAttribute("first", page.first());
        model.addAttribute("last", page.first() + rows.size());
        model.addAttribute(
                "table",
                Table.of(
                        "report.row.started report.by.CAMPAIGN report.by.LIST report.row.lead report.row.number"
                                + " report.by.AGENT report.row.outcome report.by.DISPOSITION #report.row.rang"
                                + " #report.row.talked",
                        "report.none",
                        rows));
        String text = address.text();
        if (page.first() > 0) {
            model.addAttribute(
                    "newer", "/reports/rows?" + text + "&first=" + Math.max(0, page.first() - AttemptPages.ROWS));
        }
        if (page.first() + AttemptPages.ROWS < page.all()) {
            model.addAttribute("older", "/reports/rows?" + text + "&first=" + (page.first() + AttemptPages.ROWS));
        }
        return "report-rows";
    }

    private ReportAddress address(Map<String, String> values, Reach reach) {
        return ReportAddress.of(values, reach, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /** The report that a list of rows was reached from, without what its number narrowed. */
    private static String above(ReportAddress address) {
        return address.with(address.question().counting(Measure.ATTEMPTS).atHour(Optional.empty()))
                .text();
    }

    private static List<Tab> tabs(ReportAddress address) {
        return Arrays.stream(By.values())
                .map(by -> new Tab(
                        "report.by." + by, "/reports?" + address.with(by).text(), by == address.by()))
                .toList();
    }

    /** What the filters do not show, for it came from following a number or a name. */
    private static List<Chip> chips(ReportAddress address) {
        var chips = new ArrayList<Chip>();
        ReportQuestion question = address.question();
        question.disposition()
                .ifPresent(code -> chips.add(new Chip(
                        "report.by.DISPOSITION",
                        code.isEmpty() ? "–" : code,
                        "/reports?"
                                + address.with(question.ofDisposition(Optional.empty()))
                                        .text())));
        question.hour()
                .ifPresent(hour -> chips.add(new Chip(
                        "report.by.HOUR",
                        "%02d:00".formatted(hour),
                        "/reports?"
                                + address.with(question.atHour(Optional.empty()))
                                        .text())));
        return chips;
    }

    private void choices(Reach reach, ReportQuestion question, Model model) {
        var names = new ReportNames(sql);
        model.addAttribute("clients", names.clients(reach));
        model.addAttribute("campaigns", names.campaigns(reach, question.client()));
        model.addAttribute("lists", names.lists(reach, question.client()));
        model.addAttribute("agents", names.agents(reach));
        model.addAttribute("client", question.client().orElse(0L));
        model.addAttribute("campaign", question.campaign().orElse(0L));
        model.addAttribute("list", question.list().orElse(0L));
        model.addAttribute("agent", question.agent().orElse(-1L));
    }

    private static List<Cell> cells(Member member, AttemptPages.Row row, DayText days) {
        String lead = row.externalId().isEmpty() ? Long.toString(row.lead().value()) : row.externalId();
        boolean seesLead = member.isAny(SEE_LEADS, row.client());
        return List.of(
                new Cell.Plain(days.at(row.started(), row.zone())),
                new Cell.Plain(row.campaign()),
                new Cell.Plain(row.list()),
                seesLead
                        ? new Cell.Link(
                                lead,
                                "/clients/" + row.client().value() + "/leads/"
                                        + row.lead().value())
                        : new Cell.Plain(lead),
                row.number()
                        .<Cell>map(number -> new Cell.Code(
                                member.isAny(SEE_NUMBERS, row.client()) ? number.e164() : number.masked()))
                        .orElse(Cell.none()),
                new Cell.Plain(row.agent()),
                row.outcome().isEmpty()
                        ? new Cell.Word("report.measure.IN_PROGRESS")
                        : new Cell.Word("outcome." + row.outcome()),
                Cell.disposition(row.disposition()),
                new Cell.Figure(days.length(row.rang())),
                new Cell.Figure(days.length(row.talked())));
    }
}
