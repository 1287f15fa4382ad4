package outdial.sql;

import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.ATTEMPT_OPEN;
import static outdial.sql.gen.Tables.CALL_EVENT;
import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.call.Outcome;
import outdial.model.call.Stage;
import outdial.sql.gen.tables.records.AttemptOpenRecord;
import outdial.sql.gen.tables.records.AttemptRecord;
import outdial.sql.gen.tables.records.CampaignLeadRecord;

/** Attempts between their beginning and their end: table {@code attempt_open}. Takes part in the caller's transaction. */
public final class OpenAttempts {
    private final DSLContext dsl;

    public OpenAttempts(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * An attempt that is not over, or whose disposition is owed.
     *
     * @param lead knows the attempts before this one, not this one
     * @param outcome present when the call is over
     */
    public record OpenAttempt(
            AttemptId attempt,
            DueLead lead,
            Stage stage,
            Instant at,
            Instant notAfter,
            Optional<Instant> answered,
            Optional<AgentId> agent,
            Optional<Outcome> outcome) {}

    /** Every open attempt of a floor, oldest first; what a new leader must account for. */
    public List<OpenAttempt> of(FloorId floor, Instant at) {
        List<AttemptOpenRecord> open = dsl.selectFrom(ATTEMPT_OPEN)
                .where(ATTEMPT_OPEN.FLOOR_ID.eq(floor.value()))
                .orderBy(ATTEMPT_OPEN.ATTEMPT_ID)
                .fetch();
        var found = new ArrayList<OpenAttempt>();
        open.stream()
                .collect(Collectors.groupingBy(row -> List.of(row.getClientId(), row.getCampaignId())))
                .forEach((campaign, rows) -> found.addAll(
                        ofCampaign(new ClientId(campaign.getFirst()), new CampaignId(campaign.getLast()), rows, at)));
        found.sort(Comparator.comparing(OpenAttempt::attempt));
        return found;
    }

    /**
     * Notes that the attempt has come as far as {@code stage}; a repeat, and whatever comes late, changes nothing.
     *
     * @return whether it was news
     */
    public boolean reach(AttemptId attempt, Stage stage, Optional<AgentId> agent, Instant at) {
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            Optional<AttemptOpenRecord> open = lock(tx, attempt);
            if (open.isEmpty() || Stage.valueOf(open.get().getState()).compareTo(stage) >= 0) {
                return false;
            }
            AttemptOpenRecord row = open.get();
            row.setState(stage.name());
            agent.ifPresent(who -> row.setAgentId(who.value()));
            tx.executeUpdate(row);
            note(tx, row, stage, agent, at);
            return true;
        });
    }

    /** Journals what was heard of a call; {@code seq} tells events of one instant apart. A repeat changes nothing. */
    public void heard(AttemptId attempt, ClientId client, int seq, String kind, Optional<String> detail, Instant at) {
        dsl.insertInto(CALL_EVENT)
                .set(CALL_EVENT.ATTEMPT_ID, attempt.value())
                .set(CALL_EVENT.AT, at)
                .set(CALL_EVENT.SEQ, (short) seq)
                .set(CALL_EVENT.CLIENT_ID, client.value())
                .set(CALL_EVENT.KIND, kind)
                .set(CALL_EVENT.DETAIL, detail.orElse(null))
                .onDuplicateKeyIgnore()
                .execute();
    }

    static Optional<AttemptOpenRecord> lock(DSLContext tx, AttemptId attempt) {
        return tx.selectFrom(ATTEMPT_OPEN)
                .where(ATTEMPT_OPEN.FLOOR_ID.eq(attempt.floor().value()))
                .and(ATTEMPT_OPEN.ATTEMPT_ID.eq(attempt.value()))
                .forUpdate()
                .fetchOptional();
    }

    private static void note(DSLContext tx, AttemptOpenRecord open, Stage stage, Optional<AgentId> agent, Instant at) {
        Optional<Field<Instant>> column = column(stage);
        if (column.isPresent() || agent.isPresent()) {
            var row = new AttemptRecord();
            column.ifPresent(field -> row.set(field, at));
            agent.ifPresent(who -> row.setAgentId(who.value()));
            tx.update(ATTEMPT)
                    .set(row)
                    .where(ATTEMPT.ID.eq(open.getAttemptId()))
                    .and(ATTEMPT.STARTED_AT.eq(open.getStartedAt()))
                    .and(ATTEMPT.CLIENT_ID.eq(open.getClientId()))
                    .execute();
            LateAttempts.changedAt(tx, open, at);
        }
    }

    private static Optional<Field<Instant>> column(Stage stage) {
        return switch (stage) {
            case RINGING -> Optional.of(ATTEMPT.RANG_AT);
            case ANSWERED -> Optional.of(ATTEMPT.ANSWERED_AT);
            case CONNECTED -> Optional.of(ATTEMPT.CONNECTED_AT);
            case INTENT, SENT, ENDED -> Optional.empty();
        };
    }

    private List<OpenAttempt> ofCampaign(
            ClientId client, CampaignId campaign, List<AttemptOpenRecord> open, Instant at) {
        Map<Long, AttemptRecord> attempts = dsl.selectFrom(ATTEMPT)
                .where(ATTEMPT.CLIENT_ID.eq(client.value()))
                .and(ATTEMPT.ID.in(
                        open.stream().map(AttemptOpenRecord::getAttemptId).toList()))
                .and(ATTEMPT.STARTED_AT.in(
                        open.stream().map(AttemptOpenRecord::getStartedAt).toList()))
                .fetchMap(ATTEMPT.ID);
        Map<Long, DueLead> leads = new LeadFacts(dsl, new Campaigns(dsl, client).terms(campaign, at))
                .of(leads(client, campaign, open), at).stream()
                        .collect(Collectors.toMap(lead -> lead.facts().lead().value(), lead -> lead));
        return open.stream()
                .map(row -> {
                    String id = "Attempt " + row.getAttemptId();
                    return open(
                            row,
                            Objects.requireNonNull(attempts.get(row.getAttemptId()), () -> id + " has no row"),
                            Objects.requireNonNull(leads.get(row.getLeadId()), () -> id + " has no lead"));
                })
                .toList();
    }

    private static OpenAttempt open(AttemptOpenRecord open, AttemptRecord attempt, DueLead lead) {
        return new OpenAttempt(
                new AttemptId(open.getAttemptId()),
                lead,
                Stage.valueOf(open.getState()),
                open.getStartedAt(),
                open.getNotAfter(),
                Optional.ofNullable(attempt.getAnsweredAt()),
                Optional.ofNullable(open.getAgentId()).map(AgentId::new),
                Optional.ofNullable(attempt.getOutcome()).map(Outcome::valueOf));
    }

    /** With the phone that is being dialled, which need not be the next one any more. */
    private List<CampaignLeadRecord> leads(ClientId client, CampaignId campaign, List<AttemptOpenRecord> open) {
        Map<Long, Long> phones =
                open.stream().collect(Collectors.toMap(AttemptOpenRecord::getLeadId, AttemptOpenRecord::getPhoneId));
        List<CampaignLeadRecord> leads = dsl.selectFrom(CAMPAIGN_LEAD)
                .where(CAMPAIGN_LEAD.CLIENT_ID.eq(client.value()))
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(campaign.value()))
                .and(CAMPAIGN_LEAD.LEAD_ID.in(phones.keySet()))
                .fetch();
        leads.forEach(lead -> lead.setPhoneId(phones.get(lead.getLeadId())));
        return leads;
    }
}
