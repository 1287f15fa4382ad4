package outdial.reports;

import static outdial.sql.gen.Tables.AGENT;
import static outdial.sql.gen.Tables.ANSWER;
import static outdial.sql.gen.Tables.INTERVIEW;
import static outdial.sql.gen.Tables.LEAD;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import outdial.reports.grid.Cell;
import outdial.reports.grid.Column;
import outdial.reports.grid.Kind;
import outdial.reports.grid.Sheet;

/** One row for each interview, one column for each question that was answered in any of them. */
final class AnswersSheet implements Report {
    private static final List<Column> FIXED = List.of(
            new Column("Interview", Kind.INTEGER, "Number of the interview, one run of a questionnaire with one lead."),
            new Column("Attempt", Kind.INTEGER, Meanings.ATTEMPT),
            new Column("Lead", Kind.INTEGER, Meanings.LEAD),
            new Column("External id", Kind.TEXT, Meanings.EXTERNAL_ID),
            new Column("Agent", Kind.TEXT, "The agent who asked."),
            new Column("State", Kind.TEXT, "Running, complete, partial, refused or screened out."),
            new Column("Started", Kind.INSTANT, "When the first question was asked."),
            new Column("Ended", Kind.INSTANT, "When the interview was over."));

    @Override
    public Sheet on(DSLContext db, CampaignQuestion question) {
        List<String> questions = questions(db, question);
        var columns = new ArrayList<>(FIXED);
        questions.forEach(
                asked -> columns.add(new Column(asked, Kind.MIXED, "The answer to the question " + asked + ".")));
        return new Sheet("Answers", columns, each -> {
            var pivot = new Pivot(questions, each);
            Streamed.forEach(rows(db, question), pivot::add);
            pivot.finish();
        });
    }

    /** In the order in which they are asked, as far as the order of first saving tells. */
    private static List<String> questions(DSLContext db, CampaignQuestion question) {
        return db.select(ANSWER.QUESTION)
                .from(ANSWER)
                .join(INTERVIEW)
                .on(INTERVIEW.CLIENT_ID.eq(ANSWER.CLIENT_ID))
                .and(INTERVIEW.ID.eq(ANSWER.INTERVIEW_ID))
                .where(interviews(question))
                .groupBy(ANSWER.QUESTION)
                .orderBy(DSL.min(ANSWER.SEQ), ANSWER.QUESTION)
                .fetch(ANSWER.QUESTION);
    }

    private static ResultQuery<? extends Record> rows(DSLContext db, CampaignQuestion question) {
        return db.select(
                        INTERVIEW.ID,
                        INTERVIEW.ATTEMPT_ID,
                        INTERVIEW.LEAD_ID,
                        LEAD.EXTERNAL_ID,
                        AGENT.NAME,
                        INTERVIEW.STATE,
                        INTERVIEW.STARTED_AT,
                        INTERVIEW.ENDED_AT,
                        ANSWER.QUESTION,
                        ANSWER.VALUE)
                .from(INTERVIEW)
                .leftJoin(LEAD)
                .on(LEAD.CLIENT_ID.eq(INTERVIEW.CLIENT_ID))
                .and(LEAD.ID.eq(INTERVIEW.LEAD_ID))
                .leftJoin(AGENT)
                .on(AGENT.ID.eq(INTERVIEW.AGENT_ID))
                .leftJoin(ANSWER)
                .on(ANSWER.CLIENT_ID.eq(INTERVIEW.CLIENT_ID))
                .and(ANSWER.INTERVIEW_ID.eq(INTERVIEW.ID))
                .where(interviews(question))
                .orderBy(INTERVIEW.ID);
    }

    private static Condition interviews(CampaignQuestion question) {
        return INTERVIEW
                .CLIENT_ID
                .eq(question.client().value())
                .and(INTERVIEW.CAMPAIGN_ID.eq(question.campaign().value()))
                .and(INTERVIEW.STARTED_AT.ge(question.period().from()))
                .and(INTERVIEW.STARTED_AT.lt(question.period().to()));
    }

    /** Gathers the answers of one interview, which come one after the other, into its row. */
    private static final class Pivot {
        private final List<String> questions;
        private final Consumer<List<Cell>> each;
        private final Map<String, String> answers = new HashMap<>();
        private @Nullable Record interview;

        Pivot(List<String> questions, Consumer<List<Cell>> each) {
            this.questions = questions;
            this.each = each;
        }

        void add(Record row) {
            if (interview != null && !interview.get(INTERVIEW.ID).equals(row.get(INTERVIEW.ID))) {
                finish();
            }
            interview = row;
            if (row.get(ANSWER.QUESTION) != null) {
                answers.put(row.get(ANSWER.QUESTION), row.get(ANSWER.VALUE));
            }
        }

        void finish() {
            if (interview != null) {
                var cells = new ArrayList<>(fixed(interview));
                questions.forEach(question -> cells.add(answer(answers.get(question))));
                each.accept(cells);
            }
            interview = null;
            answers.clear();
        }

        private static List<Cell> fixed(Record row) {
            return List.of(
                    Cell.whole(row.get(INTERVIEW.ID)),
                    Cell.whole(row.get(INTERVIEW.ATTEMPT_ID)),
                    Cell.whole(row.get(INTERVIEW.LEAD_ID)),
                    Cell.text(row.get(LEAD.EXTERNAL_ID)),
                    Cell.text(row.get(AGENT.NAME)),
                    Cell.text(row.get(INTERVIEW.STATE)),
                    Cell.moment(row.get(INTERVIEW.STARTED_AT)),
                    Cell.moment(row.get(INTERVIEW.ENDED_AT)));
        }

        /** A number where nothing is lost by it: 7 is, 07 and 1e3 are not. */
        private static Cell answer(@Nullable String value) {
            return value != null && value.matches("-?[1-9][0-9]{0,14}|0")
                    ? Cell.whole(Long.valueOf(value))
                    : Cell.text(value);
        }
    }
}
