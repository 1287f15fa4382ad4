package outdial.reports;

import static outdial.sql.gen.Tables.CAMPAIGN;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import outdial.reports.Breakdown.Line;
import outdial.reports.Counts.Part;
import outdial.sql.AttemptTallies.Grain;

/** Reports over several campaigns, for pages and workbooks. Safe on any thread. */
public final class Breakdowns {
    private final DSLContext db;

    public Breakdowns(DSLContext db) {
        this.db = db;
    }

    /** The report as the database has it at one instant. */
    public Breakdown of(ReportQuestion question, By by) {
        var made = new ArrayList<Breakdown>();
        Snapshot.of(db, snapshot -> made.add(new Breakdowns(snapshot).read(question, by)));
        return made.getFirst();
    }

    /** The same within a snapshot that the caller has taken. */
    Breakdown read(ReportQuestion question, By by) {
        List<Count> counts = counts(db, question, spans(db, question), parts(by), finest(by));
        Map<String, List<Tally>> lines = new TreeMap<>();
        Function<Count, String> key = key(by);
        counts.forEach(count ->
                lines.computeIfAbsent(key.apply(count), _ -> new ArrayList<>()).add(count.tally()));
        Names names = Names.read(db, by, lines.keySet());
        List<Line> drawn = new ArrayList<>();
        lines.forEach((one, tallies) ->
                drawn.add(new Line(one, names.of(one), names.more(one), CampaignFigures.of(Map.of(), tallies))));
        drawn.sort(order(by));
        return new Breakdown(
                by,
                drawn,
                CampaignFigures.of(Map.of(), counts.stream().map(Count::tally).toList()));
    }

    private static Comparator<Line> order(By by) {
        if (by == By.HOUR) {
            return Comparator.comparingInt(line -> Integer.parseInt(line.key()));
        }
        return by.isTime()
                ? Comparator.comparing(Line::key)
                : Comparator.comparing((Line line) -> line.name().toLowerCase(Locale.ROOT))
                        .thenComparing(Line::key);
    }

    /** Counts of the question, by {@code finest} at least; of its hour alone if it asks for one. */
    static List<Count> counts(DSLContext db, ReportQuestion question, List<Span> spans, Set<Part> parts, Grain finest) {
        if (question.hour().isEmpty()) {
            return new Counts(db, parts, question.narrowing()).read(Sources.of(db, spans, finest));
        }
        int hour = question.hour().get();
        var told = EnumSet.noneOf(Part.class);
        told.addAll(parts);
        if (!parts.contains(Part.TIME)) {
            told.add(Part.CLOCK);
        }
        List<Sources> sources = Sources.of(db, spans, Grain.HOUR).stream()
                .map(source -> source.at(hour))
                .toList();
        return new Counts(db, told, question.narrowing())
                .read(sources).stream()
                        .filter(count -> local(count).getHour() == hour)
                        .toList();
    }

    private static Grain finest(By by) {
        return switch (by) {
            case HOUR -> Grain.HOUR;
            case DAY, WEEK -> Grain.DAY;
            case MONTH, CAMPAIGN, CLIENT, AGENT, LIST, DISPOSITION -> Grain.MONTH;
        };
    }

    /** The question's campaigns, each with its period by its own clock. */
    static List<Span> spans(DSLContext db, ReportQuestion question) {
        return db.select(CAMPAIGN.CLIENT_ID, CAMPAIGN.ID, CAMPAIGN.ZONE)
                .from(CAMPAIGN)
                .where(question.reach().over(CAMPAIGN.CLIENT_ID))
                .and(question.client().map(CAMPAIGN.CLIENT_ID::eq).orElse(DSL.noCondition()))
                .and(question.campaign().map(CAMPAIGN.ID::eq).orElse(DSL.noCondition()))
                .orderBy(CAMPAIGN.CLIENT_ID, CAMPAIGN.ID)
                .fetch(row -> {
                    ZoneId zone = ZoneId.of(row.value3());
                    return new Span(
                            row.value1(),
                            row.value2(),
                            zone,
                            Period.days(Optional.of(question.from()), Optional.of(question.to()), zone));
                });
    }

    static ZonedDateTime local(Count count) {
        return count.from().atZone(count.span().zone());
    }

    private static Set<Part> parts(By by) {
        return switch (by) {
            case CAMPAIGN, CLIENT -> EnumSet.noneOf(Part.class);
            case DAY, WEEK, MONTH -> EnumSet.of(Part.TIME);
            case HOUR -> EnumSet.of(Part.CLOCK);
            case AGENT -> EnumSet.of(Part.AGENT);
            case LIST -> EnumSet.of(Part.LIST);
            case DISPOSITION -> EnumSet.of(Part.DISPOSITION);
        };
    }

    private static Function<Count, String> key(By by) {
        return switch (by) {
            case CAMPAIGN -> count -> Long.toString(count.span().campaign());
            case CLIENT -> count -> Long.toString(count.span().client());
            case DAY, WEEK, MONTH ->
                count -> {
                    LocalDate day = local(count).toLocalDate();
                    return by.first(day).toString();
                };
            case HOUR -> count -> Integer.toString(local(count).getHour());
            case AGENT -> count -> Long.toString(count.agent());
            case LIST -> count -> Long.toString(count.list());
            case DISPOSITION -> Count::disposition;
        };
    }
}
