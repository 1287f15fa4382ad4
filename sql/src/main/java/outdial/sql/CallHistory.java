package outdial.sql;

import static outdial.sql.gen.Tables.ATTEMPT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.call.Outcome;
import outdial.sql.gen.tables.records.AttemptRecord;

/** How a campaign's calls went: table {@code attempt}, read only. Takes part in the caller's transaction. */
public final class CallHistory {
    private final ClientScope scope;

    public CallHistory(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /** One that is over. */
    public record Call(
            Instant started,
            Optional<Instant> rang,
            Optional<Instant> answered,
            Optional<Instant> connected,
            Instant ended,
            Optional<Instant> disposed,
            Optional<Long> agent,
            Outcome outcome) {}

    /** The newest first, at most so many. */
    public List<Call> newest(CampaignId campaign, int most) {
        return scope.selectFrom(ATTEMPT)
                .and(ATTEMPT.CAMPAIGN_ID.eq(campaign.value()))
                .and(ATTEMPT.OUTCOME.isNotNull())
                .and(ATTEMPT.ENDED_AT.isNotNull())
                .orderBy(ATTEMPT.STARTED_AT.desc())
                .limit(most)
                .fetch(CallHistory::call);
    }

    /** Those begun from {@code from} up to, but without, {@code until}; the oldest first. */
    public List<Call> between(CampaignId campaign, Instant from, Instant until) {
        return scope.selectFrom(ATTEMPT)
                .and(ATTEMPT.CAMPAIGN_ID.eq(campaign.value()))
                .and(ATTEMPT.OUTCOME.isNotNull())
                .and(ATTEMPT.ENDED_AT.isNotNull())
                .and(ATTEMPT.STARTED_AT.ge(from))
                .and(ATTEMPT.STARTED_AT.lt(until))
                .orderBy(ATTEMPT.STARTED_AT)
                .fetch(CallHistory::call);
    }

    private static Call call(AttemptRecord row) {
        return new Call(
                row.getStartedAt(),
                Optional.ofNullable(row.getRangAt()),
                Optional.ofNullable(row.getAnsweredAt()),
                Optional.ofNullable(row.getConnectedAt()),
                row.getEndedAt(),
                Optional.ofNullable(row.getDisposedAt()),
                Optional.ofNullable(row.getAgentId()),
                Outcome.valueOf(row.getOutcome()));
    }
}
