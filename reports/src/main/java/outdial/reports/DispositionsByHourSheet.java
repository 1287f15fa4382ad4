package outdial.reports;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import outdial.compliance.AbandonRate;
import outdial.model.call.Outcome;
import outdial.reports.grid.Cell;
import outdial.reports.grid.Column;
import outdial.reports.grid.Kind;
import outdial.reports.grid.Sheet;

/** One row for each hour in which an attempt began, one column for each disposition. */
final class DispositionsByHourSheet implements Report {
    @Override
    public Sheet on(DSLContext db, CampaignQuestion question) {
        List<Tally> tallies = new CampaignTallies(db, question).byHour();
        var used = tallies.stream()
                .map(Tally::disposition)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        List<Dispositions.Choice> choices =
                Dispositions.of(db, question).with(used).choices();
        return Sheet.of(
                "Dispositions by hour",
                columns(choices),
                byHour(tallies, question.zone()).entrySet().stream()
                        .map(hour -> row(hour.getKey(), hour.getValue(), choices))
                        .toList());
    }

    private static Map<Instant, List<Tally>> byHour(List<Tally> tallies, ZoneId zone) {
        return tallies.stream()
                .collect(Collectors.groupingBy(tally -> hour(tally.from(), zone), TreeMap::new, Collectors.toList()));
    }

    /** An hour that a change of clocks repeats stands twice, for it is two hours. */
    private static Instant hour(Instant at, ZoneId zone) {
        return at.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
    }

    private static List<Column> columns(List<Dispositions.Choice> choices) {
        var columns = new ArrayList<>(List.of(
                new Column("Hour", Kind.INSTANT, "Start of the hour in which the attempts began."),
                new Column("Attempts", Kind.INTEGER, "Attempts that began in the hour."),
                new Column("Answered by persons", Kind.INTEGER, Meanings.ANSWERED),
                new Column("Abandoned", Kind.INTEGER, Outcomes.meaning(Outcome.ABANDONED)),
                new Column("Abandonment rate", Kind.PERCENT, Meanings.ABANDON_RATE)));
        for (Dispositions.Choice choice : choices) {
            columns.add(new Column(choice.label(), Kind.INTEGER, Meanings.disposition(choice)));
        }
        columns.add(new Column("None recorded", Kind.INTEGER, "Attempts without a disposition."));
        return columns;
    }

    private static List<Cell> row(Instant hour, List<Tally> tallies, List<Dispositions.Choice> choices) {
        CampaignFigures figures = CampaignFigures.of(Map.of(), tallies);
        AbandonRate rate = figures.abandoned();
        var row = new ArrayList<>(List.of(
                Cell.moment(hour),
                Cell.whole(figures.attempts()),
                Cell.whole(rate.answered()),
                Cell.whole(rate.abandoned()),
                Cell.share(rate.abandoned(), rate.answered())));
        long recorded = 0;
        for (Dispositions.Choice choice : choices) {
            long count = figures.dispositions().getOrDefault(choice.code(), 0L);
            row.add(Cell.whole(count));
            recorded += count;
        }
        row.add(Cell.whole(figures.attempts() - recorded));
        return row;
    }
}
