package outdial.reports.evidence;

import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.CAMPAIGN;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.call.Outcome;
import outdial.model.pacing.account.Tally;
import outdial.reports.Streamed;
import outdial.reports.grid.Cell;
import outdial.reports.grid.Column;
import outdial.reports.grid.Kind;
import outdial.reports.grid.Sheet;

/**
 * Calls that persons answered, counted by the quarter of an hour in which they ended: every window of account begins and
 * ends with one, in any zone there is.
 */
final class AnsweredCalls {
    /** A call that ended within a window may have begun before it. */
    private static final Duration LONGEST_CALL = Duration.ofHours(4);

    private static final int QUARTER_S = 900;
    private static final List<String> COUNTED =
            Stream.of(Outcome.values()).filter(Tally::counts).map(Outcome::name).toList();
    private static final List<String> BY_PERSON = Stream.of(Outcome.values())
            .filter(Outcome::answeredByPerson)
            .map(Outcome::name)
            .toList();

    private static final List<Column> COLUMNS = List.of(
            new Column("Attempt", Kind.INTEGER, "Number of the attempt; ledger rows name it."),
            new Column("Campaign", Kind.TEXT, "On behalf of which it was called."),
            new Column("Started", Kind.INSTANT, "When it was decided to dial."),
            new Column("Answered", Kind.INSTANT, "When the called side picked up."),
            new Column("Connected", Kind.INSTANT, "When agent and person could hear each other."),
            new Column(
                    "Ended", Kind.INSTANT, "When the call was over; it counts in the windows that hold this instant."),
            new Column("Outcome", Kind.TEXT, "How the dialer saw the attempt end."),
            new Column("Counts as", Kind.TEXT, "Connected, abandoned or hung up early."));

    private final DSLContext db;
    private final ClientId client;
    private final Instant from;
    private final Instant to;
    private final Map<Long, NavigableMap<Long, Tally>> quarters = new HashMap<>();

    private AnsweredCalls(DSLContext db, ClientId client, Instant from, Instant to) {
        this.db = db;
        this.client = client;
        this.from = from;
        this.to = to;
    }

    /** Reads the counts of calls that ended from {@code from} up to, but without, {@code to}. */
    static AnsweredCalls read(DSLContext db, ClientId client, Instant from, Instant to) {
        var calls = new AnsweredCalls(db, client, from, to);
        Field<Long> quarter = DSL.field(
                "timestampdiff(second, {0}, {1}) div {2}",
                Long.class, DSL.val(Instant.EPOCH, ATTEMPT.ENDED_AT), ATTEMPT.ENDED_AT, DSL.inline(QUARTER_S));
        db.select(ATTEMPT.CAMPAIGN_ID, quarter, ATTEMPT.OUTCOME, DSL.count())
                .from(ATTEMPT)
                .where(calls.ended(COUNTED))
                .groupBy(ATTEMPT.CAMPAIGN_ID, quarter, ATTEMPT.OUTCOME)
                .forEach(row -> calls.add(row.value1(), row.value2(), Outcome.valueOf(row.value3()), row.value4()));
        return calls;
    }

    private Condition ended(List<String> outcomes) {
        return ATTEMPT.CLIENT_ID
                .eq(client.value())
                .and(ATTEMPT.STARTED_AT.ge(from.minus(LONGEST_CALL)))
                .and(ATTEMPT.STARTED_AT.lt(to))
                .and(ATTEMPT.ENDED_AT.ge(from))
                .and(ATTEMPT.ENDED_AT.lt(to))
                .and(ATTEMPT.OUTCOME.in(outcomes));
    }

    private void add(long campaign, long quarter, Outcome outcome, int calls) {
        Tally tally = Tally.of(Instant.ofEpochSecond(quarter * QUARTER_S), outcome, calls);
        quarters.computeIfAbsent(campaign, _ -> new TreeMap<>()).merge(quarter, tally, Tally::plus);
    }

    /** What came of the calls of a turn of a window. */
    Tally in(CountedWindow.Turn turn) {
        var sum = new Tally(turn.from(), 0, 0, 0);
        long first = turn.from().getEpochSecond() / QUARTER_S;
        long end = turn.to().getEpochSecond() / QUARTER_S;
        for (NavigableMap<Long, Tally> of : of(turn.of().campaign())) {
            for (Tally tally : of.subMap(first, true, end, false).values()) {
                sum = sum.plus(tally);
            }
        }
        return sum;
    }

    private List<NavigableMap<Long, Tally>> of(Optional<CampaignId> campaign) {
        return campaign.map(one ->
                        Optional.ofNullable(quarters.get(one.value())).stream().toList())
                .orElseGet(() -> List.copyOf(quarters.values()));
    }

    /** The calls themselves, a row each. */
    Sheet sheet(Optional<CampaignId> campaign) {
        var rows = db.select(
                        ATTEMPT.ID,
                        CAMPAIGN.NAME,
                        ATTEMPT.STARTED_AT,
                        ATTEMPT.ANSWERED_AT,
                        ATTEMPT.CONNECTED_AT,
                        ATTEMPT.ENDED_AT,
                        ATTEMPT.OUTCOME)
                .from(ATTEMPT)
                .leftJoin(CAMPAIGN)
                .on(CAMPAIGN.CLIENT_ID.eq(ATTEMPT.CLIENT_ID))
                .and(CAMPAIGN.ID.eq(ATTEMPT.CAMPAIGN_ID))
                .where(ended(BY_PERSON))
                .and(campaign.map(one -> ATTEMPT.CAMPAIGN_ID.eq(one.value())).orElse(DSL.noCondition()))
                .orderBy(ATTEMPT.ENDED_AT, ATTEMPT.ID);
        return new Sheet(
                "Calls",
                COLUMNS,
                each -> Streamed.forEach(
                        rows,
                        row -> each.accept(List.of(
                                Cell.whole(row.value1()),
                                Cell.text(row.value2()),
                                Cell.moment(row.value3()),
                                Cell.moment(row.value4()),
                                Cell.moment(row.value5()),
                                Cell.moment(row.value6()),
                                Cell.text(row.value7()),
                                Cell.text(countsAs(Outcome.valueOf(row.value7())))))));
    }

    private static String countsAs(Outcome outcome) {
        return switch (outcome) {
            case ABANDONED -> "Abandoned";
            case HUNG_UP_EARLY -> "Hung up early";
            default -> "Connected";
        };
    }
}
