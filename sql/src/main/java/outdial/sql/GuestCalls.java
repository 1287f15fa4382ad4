package outdial.sql;

import static outdial.sql.gen.Tables.ATTEMPT_OPEN;
import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.GUEST_CALL;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.compliance.DialPermit;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.ClientId;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;
import outdial.model.call.CallTimes;
import outdial.model.call.Outcome;
import outdial.sql.Begun.Refusal;
import outdial.sql.gen.tables.records.GuestCallRecord;

/** Calls of third parties called in to talks: table {@code guest_call}. Each method is one transaction. */
public final class GuestCalls {
    private final DSLContext dsl;

    public GuestCalls(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * The decision to call, about to be written.
     *
     * @param talk the attempt it is made for
     * @param name of the third party; may be empty
     */
    public record NewCall(NewAttempt call, AttemptId talk, String name) {}

    /** A call that is not over; {@code here} is when the third party came to the agent's room. */
    public record Open(
            AttemptId id,
            AttemptId talk,
            AgentId host,
            PhoneNumber number,
            String name,
            Instant at,
            Instant notAfter,
            Optional<Instant> here,
            boolean passedOn) {}

    /**
     * Writes the call and its permit, which becomes a row of the ledger, if the world has not moved; why not, otherwise.
     * As in {@link Attempts#begin} the last statement proves that {@code fence} still leads.
     */
    public Optional<Refusal> begin(NewCall made, Fence fence, Instant at) {
        NewAttempt call = made.call();
        DialPermit permit = call.permit();
        FloorId floor = call.id().floor();
        try {
            return dsl.transactionResult(transaction -> {
                DSLContext tx = transaction.dsl();
                Optional<Refusal> refusal = refusal(tx, made, at);
                if (refusal.isEmpty()) {
                    tx.executeInsert(row(made, fence));
                    new LedgerChain(tx, permit.client(), floor).permitted(List.of(call), at);
                    Attempts.proveLead(tx, floor, fence);
                }
                return refusal;
            });
        } catch (Attempts.Fenced e) {
            return Optional.of(Refusal.FENCED);
        } catch (LedgerChain.ClockBehind e) {
            return Optional.of(Refusal.CLOCK_BEHIND);
        }
    }

    private static Optional<Refusal> refusal(DSLContext tx, NewCall made, Instant at) {
        DialPermit permit = made.call().permit();
        Long directions = tx.select(CAMPAIGN.DIRECTIONS_NO)
                .from(CAMPAIGN)
                .where(CAMPAIGN.CLIENT_ID.eq(permit.client().value()))
                .and(CAMPAIGN.ID.eq(permit.campaign().value()))
                .fetchSingle(CAMPAIGN.DIRECTIONS_NO);
        if (!permit.isGoodAt(at) || permit.facts().terms().directions().number() != directions) {
            return Optional.of(Refusal.STALE);
        }
        var listed = new DoNotCalls(tx, permit.client()).match(List.of(permit.number()));
        if (!permit.facts().listedOn().containsAll(listed.getOrDefault(permit.number(), List.of()))) {
            return Optional.of(Refusal.LISTED);
        }
        boolean talking = tx.fetchExists(
                ATTEMPT_OPEN,
                ATTEMPT_OPEN
                        .CLIENT_ID
                        .eq(permit.client().value())
                        .and(ATTEMPT_OPEN.ATTEMPT_ID.eq(made.talk().value())));
        return talking ? Optional.empty() : Optional.of(Refusal.LEAD_TAKEN);
    }

    private static GuestCallRecord row(NewCall made, Fence fence) {
        NewAttempt call = made.call();
        DialPermit permit = call.permit();
        return new GuestCallRecord()
                .setClientId(permit.client().value())
                .setId(call.id().value())
                .setTalkId(made.talk().value())
                .setCampaignId(permit.campaign().value())
                .setLeadId(permit.lead().value())
                .setAgentId(call.agent().orElseThrow().value())
                .setFloorId(call.id().floor().value())
                .setFence(fence.value())
                .setE164(permit.number())
                .setName(made.name())
                .setCallerE164(permit.caller())
                .setRuleBook(permit.ruleBook())
                .setRules(String.join(",", permit.rules()))
                .setGrantedAt(permit.grantedAt())
                .setStartedAt(call.at())
                .setNotAfter(call.notAfter())
                .setIsOpen(true);
    }

    /** Every call of a floor that is not over, oldest first. */
    public List<Open> open(FloorId floor) {
        return dsl.selectFrom(GUEST_CALL)
                .where(GUEST_CALL.FLOOR_ID.eq(floor.value()))
                .and(GUEST_CALL.IS_OPEN.isTrue())
                .orderBy(GUEST_CALL.ID)
                .fetch(row -> new Open(
                        new AttemptId(row.getId()),
                        new AttemptId(row.getTalkId()),
                        new AgentId(row.getAgentId()),
                        row.getE164(),
                        row.getName(),
                        row.getStartedAt(),
                        row.getNotAfter(),
                        Optional.ofNullable(row.getHereAt()),
                        row.getPassedOnAt() != null));
    }

    /** Notes that the third party is in the agent's room, or has the person; a repeat changes nothing. */
    public boolean reach(AttemptId guest, boolean passedOn, Instant at) {
        var when = passedOn ? GUEST_CALL.PASSED_ON_AT : GUEST_CALL.HERE_AT;
        return dsl.update(GUEST_CALL)
                        .set(when, at)
                        .where(GUEST_CALL.FLOOR_ID.eq(guest.floor().value()))
                        .and(GUEST_CALL.IS_OPEN.isTrue())
                        .and(GUEST_CALL.ID.eq(guest.value()))
                        .and(when.isNull())
                        .execute()
                == 1;
    }

    /** The call is over, and what was measured of it a row of the ledger; the first telling is the true one. */
    public boolean close(AttemptId guest, Outcome outcome, CallTimes times) {
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            Optional<GuestCallRecord> open = tx.selectFrom(GUEST_CALL)
                    .where(GUEST_CALL.FLOOR_ID.eq(guest.floor().value()))
                    .and(GUEST_CALL.IS_OPEN.isTrue())
                    .and(GUEST_CALL.ID.eq(guest.value()))
                    .forUpdate()
                    .fetchOptional();
            open.ifPresent(row -> {
                row.setIsOpen(false);
                row.setOutcome(outcome.name());
                row.setEndedAt(times.ended() == null ? times.intent() : times.ended());
                tx.executeUpdate(row);
                new LedgerChain(tx, new ClientId(row.getClientId()), guest.floor()).measured(guest, times);
            });
            return open.isPresent();
        });
    }
}
