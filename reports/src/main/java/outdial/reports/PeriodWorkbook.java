package outdial.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jooq.DSLContext;
import outdial.compliance.AbandonRate;
import outdial.model.call.Outcome;
import outdial.reports.Breakdown.Line;
import outdial.reports.grid.Cell;
import outdial.reports.grid.Chart;
import outdial.reports.grid.Column;
import outdial.reports.grid.CsvSheet;
import outdial.reports.grid.Kind;
import outdial.reports.grid.Sheet;
import outdial.reports.grid.Titles;
import outdial.reports.grid.XlsxBook;

/**
 * A period across campaigns as a file: the reports that the pages show, one on each sheet, with charts. A few seconds'
 * work, from the tallies, however many attempts there were.
 */
public final class PeriodWorkbook {
    private static final String TOTAL = "All together";

    /** What a sheet's lines are; days and hours are cut by each campaign's own clock. */
    private static Column first(By by) {
        return switch (by) {
            case CAMPAIGN -> new Column("Campaign", Kind.TEXT, "Rules, lists, script and team dialled under one name.");
            case CLIENT -> new Column("Client", Kind.TEXT, "The company on whose behalf calls are made.");
            case DAY -> new Column("Day", Kind.DATE, Meanings.DAY);
            case WEEK -> new Column("Week from", Kind.DATE, "Monday of the week in which the attempts began.");
            case MONTH -> new Column("Month from", Kind.DATE, "First day of the month in which the attempts began.");
            case HOUR -> new Column("Hour", Kind.TEXT, "Hour of the day in which the attempts began.");
            case AGENT -> new Column("Agent", Kind.TEXT, Meanings.AGENT);
            case LIST -> new Column("List", Kind.TEXT, "The list that the lead is on.");
            case DISPOSITION -> new Column("Disposition", Kind.TEXT, "The code that the agent recorded.");
        };
    }

    private static String sheetOf(By by) {
        return switch (by) {
            case CAMPAIGN -> "Campaigns";
            case CLIENT -> "Clients";
            case DAY -> "Days";
            case WEEK -> "Weeks";
            case MONTH -> "Months";
            case HOUR -> "Hours";
            case AGENT -> "Agents";
            case LIST -> "Lists";
            case DISPOSITION -> "Dispositions";
        };
    }

    private static boolean hasMore(By by) {
        return by == By.CAMPAIGN || by == By.LIST;
    }

    private final DSLContext db;
    private final Titles titles;

    public PeriodWorkbook(DSLContext db, Titles titles) {
        this.db = db;
        this.titles = titles;
    }

    /**
     * Writes {@code file}, replacing what was there: a workbook or, if its name ends in {@code .csv}, the one report by
     * {@code csv}. All figures are of one instant.
     *
     * @param zone in which the time of making is shown
     * @throws IOException if the file can't be written; what was there before is still there
     */
    public void write(ReportQuestion question, By csv, Instant at, ZoneId zone, Path file) throws IOException {
        boolean isCsv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        Map<By, Breakdown> read = new EnumMap<>(By.class);
        Snapshot.of(db, snapshot -> {
            var breakdowns = new Breakdowns(snapshot);
            (isCsv ? List.of(csv) : List.of(By.values())).forEach(by -> read.put(by, breakdowns.read(question, by)));
        });
        if (isCsv) {
            CsvSheet.write(sheet(of(read, csv)).in(titles), zone, file);
        } else {
            writeXlsx(question, read, at, zone, file);
        }
    }

    private void writeXlsx(ReportQuestion question, Map<By, Breakdown> read, Instant at, ZoneId zone, Path file)
            throws IOException {
        try (var book = new XlsxBook(zone)) {
            if (titles.isFromTheRight()) {
                book.readFromTheRight();
            }
            Sheet about = about(question, at);
            List<Sheet> sheets = read.values().stream().map(this::sheet).toList();
            book.add(about.in(titles));
            sheets.forEach(sheet -> book.add(sheet.in(titles)));
            book.addCharts(
                    titles.of("Charts"),
                    charts(read).stream().map(chart -> chart.in(titles)).toList());
            book.add(DefinitionsSheet.of(List.of(), sheets, titles).in(titles));
            book.writeTo(file);
        }
    }

    /** What was asked and when, so that the file explains itself. */
    private Sheet about(ReportQuestion question, Instant at) {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(about("From", new Cell.Day(question.from())));
        rows.add(about("To", new Cell.Day(question.to())));
        new ReportNames(db).of(question).forEach((what, name) -> rows.add(about(what, Cell.text(name))));
        rows.add(about("Made at", Cell.moment(at)));
        return Sheet.of(
                "Question",
                List.of(
                        new Column("Figure", Kind.TEXT, "What was asked for."),
                        new Column("Value", Kind.MIXED, "Days are those of each campaign's own time zone.")),
                rows);
    }

    private List<Cell> about(String what, Cell value) {
        return List.of(Cell.text(titles.of(what)), value);
    }

    private Sheet sheet(Breakdown report) {
        By by = report.by();
        List<Column> columns = new ArrayList<>(List.of(first(by)));
        if (hasMore(by)) {
            columns.add(new Column("Client", Kind.TEXT, "The company on whose behalf calls are made."));
        }
        columns.addAll(List.of(
                new Column("Attempts", Kind.INTEGER, "Decisions to dial a number, whatever came of them."),
                new Column("Answered by persons", Kind.INTEGER, Meanings.ANSWERED),
                new Column("Talked", Kind.INTEGER, Outcomes.meaning(Outcome.TALKED)),
                new Column("Abandoned", Kind.INTEGER, Outcomes.meaning(Outcome.ABANDONED)),
                new Column("Abandonment rate", Kind.PERCENT, Meanings.ABANDON_RATE),
                new Column("Hung up early", Kind.INTEGER, Outcomes.meaning(Outcome.HUNG_UP_EARLY)),
                new Column("Machines", Kind.INTEGER, Outcomes.meaning(Outcome.MACHINE)),
                new Column("No answer", Kind.INTEGER, Outcomes.meaning(Outcome.NO_ANSWER)),
                new Column("Busy", Kind.INTEGER, Outcomes.meaning(Outcome.BUSY)),
                new Column("Other endings", Kind.INTEGER, "Attempts that ended in any other way."),
                new Column("In progress", Kind.INTEGER, "Attempts that have no outcome yet."),
                new Column("Talk time", Kind.DURATION, Meanings.TALK_TIME)));
        List<List<Cell>> rows = new ArrayList<>();
        report.lines().forEach(line -> rows.add(row(by, name(by, line), line.more(), line.figures())));
        rows.add(row(by, Cell.text(titles.of(TOTAL)), "", report.total()));
        return Sheet.of(sheetOf(by), columns, rows);
    }

    private Cell name(By by, Line line) {
        boolean isNone = line.key().isEmpty() || (line.key().equals("0") && by != By.HOUR);
        return switch (by) {
            case DAY, WEEK, MONTH -> new Cell.Day(LocalDate.parse(line.key()));
            case HOUR -> Cell.text("%02d:00".formatted(Integer.valueOf(line.key())));
            case CAMPAIGN, CLIENT, AGENT, LIST, DISPOSITION -> Cell.text(isNone ? titles.of("None") : line.name());
        };
    }

    private static List<Cell> row(By by, Cell first, String more, CampaignFigures figures) {
        AbandonRate rate = figures.abandoned();
        List<Cell> cells = new ArrayList<>(List.of(first));
        if (hasMore(by)) {
            cells.add(Cell.text(more));
        }
        cells.add(Cell.whole(figures.attempts()));
        cells.add(Cell.whole(rate.answered()));
        cells.add(whole(Measure.TALKED, figures));
        cells.add(whole(Measure.ABANDONED, figures));
        cells.add(Cell.share(rate.abandoned(), rate.answered()));
        for (Measure measure : List.of(
                Measure.HUNG_UP_EARLY,
                Measure.MACHINE,
                Measure.NO_ANSWER,
                Measure.BUSY,
                Measure.OTHER,
                Measure.IN_PROGRESS)) {
            cells.add(whole(measure, figures));
        }
        cells.add(Cell.length(figures.talked()));
        return cells;
    }

    private static Cell whole(Measure measure, CampaignFigures figures) {
        return Cell.whole(measure.of(figures));
    }

    private static Breakdown of(Map<By, Breakdown> read, By by) {
        return Objects.requireNonNull(read.get(by));
    }

    private static List<Chart> charts(Map<By, Breakdown> read) {
        Breakdown days = of(read, By.DAY);
        return List.of(
                answers("Attempts and answers by day", days, true),
                new Chart(
                        "Talk hours by day",
                        categories(days),
                        List.of(series("Talk hours", days, each -> each.talked().toMillis() / 3_600_000.0)),
                        true),
                answers("Attempts and answers by campaign", of(read, By.CAMPAIGN), false),
                answers("Attempts and answers by hour", of(read, By.HOUR), false));
    }

    private static Chart answers(String title, Breakdown report, boolean isLine) {
        return new Chart(
                title,
                categories(report),
                List.of(
                        series("Attempts", report, CampaignFigures::attempts),
                        series("Answered by persons", report, each -> Measure.ANSWERED.of(each)),
                        series("Talked", report, each -> Measure.TALKED.of(each))),
                isLine);
    }

    private static List<String> categories(Breakdown report) {
        return report.lines().stream().map(Line::name).toList();
    }

    private static Chart.Series series(String name, Breakdown report, ToDoubleFunction<CampaignFigures> figure) {
        return new Chart.Series(
                name,
                report.lines().stream()
                        .map(line -> figure.applyAsDouble(line.figures()))
                        .toList());
    }
}
