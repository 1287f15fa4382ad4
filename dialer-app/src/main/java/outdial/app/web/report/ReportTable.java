package outdial.app.web.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import outdial.app.reporting.ReportAddress;
import outdial.app.web.page.Cell;
import outdial.app.web.page.DayText;
import outdial.app.web.page.Figures;
import outdial.app.web.page.Table;
import outdial.reports.Breakdown;
import outdial.reports.Breakdown.Line;
import outdial.reports.By;
import outdial.reports.CampaignFigures;
import outdial.reports.Measure;
import outdial.reports.ReportQuestion;

/** A report as a table in which every number leads to its attempts, and every line to a report of what is in it. */
final class ReportTable {
    private static final List<Measure> BEFORE_RATE =
            List.of(Measure.ATTEMPTS, Measure.ANSWERED, Measure.TALKED, Measure.ABANDONED);
    private static final List<Measure> AFTER_RATE = List.of(
            Measure.HUNG_UP_EARLY,
            Measure.MACHINE,
            Measure.NO_ANSWER,
            Measure.BUSY,
            Measure.OTHER,
            Measure.IN_PROGRESS);

    /** What a line is looked at by when somebody follows its name. */
    private static final Map<By, By> INTO = Map.of(
            By.CLIENT, By.CAMPAIGN,
            By.CAMPAIGN, By.DAY,
            By.MONTH, By.DAY,
            By.WEEK, By.DAY,
            By.DAY, By.HOUR,
            By.AGENT, By.DAY,
            By.LIST, By.DAY,
            By.DISPOSITION, By.AGENT);

    private final ReportAddress address;
    private final Figures write;
    private final DayText days;

    ReportTable(ReportAddress address, Figures write, DayText days) {
        this.address = address;
        this.write = write;
        this.days = days;
    }

    Table of(Breakdown report) {
        List<List<Cell>> rows = new ArrayList<>();
        report.lines().forEach(line -> rows.add(row(line)));
        if (!report.lines().isEmpty()) {
            rows.add(figures(new Cell.Word("report.total"), "", report.by(), address.question(), report.total()));
        }
        return Table.of(headings(report.by()), "report.none", rows);
    }

    private static boolean hasMore(By by) {
        return by == By.CAMPAIGN || by == By.LIST;
    }

    private static String headings(By by) {
        return "report.by." + by + (hasMore(by) ? " report.by.CLIENT " : " ") + keys(BEFORE_RATE) + " #report.rate "
                + keys(AFTER_RATE) + " #report.talkTime";
    }

    private static String keys(List<Measure> measures) {
        return measures.stream().map(measure -> "#report.measure." + measure).collect(Collectors.joining(" "));
    }

    private List<Cell> row(Line line) {
        By by = address.by();
        ReportQuestion question = address.question().at(by, line.key());
        return figures(name(line, question), line.more(), by, question, line.figures());
    }

    private List<Cell> figures(Cell name, String more, By by, ReportQuestion question, CampaignFigures figures) {
        List<Cell> cells = new ArrayList<>(List.of(name));
        if (hasMore(by)) {
            cells.add(new Cell.Plain(more));
        }
        BEFORE_RATE.forEach(measure -> cells.add(count(question, measure, figures)));
        var rate = figures.abandoned();
        cells.add(new Cell.Figure(rate.answered() == 0 ? "–" : write.percent(rate.rate())));
        AFTER_RATE.forEach(measure -> cells.add(count(question, measure, figures)));
        cells.add(new Cell.Figure(days.length(figures.talked())));
        return cells;
    }

    private Cell count(ReportQuestion question, Measure measure, CampaignFigures figures) {
        long count = measure.of(figures);
        return count == 0
                ? new Cell.Count(0)
                : new Cell.Link(
                        write.of(count),
                        "/reports/rows?"
                                + address.with(question.counting(measure)).text());
    }

    private Cell name(Line line, ReportQuestion question) {
        By by = address.by();
        boolean isNone = line.key().isEmpty() || (line.key().equals("0") && by != By.HOUR);
        if (isNone) {
            return new Cell.Word("report.no." + by);
        }
        String shown = shown(by, line.key()).orElse(line.name());
        By into = INTO.get(by);
        if (into == null) {
            return new Cell.Plain(shown);
        }
        String href = "/reports?" + address.with(question).with(into).text();
        return by == By.DISPOSITION ? Cell.disposition(shown, href) : new Cell.Link(shown, href);
    }

    private Optional<String> shown(By by, String key) {
        return switch (by) {
            case DAY -> Optional.of(days.day(LocalDate.parse(key)));
            case WEEK ->
                Optional.of(days.days(LocalDate.parse(key), LocalDate.parse(key).plusDays(6)));
            case MONTH -> Optional.of(days.month(LocalDate.parse(key)));
            case HOUR -> Optional.of(days.hour(Integer.parseInt(key)));
            case CAMPAIGN, CLIENT, AGENT, LIST, DISPOSITION -> Optional.empty();
        };
    }
}
