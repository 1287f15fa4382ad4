package outdial.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import outdial.compliance.AbandonRate;
import outdial.model.call.Outcome;
import outdial.reports.grid.Cell;
import outdial.reports.grid.Chart;
import outdial.reports.grid.Column;
import outdial.reports.grid.CsvSheet;
import outdial.reports.grid.Kind;
import outdial.reports.grid.Sheet;
import outdial.reports.grid.Titles;
import outdial.reports.grid.XlsxBook;

/** One client's campaigns side by side and day by day, with charts. A few seconds' work, from the roll-ups. */
public final class ClientWorkbook {
    private static final String TOTAL = "All together";

    private final DSLContext db;

    private final Titles titles;

    public ClientWorkbook(DSLContext db) {
        this(db, Titles.ENGLISH);
    }

    /** One that speaks a reader's language. */
    public ClientWorkbook(DSLContext db, Titles titles) {
        this.db = db;
        this.titles = titles;
    }

    /**
     * Writes {@code file}, replacing what was there: a workbook or, if its name ends in {@code .csv}, the days alone.
     *
     * @throws IOException if the file can't be written; what was there before is still there
     */
    public void write(ClientQuestion question, Path file) throws IOException {
        var read = new ArrayList<ClientFigures>();
        Snapshot.of(db, snapshot -> read.add(ClientFigures.read(snapshot, question)));
        ClientFigures figures = read.getFirst();
        Sheet campaigns = sheet(
                "Campaigns",
                new Column("Campaign", Kind.TEXT, "Rules, lists, script and team dialled under one name."),
                figures.byCampaign(),
                Cell::text);
        Sheet days = sheet("Days", new Column("Day", Kind.DATE, Meanings.DAY), figures.byDay(), Cell.Day::new);
        if (file.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".csv")) {
            CsvSheet.write(days.in(titles), question.zone(), file);
            return;
        }
        try (var book = new XlsxBook(question.zone())) {
            if (question.fromTheRight() || titles.isFromTheRight()) {
                book.readFromTheRight();
            }
            book.add(campaigns.in(titles));
            book.add(days.in(titles));
            book.addCharts(
                    titles.of("Charts"),
                    charts(figures).stream().map(chart -> chart.in(titles)).toList());
            book.add(DefinitionsSheet.of(List.of(), List.of(campaigns, days), titles)
                    .in(titles));
            book.writeTo(file);
        }
    }

    private <K> Sheet sheet(String name, Column first, Map<K, List<Tally>> rows, Function<K, Cell> named) {
        List<Column> columns = new ArrayList<>(List.of(
                first,
                new Column("Attempts", Kind.INTEGER, "Decisions to dial a number, whatever came of them."),
                new Column("In progress", Kind.INTEGER, "Attempts that have no outcome yet.")));
        for (Outcome outcome : Outcome.values()) {
            columns.add(new Column(Outcomes.title(outcome), Kind.INTEGER, Outcomes.meaning(outcome)));
        }
        columns.addAll(List.of(
                new Column("Answered by persons", Kind.INTEGER, Meanings.ANSWERED),
                new Column("Abandonment rate", Kind.PERCENT, Meanings.ABANDON_RATE),
                new Column("Talk time", Kind.DURATION, Meanings.TALK_TIME)));
        List<List<Cell>> cells = new ArrayList<>();
        rows.forEach((title, tallies) -> cells.add(row(named.apply(title), tallies)));
        cells.add(row(
                Cell.text(titles.of(TOTAL)),
                rows.values().stream().flatMap(List::stream).toList()));
        return Sheet.of(name, columns, cells);
    }

    private static List<Cell> row(Cell title, List<Tally> tallies) {
        CampaignFigures figures = CampaignFigures.of(Map.of(), tallies);
        AbandonRate rate = figures.abandoned();
        return Stream.of(
                        Stream.of(title, Cell.whole(figures.attempts()), Cell.whole(figures.inProgress())),
                        Stream.of(Outcome.values()).map(outcome -> Cell.whole(figures.ended(outcome))),
                        Stream.of(
                                Cell.whole(rate.answered()),
                                Cell.share(rate.abandoned(), rate.answered()),
                                Cell.length(figures.talked())))
                .flatMap(cells -> cells)
                .toList();
    }

    private static List<Chart> charts(ClientFigures figures) {
        List<String> days =
                figures.byDay().keySet().stream().map(LocalDate::toString).toList();
        List<String> campaigns = List.copyOf(figures.byCampaign().keySet());
        var byDay = figures.byDay().values();
        var byCampaign = figures.byCampaign().values();
        return List.of(
                new Chart(
                        "Attempts and answers by day",
                        days,
                        List.of(
                                series("Attempts", byDay, CampaignFigures::attempts),
                                series(
                                        "Answered by persons",
                                        byDay,
                                        each -> each.abandoned().answered()),
                                series("Talked", byDay, each -> each.ended(Outcome.TALKED))),
                        true),
                new Chart(
                        "Talk hours by day",
                        days,
                        List.of(series(
                                "Talk hours", byDay, each -> each.talked().toMillis() / 3_600_000.0)),
                        true),
                new Chart(
                        "Attempts and answers by campaign",
                        campaigns,
                        List.of(
                                series("Attempts", byCampaign, CampaignFigures::attempts),
                                series(
                                        "Answered by persons",
                                        byCampaign,
                                        each -> each.abandoned().answered())),
                        false));
    }

    private static Chart.Series series(
            String name, java.util.Collection<List<Tally>> rows, ToDoubleFunction<CampaignFigures> figure) {
        return new Chart.Series(
                name,
                rows.stream()
                        .map(tallies -> figure.applyAsDouble(CampaignFigures.of(Map.of(), tallies)))
                        .toList());
    }
}
