package outdial.reports;

import static outdial.sql.AttemptTimes.RING_MS;
import static outdial.sql.AttemptTimes.TALK_MS;
import static outdial.sql.gen.Tables.AGENT;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.LEAD;
import static outdial.sql.gen.Tables.LEAD_LIST;
import static outdial.sql.gen.Tables.PHONE;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import outdial.model.PhoneNumber;
import outdial.reports.grid.Cell;
import outdial.reports.grid.Column;
import outdial.reports.grid.Kind;
import outdial.reports.grid.Sheet;

/** One row for each attempt, in the order in which they began. */
final class AttemptsSheet implements Report {
    static final String NAME = "Attempts";

    private static final Field<Long> RING =
            DSL.field("{0}", Long.class, RING_MS).as("ring");
    private static final Field<Long> TALK =
            DSL.field("{0}", Long.class, TALK_MS).as("talk");

    private static final List<Column> COLUMNS = List.of(
            new Column("Attempt", Kind.INTEGER, Meanings.ATTEMPT),
            new Column("List", Kind.TEXT, "The list that the lead is on."),
            new Column("Lead", Kind.INTEGER, Meanings.LEAD),
            new Column("External id", Kind.TEXT, Meanings.EXTERNAL_ID),
            new Column("Number", Kind.TEXT, "The number dialled."),
            new Column("Attempt no", Kind.INTEGER, "Which attempt at this lead it was in this campaign, from 1."),
            new Column("Caller number", Kind.TEXT, "The number shown to the called person."),
            new Column("Started", Kind.INSTANT, "When it was decided to dial."),
            new Column("Rang", Kind.INSTANT, "When the called side began to ring."),
            new Column("Answered", Kind.INSTANT, "When the called side picked up."),
            new Column("Connected", Kind.INSTANT, "When agent and person could hear each other."),
            new Column("Ended", Kind.INSTANT, "When the call was over."),
            new Column(
                    "Ring s", Kind.DECIMAL, "Seconds from the first ring to the answer or, without one, to the end."),
            new Column("Talk s", Kind.DECIMAL, "Seconds from being connected to the end."),
            new Column("Outcome", Kind.TEXT, "How the dialer saw the attempt end; blank while it is in progress."),
            new Column("Disposition", Kind.TEXT, "The code that the agent recorded."),
            new Column("Agent", Kind.TEXT, Meanings.AGENT),
            new Column("Rule book", Kind.TEXT, "Name and fingerprint of the rules that allowed the call."),
            new Column("Rules", Kind.TEXT, "The rules that were asked and passed."),
            new Column("Recording", Kind.TEXT, "The recording's file, if the call was recorded."));

    @Override
    public Sheet on(DSLContext db, CampaignQuestion question) {
        return new Sheet(NAME, COLUMNS, each -> Streamed.forEach(rows(db, question), row -> each.accept(cells(row))));
    }

    private static ResultQuery<? extends Record> rows(DSLContext db, CampaignQuestion question) {
        return db.select(
                        ATTEMPT.ID,
                        LEAD_LIST.NAME,
                        ATTEMPT.LEAD_ID,
                        LEAD.EXTERNAL_ID,
                        PHONE.E164,
                        ATTEMPT.ATTEMPT_NO,
                        ATTEMPT.CALLER_E164,
                        ATTEMPT.STARTED_AT,
                        ATTEMPT.RANG_AT,
                        ATTEMPT.ANSWERED_AT,
                        ATTEMPT.CONNECTED_AT,
                        ATTEMPT.ENDED_AT,
                        RING,
                        TALK,
                        ATTEMPT.OUTCOME,
                        ATTEMPT.DISPOSITION,
                        AGENT.NAME,
                        ATTEMPT.RULE_BOOK,
                        ATTEMPT.RULES,
                        ATTEMPT.RECORDING)
                .from(AttemptRows.withWhom())
                .where(AttemptRows.of(question))
                .orderBy(ATTEMPT.STARTED_AT, ATTEMPT.ID);
    }

    private static List<Cell> cells(Record row) {
        return List.of(
                Cell.whole(row.get(ATTEMPT.ID)),
                Cell.text(row.get(LEAD_LIST.NAME)),
                Cell.whole(row.get(ATTEMPT.LEAD_ID)),
                Cell.text(row.get(LEAD.EXTERNAL_ID)),
                number(row.get(PHONE.E164)),
                Cell.whole(row.get(ATTEMPT.ATTEMPT_NO)),
                number(row.get(ATTEMPT.CALLER_E164)),
                Cell.moment(row.get(ATTEMPT.STARTED_AT)),
                Cell.moment(row.get(ATTEMPT.RANG_AT)),
                Cell.moment(row.get(ATTEMPT.ANSWERED_AT)),
                Cell.moment(row.get(ATTEMPT.CONNECTED_AT)),
                Cell.moment(row.get(ATTEMPT.ENDED_AT)),
                Cell.seconds(row.get(RING)),
                Cell.seconds(row.get(TALK)),
                Cell.text(row.get(ATTEMPT.OUTCOME)),
                Cell.text(row.get(ATTEMPT.DISPOSITION)),
                Cell.text(row.get(AGENT.NAME)),
                Cell.text(row.get(ATTEMPT.RULE_BOOK)),
                Cell.text(row.get(ATTEMPT.RULES)),
                Cell.text(row.get(ATTEMPT.RECORDING)));
    }

    private static Cell number(@Nullable PhoneNumber number) {
        return number == null ? Cell.BLANK : Cell.text(number.e164());
    }
}
