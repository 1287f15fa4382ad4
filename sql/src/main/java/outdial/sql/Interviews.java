package outdial.sql;

import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.when;
import static outdial.sql.gen.Tables.ANSWER;
import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.INTERVIEW;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadId;

/**
 * What was answered to questionnaires: tables {@code interview} and {@code answer}. Takes part in the caller's
 * transaction. Every save may be repeated or come late: the highest count of the browser that gave the answers wins.
 */
public final class Interviews {
    private final ClientScope scope;

    public Interviews(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /** How an interview ended. */
    public enum End {
        COMPLETE,
        PARTIAL,
        REFUSED,
        SCREENED_OUT
    }

    /** One version of a questionnaire. */
    public record QuestionnaireId(long value) {}

    /** One run of a questionnaire. */
    public record InterviewId(long value) {}

    /** Lets a campaign ask by this questionnaire, given by its id; running interviews keep theirs. */
    public void ask(CampaignId campaign, QuestionnaireId questionnaire) {
        scope.update(
                CAMPAIGN, Map.of(CAMPAIGN.QUESTIONNAIRE_ID, questionnaire.value()), CAMPAIGN.ID.eq(campaign.value()));
    }

    /** The same, or lets the campaign ask nothing. */
    public void ask(CampaignId campaign, Optional<QuestionnaireId> questionnaire) {
        questionnaire.ifPresentOrElse(
                one -> ask(campaign, one),
                () -> scope.dsl()
                        .update(CAMPAIGN)
                        .setNull(CAMPAIGN.QUESTIONNAIRE_ID)
                        .where(scope.of(CAMPAIGN))
                        .and(CAMPAIGN.ID.eq(campaign.value()))
                        .execute());
    }

    /** The interview of an attempt, begun if it is not there yet. */
    public InterviewId begin(
            CampaignId campaign,
            QuestionnaireId questionnaire,
            AttemptId attempt,
            LeadId lead,
            Optional<AgentId> agent,
            Instant at) {
        scope.insertInto(INTERVIEW)
                .set(INTERVIEW.CAMPAIGN_ID, campaign.value())
                .set(INTERVIEW.QUESTIONNAIRE_ID, questionnaire.value())
                .set(INTERVIEW.ATTEMPT_ID, attempt.value())
                .set(INTERVIEW.LEAD_ID, lead.value())
                .set(INTERVIEW.AGENT_ID, agent.map(AgentId::value).orElse(null))
                .set(INTERVIEW.STARTED_AT, at)
                .onDuplicateKeyIgnore()
                .execute();
        return new InterviewId(scope.selectFrom(INTERVIEW)
                .and(INTERVIEW.ATTEMPT_ID.eq(attempt.value()))
                .fetchSingle(INTERVIEW.ID));
    }

    /** The interview of an attempt, if one was begun. */
    public Optional<InterviewId> find(AttemptId attempt) {
        return scope.selectFrom(INTERVIEW)
                .and(INTERVIEW.ATTEMPT_ID.eq(attempt.value()))
                .fetchOptional(INTERVIEW.ID)
                .map(InterviewId::new);
    }

    /**
     * Keeps an answer unless a later one is there.
     *
     * @param seq the browser's own count of saves
     */
    public void save(InterviewId interview, String question, long seq, String value, Instant at) {
        var isLater = excluded(ANSWER.SEQ).gt(ANSWER.SEQ);
        scope.insertInto(ANSWER)
                .set(ANSWER.INTERVIEW_ID, interview.value())
                .set(ANSWER.QUESTION, question)
                .set(ANSWER.SEQ, seq)
                .set(ANSWER.VALUE, value)
                .set(ANSWER.ANSWERED_AT, at)
                .onDuplicateKeyUpdate()
                // The count comes last: the servers assign from left to right.
                .set(ANSWER.VALUE, when(isLater, excluded(ANSWER.VALUE)).otherwise(ANSWER.VALUE))
                .set(
                        ANSWER.ANSWERED_AT,
                        when(isLater, excluded(ANSWER.ANSWERED_AT)).otherwise(ANSWER.ANSWERED_AT))
                .set(ANSWER.SEQ, greatest(ANSWER.SEQ, excluded(ANSWER.SEQ)))
                .execute();
    }

    /** Answers by question. */
    public Map<String, String> answers(InterviewId interview) {
        return scope.selectFrom(ANSWER)
                .and(ANSWER.INTERVIEW_ID.eq(interview.value()))
                .fetchMap(ANSWER.QUESTION, ANSWER.VALUE);
    }

    /** Ends a running interview; the first end is the true one. Whether it was news. */
    public boolean end(InterviewId interview, End how, Instant at) {
        return scope.update(
                        INTERVIEW,
                        Map.of(INTERVIEW.STATE, how.name(), INTERVIEW.ENDED_AT, at),
                        INTERVIEW.ID.eq(interview.value()).and(INTERVIEW.STATE.eq("RUNNING")))
                == 1;
    }
}
