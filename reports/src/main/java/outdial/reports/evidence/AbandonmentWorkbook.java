package outdial.reports.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import outdial.compliance.AbandonmentRules;
import outdial.compliance.pack.PackRule;
import outdial.compliance.pack.Terms;
import outdial.model.CampaignId;
import outdial.model.pacing.account.AccountRule;
import outdial.model.pacing.account.AccountRule.Whose;
import outdial.model.pacing.account.AccountStanding;
import outdial.model.pacing.account.Span;
import outdial.model.pacing.account.Tally;
import outdial.reports.Snapshot;
import outdial.reports.grid.Cell;
import outdial.reports.grid.Column;
import outdial.reports.grid.CsvSheet;
import outdial.reports.grid.Kind;
import outdial.reports.grid.Sheet;
import outdial.reports.grid.Titles;
import outdial.reports.grid.XlsxBook;
import outdial.sql.CampaignList;
import outdial.sql.Campaigns;
import outdial.sql.Clients;
import outdial.sql.Reach;

/**
 * How abandonment stood in every window that the law counts over, with the calls behind and the definition of each: a
 * client's and its campaigns' 24 hours, 30 days and calendar months, and whatever else rule packs name.
 */
public final class AbandonmentWorkbook {
    private static final List<Column> WINDOWS = List.of(
            new Column("Whose calls", Kind.TEXT, "One campaign's, or all of the client's."),
            new Column("Campaign", Kind.TEXT, "The campaign; blank for the whole client."),
            new Column("Window", Kind.TEXT, "The stretch of time that is counted over."),
            new Column("From", Kind.INSTANT, "The first instant of the window."),
            new Column("To", Kind.INSTANT, "The first instant after it."),
            new Column("Over", Kind.TEXT, "Whether the window was over when this was written."),
            new Column("Answered by persons", Kind.INTEGER, "Calls that ended in the window and a person answered."),
            new Column("Hung up early", Kind.INTEGER, "Of those, gone by themselves before the legal time was over."),
            new Column("Abandoned", Kind.INTEGER, "Of those, left without an agent for the legal time."),
            new Column("Set against", Kind.INTEGER, "The calls that the definition divides by."),
            new Column("Counted as lost", Kind.INTEGER, "The calls that the definition divides."),
            new Column(
                    "Rate",
                    Kind.PERCENT,
                    "Counted as lost by set against, each with those taken for machines; blank when nobody answered."),
            new Column("Rate at most", Kind.PERCENT, "Upper end of the 95 % Wilson interval of the rate."),
            new Column("Cap", Kind.PERCENT, "The highest rate allowed; blank where nothing caps this window."),
            new Column("Kept", Kind.TEXT, "Whether the rate is within the cap."),
            new Column("Definition", Kind.PROSE, "What is set against what."),
            new Column("Rule", Kind.TEXT, "The rule that names the window, or the campaign's own cap."),
            new Column("Heard as machines", Kind.INTEGER, "Calls that the detector took for machines and ended."),
            new Column(
                    "Verdicts checked", Kind.INTEGER, "Such verdicts that agents heard in the 90 days up to its end."),
            new Column("Found persons", Kind.INTEGER, "Verdicts checked behind which there was a person."),
            new Column(
                    "Taken for machines",
                    Kind.DECIMAL,
                    "Persons likely among those heard as machines: answered and abandoned. Their share is found persons"
                            + " by verdicts checked, with 1 in 50 added as a guess."));

    private static final List<Column> RULES = List.of(
            new Column("Rule", Kind.TEXT, "The rule's name."),
            new Column("Jurisdiction", Kind.TEXT, "Where it binds."),
            new Column("Level", Kind.TEXT, "Law, regulator, code, or advisory: the house's own where none was found."),
            new Column("Verified by", Kind.TEXT, "Who confirmed it, and when; blank: nobody has verified it."),
            new Column("In force from", Kind.DATE, "Its first day."),
            new Column("In force until", Kind.DATE, "The first day on which it is no longer in force."),
            new Column("As written", Kind.PROSE, "Its terms, as its author wrote them."),
            new Column("Source", Kind.PROSE, "Where it comes from."),
            new Column("Note", Kind.PROSE, "What else is to be known."));

    private final DSLContext db;
    private final Titles titles;

    public AbandonmentWorkbook(DSLContext db, Titles titles) {
        this.db = db;
        this.titles = titles;
    }

    /** Writes {@code file}, replacing what was there: a workbook or, if its name ends in {@code .csv}, the windows. */
    public void write(AbandonmentQuestion question, Path file) throws IOException {
        try {
            if (file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
                Snapshot.of(db, snapshot -> writeCsv(new Reading(snapshot, question), question, file));
            } else {
                writeXlsx(question, file);
            }
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    private void writeCsv(Reading read, AbandonmentQuestion question, Path file) {
        try {
            CsvSheet.write(read.windowsSheet(titles).in(titles), question.zone(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeXlsx(AbandonmentQuestion question, Path file) throws IOException {
        try (var book = new XlsxBook(question.zone())) {
            if (titles.isFromTheRight()) {
                book.readFromTheRight();
            }
            Snapshot.of(db, snapshot -> {
                var read = new Reading(snapshot, question);
                List<Sheet> sheets =
                        List.of(read.windowsSheet(titles), read.calls(), read.heard(titles), read.rulesSheet());
                sheets.forEach(sheet -> book.add(sheet.in(titles)));
                book.add(Definitions.of(sheets, titles).in(titles));
            });
            book.writeTo(file);
        }
    }

    /** One reading of the tables. */
    private static final class Reading {
        private final AbandonmentQuestion question;
        private final List<CountedWindow> windows = new ArrayList<>();
        private final List<CountedWindow.Turn> turns;
        private final AnsweredCalls calls;
        private final HeardMachines machines;
        private final Map<CampaignId, String> names = new HashMap<>();

        Reading(DSLContext snapshot, AbandonmentQuestion question) {
            this.question = question;
            String client = new Clients(snapshot)
                    .find(question.client())
                    .map(Clients.Client::name)
                    .orElse("");
            var ofClient = new LinkedHashSet<CountedWindow>();
            for (CampaignList.Row row : new CampaignList(snapshot).of(new Reach.Only(Set.of(question.client())))) {
                if (question.campaign().filter(one -> !one.equals(row.id())).isEmpty()) {
                    ofCampaign(snapshot, row.id(), row.name(), client, ofClient);
                }
            }
            if (question.campaign().isEmpty()) {
                windows.addAll(ofClient);
                beside(Optional.empty(), client, question.zone());
            }
            turns = windows.stream()
                    .flatMap(window -> window.turns(question.from(), question.to()).stream())
                    .toList();
            Instant first = turns.stream()
                    .map(CountedWindow.Turn::from)
                    .min(Comparator.naturalOrder())
                    .orElse(question.at());
            Instant last = turns.stream()
                    .map(CountedWindow.Turn::to)
                    .max(Comparator.naturalOrder())
                    .orElse(question.at());
            calls = AnsweredCalls.read(snapshot, question.client(), first, last);
            machines = HeardMachines.read(snapshot, question.client(), first, last);
        }

        private void ofCampaign(
                DSLContext snapshot, CampaignId id, String name, String client, Set<CountedWindow> ofClient) {
            names.put(id, name);
            var campaigns = new Campaigns(snapshot, question.client());
            var settings = campaigns.campaign(id).settings();
            ZoneId zone = settings.zone();
            Optional<CampaignId> campaign = Optional.of(id);
            windows.add(CountedWindow.capped(
                    campaign, name, AccountRule.ofCampaign(settings.abandonCap()), zone, Optional.empty()));
            for (var rule : AbandonmentRules.shipped().named(campaigns.terms(id, question.at()), question.at())) {
                boolean isClients = rule.window().whose() == Whose.CLIENT;
                CountedWindow window = CountedWindow.capped(
                        isClients ? Optional.empty() : campaign,
                        isClients ? client : name,
                        rule.window(),
                        isClients ? question.zone() : zone,
                        Optional.of(rule.rule()));
                if (isClients) {
                    ofClient.add(window);
                } else {
                    windows.add(window);
                }
            }
            beside(campaign, name, zone);
        }

        /** Those that everybody asks for, where no rule names them. */
        private void beside(Optional<CampaignId> campaign, String name, ZoneId zone) {
            for (Span span : List.of(Span.LAST_DAY, new Span.Last(CountedWindow.THIRTY_DAYS), new Span.Month(zone))) {
                CountedWindow window = CountedWindow.open(campaign, name, span, zone);
                if (windows.stream().noneMatch(window::isLike)) {
                    windows.add(window);
                }
            }
        }

        Sheet windowsSheet(Titles titles) {
            return Sheet.of(
                    "Windows",
                    WINDOWS,
                    turns.stream().map(turn -> cells(turn, titles)).toList());
        }

        private List<Cell> cells(CountedWindow.Turn turn, Titles titles) {
            CountedWindow window = turn.of();
            Tally tally = calls.in(turn);
            var standing = new AccountStanding(
                    new AccountRule(
                            window.campaign().isPresent() ? Whose.CAMPAIGN : Whose.CLIENT,
                            window.span(),
                            window.reading(),
                            window.cap().orElse(1.0)),
                    tally,
                    machines.at(turn));
            boolean none = standing.counted() + standing.mistaken() == 0;
            return List.of(
                    Cell.text(titles.of(window.campaign().isPresent() ? "One campaign" : "Whole client")),
                    Cell.text(window.campaign().isPresent() ? window.name() : null),
                    Cell.text(titles.of(window.kind())),
                    Cell.moment(turn.from()),
                    Cell.moment(turn.to()),
                    Cell.text(titles.of(turn.to().isAfter(question.at()) ? "No" : "Yes")),
                    Cell.whole(tally.answered()),
                    Cell.whole(tally.hungUpEarly()),
                    Cell.whole(tally.abandoned()),
                    Cell.whole(standing.counted()),
                    Cell.whole(standing.lost()),
                    none ? Cell.BLANK : new Cell.Share(standing.share()),
                    none ? Cell.BLANK : new Cell.Share(standing.shareAtMost()),
                    window.cap().<Cell>map(Cell.Share::new).orElse(Cell.BLANK),
                    window.cap().isEmpty() ? Cell.BLANK : Cell.text(titles.of(standing.holds() ? "Yes" : "No")),
                    Cell.text(titles.of(window.definition())),
                    Cell.text(window.rule()
                            .map(PackRule::id)
                            .or(() -> window.cap().map(_ -> titles.of("The campaign's own cap")))
                            .orElse(null)),
                    Cell.whole(tally.machines()),
                    Cell.whole(standing.errors().checked()),
                    Cell.whole(standing.errors().persons()),
                    new Cell.Decimal(standing.mistaken()));
        }

        Sheet heard(Titles titles) {
            return machines.sheet(question.campaign(), id -> names.getOrDefault(id, ""), titles);
        }

        Sheet calls() {
            return calls.sheet(question.campaign());
        }

        Sheet rulesSheet() {
            return Sheet.of(
                    "Rules",
                    RULES,
                    windows.stream()
                            .flatMap(window -> window.rule().stream())
                            .distinct()
                            .sorted(Comparator.comparing(PackRule::id))
                            .map(Reading::cells)
                            .toList());
        }

        private static List<Cell> cells(PackRule rule) {
            var from = rule.provenance();
            String terms = rule.terms() instanceof Terms.Duty(var written)
                    ? written.entrySet().stream()
                            .map(term -> term.getKey() + ": " + term.getValue())
                            .collect(java.util.stream.Collectors.joining("\n"))
                    : "";
            return List.of(
                    Cell.text(rule.id()),
                    Cell.text(rule.jurisdiction()),
                    Cell.text(from.level().name().toLowerCase(Locale.ROOT)),
                    Cell.text(from.verified().orElse(null)),
                    new Cell.Day(rule.from()),
                    AuditTables.day(rule.until().orElse(null)),
                    Cell.text(terms),
                    Cell.text(from.source()),
                    Cell.text(from.note()));
        }
    }
}
