package outdial.reports.evidence;

import static outdial.sql.gen.Tables.AGENT;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.CONSENT;
import static outdial.sql.gen.Tables.DNC_ENTRY;
import static outdial.sql.gen.Tables.DNC_LIST;
import static outdial.sql.gen.Tables.GATE_FINDING;
import static outdial.sql.gen.Tables.PHONE;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import outdial.model.PhoneNumber;
import outdial.reports.Streamed;
import outdial.reports.grid.Cell;
import outdial.reports.grid.Column;
import outdial.reports.grid.Kind;
import outdial.reports.grid.Sheet;

/** What the tables say about the question, beside the ledger: attempts, verdicts, consents, do-not-call entries. */
final class AuditTables {
    private final DSLContext db;
    private final AuditQuestion question;

    AuditTables(DSLContext db, AuditQuestion question) {
        this.db = db;
        this.question = question;
    }

    /** In the order in which they are told; rows are read when a sheet is drawn. */
    List<Sheet> all() {
        return List.of(attempts(), verdicts(), consents(), doNotCall());
    }

    private Sheet attempts() {
        var rows = db.select(
                        ATTEMPT.ID,
                        CAMPAIGN.NAME,
                        ATTEMPT.LEAD_ID,
                        PHONE.E164,
                        ATTEMPT.CALLER_E164,
                        ATTEMPT.STARTED_AT,
                        ATTEMPT.RANG_AT,
                        ATTEMPT.ANSWERED_AT,
                        ATTEMPT.CONNECTED_AT,
                        ATTEMPT.ENDED_AT,
                        ATTEMPT.OUTCOME,
                        ATTEMPT.DISPOSITION,
                        AGENT.NAME,
                        ATTEMPT.RULE_BOOK,
                        ATTEMPT.RULES)
                .from(ATTEMPT)
                .leftJoin(CAMPAIGN)
                .on(CAMPAIGN.CLIENT_ID.eq(ATTEMPT.CLIENT_ID))
                .and(CAMPAIGN.ID.eq(ATTEMPT.CAMPAIGN_ID))
                .leftJoin(PHONE)
                .on(PHONE.CLIENT_ID.eq(ATTEMPT.CLIENT_ID))
                .and(PHONE.ID.eq(ATTEMPT.PHONE_ID))
                .leftJoin(AGENT)
                .on(AGENT.ID.eq(ATTEMPT.AGENT_ID))
                .where(ATTEMPT.CLIENT_ID.eq(client()))
                .and(
                        switch (question) {
                            case AuditQuestion.OfNumber(var _, var number) -> PHONE.E164.eq(number);
                            case AuditQuestion.OfCampaign(var _, var campaign, var period) ->
                                ATTEMPT.CAMPAIGN_ID
                                        .eq(campaign.value())
                                        .and(ATTEMPT.STARTED_AT.ge(period.from()))
                                        .and(ATTEMPT.STARTED_AT.lt(period.to()));
                        })
                .orderBy(ATTEMPT.STARTED_AT, ATTEMPT.ID);
        return sheet(
                "Attempts",
                List.of(
                        new Column("Attempt", Kind.INTEGER, "Number of the attempt; ledger rows name it."),
                        new Column("Campaign", Kind.TEXT, "On behalf of which it was called."),
                        new Column("Lead", Kind.INTEGER, "Number of the lead in this system."),
                        new Column("Number", Kind.TEXT, "The number dialled; none once the person was erased."),
                        new Column("Caller number", Kind.TEXT, "The number shown to the called person."),
                        new Column("Started", Kind.INSTANT, "When it was decided to dial."),
                        new Column("Rang", Kind.INSTANT, "When the called side began to ring."),
                        new Column("Answered", Kind.INSTANT, "When the called side picked up."),
                        new Column("Connected", Kind.INSTANT, "When agent and person could hear each other."),
                        new Column("Ended", Kind.INSTANT, "When the call was over."),
                        new Column("Outcome", Kind.TEXT, "How the dialer saw the attempt end."),
                        new Column("Disposition", Kind.TEXT, "The code that the agent recorded."),
                        new Column("Agent", Kind.TEXT, "The agent who talked; blank when nobody did."),
                        new Column("Rule book", Kind.TEXT, "Names and fingerprints of the rules that allowed it."),
                        new Column("Rules", Kind.PROSE, "The rules that were asked and passed.")),
                rows,
                row -> List.of(
                        Cell.whole(row.value1()),
                        Cell.text(row.value2()),
                        Cell.whole(row.value3()),
                        number(row.value4()),
                        number(row.value5()),
                        Cell.moment(row.value6()),
                        Cell.moment(row.value7()),
                        Cell.moment(row.value8()),
                        Cell.moment(row.value9()),
                        Cell.moment(row.value10()),
                        Cell.text(row.value11()),
                        Cell.text(row.value12()),
                        Cell.text(row.value13()),
                        Cell.text(row.value14()),
                        Cell.text(row.value15())));
    }

    private Sheet verdicts() {
        var rows = db.select(
                        GATE_FINDING.AT,
                        CAMPAIGN.NAME,
                        GATE_FINDING.LEAD_ID,
                        PHONE.E164,
                        GATE_FINDING.VERDICT,
                        GATE_FINDING.UNTIL_AT,
                        GATE_FINDING.RULE,
                        GATE_FINDING.SENTENCE,
                        GATE_FINDING.RULE_BOOK)
                .from(GATE_FINDING)
                .leftJoin(CAMPAIGN)
                .on(CAMPAIGN.CLIENT_ID.eq(GATE_FINDING.CLIENT_ID))
                .and(CAMPAIGN.ID.eq(GATE_FINDING.CAMPAIGN_ID))
                .leftJoin(PHONE)
                .on(PHONE.CLIENT_ID.eq(GATE_FINDING.CLIENT_ID))
                .and(PHONE.ID.eq(GATE_FINDING.PHONE_ID))
                .where(GATE_FINDING.CLIENT_ID.eq(client()))
                .and(
                        switch (question) {
                            case AuditQuestion.OfNumber(var _, var number) -> PHONE.E164.eq(number);
                            case AuditQuestion.OfCampaign(var _, var campaign, var period) ->
                                GATE_FINDING
                                        .CAMPAIGN_ID
                                        .eq(campaign.value())
                                        .and(GATE_FINDING.AT.ge(period.from()))
                                        .and(GATE_FINDING.AT.lt(period.to()));
                        })
                .orderBy(GATE_FINDING.AT, GATE_FINDING.ID);
        return sheet(
                "Verdicts",
                List.of(
                        new Column("At", Kind.INSTANT, "When the verdict became another than before."),
                        new Column("Campaign", Kind.TEXT, "For which it was asked."),
                        new Column("Lead", Kind.INTEGER, "Number of the lead in this system."),
                        new Column("Number", Kind.TEXT, "The number it was about; none once the person was erased."),
                        new Column("Verdict", Kind.TEXT, "Denied, put off, or allowed again."),
                        new Column("Until", Kind.INSTANT, "From when it would be allowed, if it was put off."),
                        new Column("Rule", Kind.TEXT, "A rule that objected; the first of one time decided."),
                        new Column("Why", Kind.PROSE, "What the rule said."),
                        new Column("Rule book", Kind.TEXT, "Names and fingerprints of the rules that were asked.")),
                rows,
                row -> List.of(
                        Cell.moment(row.value1()),
                        Cell.text(row.value2()),
                        Cell.whole(row.value3()),
                        number(row.value4()),
                        Cell.text(row.value5()),
                        Cell.moment(row.value6()),
                        Cell.text(row.value7()),
                        Cell.text(row.value8()),
                        Cell.text(row.value9())));
    }

    private Sheet consents() {
        var rows = db.selectFrom(CONSENT)
                .where(CONSENT.CLIENT_ID.eq(client()))
                .and(isMeant(CONSENT.E164))
                .orderBy(CONSENT.GIVEN_AT, CONSENT.ID);
        return sheet(
                "Consents",
                List.of(
                        new Column("Number", Kind.TEXT, "Whose consent it is."),
                        new Column("Consent", Kind.TEXT, "What kind of consent."),
                        new Column("Purpose", Kind.TEXT, "The only purpose it covers; all if blank."),
                        new Column("Channel", Kind.TEXT, "How it was given."),
                        new Column("Wording", Kind.PROSE, "What the person agreed to, word by word."),
                        new Column("Evidence", Kind.PROSE, "Where the proof lies."),
                        new Column("Given", Kind.INSTANT, "When it was given."),
                        new Column("Expires", Kind.INSTANT, "When it ends, if it does."),
                        new Column("Taken back", Kind.INSTANT, "When it was taken back, if it was."),
                        new Column("Recorded", Kind.INSTANT, "When it was entered here.")),
                rows,
                row -> List.of(
                        number(row.getE164()),
                        Cell.text(row.getState()),
                        Cell.text(row.getPurpose()),
                        Cell.text(row.getChannel()),
                        Cell.text(row.getWording()),
                        Cell.text(row.getEvidence()),
                        Cell.moment(row.getGivenAt()),
                        Cell.moment(row.getExpiresAt()),
                        Cell.moment(row.getRevokedAt()),
                        Cell.moment(row.getRecordedAt())));
    }

    private Sheet doNotCall() {
        var rows = db.select(
                        DNC_ENTRY.E164,
                        DNC_LIST.NAME,
                        DNC_LIST.REGISTER_RULE,
                        DNC_LIST.AS_OF_ON,
                        DNC_ENTRY.ADDED_AT,
                        DNC_ENTRY.SOURCE)
                .from(DNC_ENTRY)
                .join(DNC_LIST)
                .on(DNC_LIST.CLIENT_ID.eq(DNC_ENTRY.CLIENT_ID))
                .and(DNC_LIST.ID.eq(DNC_ENTRY.LIST_ID))
                .where(DNC_ENTRY.CLIENT_ID.eq(client()))
                .and(isMeant(DNC_ENTRY.E164))
                .orderBy(DNC_ENTRY.ADDED_AT, DNC_ENTRY.E164);
        return sheet(
                "Do-not-call",
                List.of(
                        new Column("Number", Kind.TEXT, "The number that is not to be called."),
                        new Column("List", Kind.TEXT, "Opt-outs, or a register's copy."),
                        new Column("Rule", Kind.TEXT, "The rule that asks the register; blank for opt-outs."),
                        new Column("As of", Kind.DATE, "The day of the register's copy."),
                        new Column("Added", Kind.INSTANT, "When it was entered here."),
                        new Column("Source", Kind.TEXT, "Who said it.")),
                rows,
                row -> List.of(
                        number(row.value1()),
                        Cell.text(row.value2()),
                        Cell.text(row.value3()),
                        day(row.value4()),
                        Cell.moment(row.value5()),
                        Cell.text(row.value6())));
    }

    /** The number asked about, or any that the campaign dialled in the period. */
    private Condition isMeant(Field<PhoneNumber> number) {
        return switch (question) {
            case AuditQuestion.OfNumber(var _, var asked) -> number.eq(asked);
            case AuditQuestion.OfCampaign(var _, var campaign, var period) ->
                number.in(DSL.select(PHONE.E164)
                        .from(ATTEMPT)
                        .join(PHONE)
                        .on(PHONE.CLIENT_ID.eq(ATTEMPT.CLIENT_ID))
                        .and(PHONE.ID.eq(ATTEMPT.PHONE_ID))
                        .where(ATTEMPT.CLIENT_ID.eq(client()))
                        .and(ATTEMPT.CAMPAIGN_ID.eq(campaign.value()))
                        .and(ATTEMPT.STARTED_AT.ge(period.from()))
                        .and(ATTEMPT.STARTED_AT.lt(period.to())));
        };
    }

    private long client() {
        return question.client().value();
    }

    private static <R extends Record> Sheet sheet(
            String name, List<Column> columns, ResultQuery<R> rows, Function<R, List<Cell>> cells) {
        return new Sheet(name, columns, each -> Streamed.forEach(rows, row -> each.accept(cells.apply(row))));
    }

    static Cell number(@Nullable PhoneNumber number) {
        return number == null ? Cell.BLANK : Cell.text(number.e164());
    }

    static Cell day(@Nullable LocalDate day) {
        return day == null ? Cell.BLANK : new Cell.Day(day);
    }
}
