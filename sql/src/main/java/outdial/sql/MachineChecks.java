package outdial.sql;

import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.MACHINE_CHECK;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.pacing.account.MachineErrors;

/**
 * What agents have heard where the detector heard a machine: table {@code machine_check}. Takes part in the caller's
 * transaction.
 */
public final class MachineChecks {
    /** Older ones say little of the detector as it is, and of the list as it is. */
    public static final Duration KNOWN_FOR = Duration.ofDays(90);

    private final DSLContext dsl;

    public MachineChecks(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** One that was heard. */
    public record Check(AttemptId attempt, CampaignId campaign, AgentId agent, boolean person, Instant at) {}

    /** Keeps it; the first word on an attempt is the true one. Whether it was news. */
    public boolean keep(AttemptId attempt, AgentId agent, boolean person, Instant at) {
        return dsl.insertInto(
                                MACHINE_CHECK,
                                MACHINE_CHECK.CLIENT_ID,
                                MACHINE_CHECK.ATTEMPT_ID,
                                MACHINE_CHECK.CAMPAIGN_ID,
                                MACHINE_CHECK.AGENT_ID,
                                MACHINE_CHECK.IS_PERSON,
                                MACHINE_CHECK.CHECKED_AT)
                        .select(dsl.select(
                                        ATTEMPT.CLIENT_ID,
                                        ATTEMPT.ID,
                                        ATTEMPT.CAMPAIGN_ID,
                                        DSL.val(agent.value()),
                                        DSL.val(person),
                                        DSL.val(at, MACHINE_CHECK.CHECKED_AT))
                                .from(ATTEMPT)
                                .where(ATTEMPT.ID.eq(attempt.value())))
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
    }

    /**
     * What is known of the detector at {@code at}.
     *
     * @param campaign in all campaigns of the client if empty
     */
    public MachineErrors of(ClientId client, Optional<CampaignId> campaign, Instant at) {
        return dsl.select(
                        DSL.count(),
                        DSL.coalesce(
                                DSL.sum(DSL.when(MACHINE_CHECK.IS_PERSON, 1).otherwise(0)), BigDecimal.ZERO))
                .from(MACHINE_CHECK)
                .where(MACHINE_CHECK.CLIENT_ID.eq(client.value()))
                .and(campaign.map(one -> MACHINE_CHECK.CAMPAIGN_ID.eq(one.value()))
                        .orElse(DSL.noCondition()))
                .and(MACHINE_CHECK.CHECKED_AT.gt(at.minus(KNOWN_FOR)))
                .and(MACHINE_CHECK.CHECKED_AT.le(at))
                .fetchSingle(row -> new MachineErrors(row.value1(), row.value2().intValue()));
    }

    /** A client's, oldest first. */
    public List<Check> of(ClientId client, Instant from, Instant to) {
        return dsl.selectFrom(MACHINE_CHECK)
                .where(MACHINE_CHECK.CLIENT_ID.eq(client.value()))
                .and(MACHINE_CHECK.CHECKED_AT.ge(from))
                .and(MACHINE_CHECK.CHECKED_AT.lt(to))
                .orderBy(MACHINE_CHECK.CHECKED_AT, MACHINE_CHECK.ATTEMPT_ID)
                .fetch(row -> new Check(
                        new AttemptId(row.getAttemptId()),
                        new CampaignId(row.getCampaignId()),
                        new AgentId(row.getAgentId()),
                        row.getIsPerson(),
                        row.getCheckedAt()));
    }
}
