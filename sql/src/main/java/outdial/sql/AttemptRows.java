package outdial.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import outdial.model.AgentId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.call.Stage;

/**
 * Attempts of one campaign as rows of {@code attempt} and {@code attempt_open}, a hundred in a statement: bound one by
 * one, their parameters cost more than the rows.
 */
record AttemptRows(ClientId client, CampaignId campaign) {
    /** Live attempts; those whose lead or whose number has one already are left out. */
    void open(Connection connection, List<NewAttempt> attempts) throws SQLException {
        try (var rows = BulkInsert.of(
                connection,
                "INSERT IGNORE",
                "attempt_open",
                "client_id",
                "attempt_id",
                "campaign_id",
                "lead_id",
                "phone_id",
                "attempt_no",
                "floor_id",
                "fence",
                "started_at",
                "not_after",
                "agent_id",
                "state",
                "e164")) {
            for (NewAttempt attempt : attempts) {
                var permit = attempt.permit();
                rows.row(
                        client.value(),
                        attempt.id().value(),
                        campaign.value(),
                        permit.lead().value(),
                        permit.phone().value(),
                        permit.attemptNo(),
                        attempt.id().floor().value(),
                        attempt.id().fence().value(),
                        attempt.at(),
                        attempt.notAfter(),
                        attempt.agent().map(AgentId::value).orElse(null),
                        Stage.INTENT.name(),
                        Long.parseLong(permit.number().digits()));
            }
            rows.execute();
        }
    }

    /** What stays of attempts for ever. */
    void begin(Connection connection, List<NewAttempt> attempts) throws SQLException {
        try (var rows = BulkInsert.of(
                connection,
                "INSERT",
                "attempt",
                "id",
                "started_at",
                "client_id",
                "campaign_id",
                "lead_id",
                "phone_id",
                "attempt_no",
                "caller_e164",
                "agent_id",
                "rule_book",
                "rules",
                "granted_at")) {
            for (NewAttempt attempt : attempts) {
                var permit = attempt.permit();
                rows.row(
                        attempt.id().value(),
                        attempt.at(),
                        client.value(),
                        campaign.value(),
                        permit.lead().value(),
                        permit.phone().value(),
                        permit.attemptNo(),
                        Long.parseLong(permit.caller().digits()),
                        attempt.agent().map(AgentId::value).orElse(null),
                        permit.ruleBook(),
                        String.join(",", permit.rules()),
                        permit.grantedAt());
            }
            rows.execute();
        }
    }
}
