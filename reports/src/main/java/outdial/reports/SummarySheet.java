package outdial.reports;

import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.CLIENT;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import outdial.compliance.AbandonRate;
import outdial.model.call.Outcome;
import outdial.reports.grid.Cell;
import outdial.reports.grid.Column;
import outdial.reports.grid.Kind;
import outdial.reports.grid.Sheet;
import outdial.reports.grid.Titles;

/** The campaign in one page: whose, when, in which zone, and the figures that its screen shows. */
final class SummarySheet {
    static final String NAME = "Summary";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);

    private static final List<Column> COLUMNS = List.of(
            new Column("Figure", Kind.TEXT, "Name of a figure; what it says stands below, under its name."),
            new Column("Value", Kind.MIXED, "The figure."));

    private SummarySheet() {}

    /** A figure that stands by itself, and what it says. */
    record Figure(String name, Cell value, String meaning) {}

    static List<Figure> figures(DSLContext db, CampaignQuestion question) {
        var figures = new ArrayList<Figure>();
        heading(db, question, figures);
        count(new LiveFigures(db).of(question), Dispositions.of(db, question), figures);
        return figures;
    }

    static Sheet of(List<Figure> figures, Titles titles) {
        return Sheet.of(
                NAME,
                COLUMNS,
                figures.stream()
                        .map(figure -> List.of(Cell.text(titles.of(figure.name())), figure.value()))
                        .toList());
    }

    private static void heading(DSLContext db, CampaignQuestion question, List<Figure> to) {
        var names = db.select(CAMPAIGN.NAME, CLIENT.NAME)
                .from(CAMPAIGN)
                .join(CLIENT)
                .on(CLIENT.ID.eq(CAMPAIGN.CLIENT_ID))
                .where(CAMPAIGN.CLIENT_ID.eq(question.client().value()))
                .and(CAMPAIGN.ID.eq(question.campaign().value()))
                .fetchOptional()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No campaign " + question.campaign().value() + " of client "
                                + question.client().value()));
        Period period = question.period();
        ZoneId zone = question.zone();
        add(to, "Campaign", names.value1(), "Rules, lists, script and team dialled under one name.");
        add(to, "Client", names.value2(), "The company on whose behalf calls are made.");
        add(
                to,
                "From",
                period.isOpenAtStart() ? "its beginning" : shown(period.from(), zone),
                "Attempts, interviews and orders are counted if they began at this time or later.");
        add(
                to,
                "To",
                period.isOpenAtEnd() ? "now" : shown(period.to(), zone),
                "Attempts, interviews and orders are counted if they began before this time.");
        add(to, "Time zone", zone.getId(), "All times in this workbook are local times of this zone.");
        add(to, "Made at", shown(question.at(), zone), "When the figures were read.");
    }

    private static void count(CampaignFigures figures, Dispositions offered, List<Figure> to) {
        for (LeadState state : LeadState.values()) {
            add(
                    to,
                    state.title(),
                    Cell.whole(figures.leads().getOrDefault(state, 0L)),
                    state.meaning() + " As they stand when the figures are read.");
        }
        add(to, "Attempts", Cell.whole(figures.attempts()), "Decisions to dial a number, whatever came of them.");
        add(to, "In progress", Cell.whole(figures.inProgress()), "Attempts that have no outcome yet.");
        for (Outcome outcome : Outcome.values()) {
            add(to, Outcomes.title(outcome), Cell.whole(figures.ended(outcome)), Outcomes.meaning(outcome));
        }
        people(figures, to);
        for (Dispositions.Choice choice :
                offered.with(figures.dispositions().keySet()).choices()) {
            add(
                    to,
                    "Disposition: " + choice.label(),
                    Cell.whole(figures.dispositions().getOrDefault(choice.code(), 0L)),
                    Meanings.disposition(choice));
        }
    }

    private static void people(CampaignFigures figures, List<Figure> to) {
        AbandonRate rate = figures.abandoned();
        add(to, "Answered by persons", Cell.whole(rate.answered()), Meanings.ANSWERED);
        add(to, "Abandonment rate", Cell.share(rate.abandoned(), rate.answered()), Meanings.ABANDON_RATE);
        add(
                to,
                "Hung up early rate",
                Cell.share(rate.hungUpEarly(), rate.answered()),
                "Persons who hung up before the legal time was over and before an agent was there, by persons who"
                        + " answered; not part of the abandonment rate.");
        add(
                to,
                "Ring time",
                Cell.length(figures.rang()),
                "From the first ring to the answer or the end, all attempts together.");
        add(to, "Talk time", Cell.length(figures.talked()), Meanings.TALK_TIME);
    }

    private static String shown(Instant at, ZoneId zone) {
        return MINUTE.format(at.atZone(zone));
    }

    private static void add(List<Figure> to, String name, String value, String meaning) {
        add(to, name, Cell.text(value), meaning);
    }

    private static void add(List<Figure> to, String name, Cell value, String meaning) {
        to.add(new Figure(name, value, meaning));
    }
}
