package outdial.sql;

import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.DISPOSITION;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.compliance.gate.PriorAttempt.Ending;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.PhoneId;
import outdial.model.call.CallTimes;
import outdial.model.call.Outcome;
import outdial.model.call.Stage;
import outdial.model.disposition.CallbackRequest;
import outdial.model.disposition.Disposition;
import outdial.model.selection.Recycle;
import outdial.sql.gen.tables.records.AttemptOpenRecord;
import outdial.sql.gen.tables.records.AttemptRecord;
import outdial.sql.gen.tables.records.CampaignLeadRecord;

/**
 * How attempts end: outcome and disposition, and what becomes of the lead. Each method is one transaction, and the
 * first telling of each is the true one: a repeat changes nothing. Outcome and disposition may come in either order.
 */
public final class AttemptEnds {
    private final DSLContext dsl;

    public AttemptEnds(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * The call is over.
     *
     * @param recycle the lead's fate; {@link Recycle.Awaiting} keeps it claimed until the disposition comes
     * @return whether it was news
     */
    public boolean close(
            AttemptId attempt, Outcome outcome, CallTimes times, Optional<AgentId> agent, Recycle recycle) {
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            Optional<AttemptOpenRecord> open = OpenAttempts.lock(tx, attempt);
            if (open.isEmpty() || open.get().getState().equals(Stage.ENDED.name())) {
                return false;
            }
            AttemptRecord row = lock(tx, open.get());
            fill(row, outcome, times, agent);
            tx.executeUpdate(row);
            changed(tx, row);
            boolean disposed = row.getDisposition() != null;
            if (!disposed && recycle instanceof Recycle.Awaiting) {
                open.get().setState(Stage.ENDED.name());
                tx.executeUpdate(open.get());
            } else {
                tx.executeDelete(open.get());
            }
            Ending ending = disposed && isRefusal(tx, row) ? Ending.REFUSED : Tries.ending(outcome);
            count(tx, open.get(), outcome, ending, disposed ? new Recycle.Awaiting() : recycle);
            new LedgerChain(tx, new ClientId(row.getClientId()), attempt.floor()).measured(attempt, times);
            return true;
        });
    }

    /**
     * What an agent recorded.
     *
     * @param callback present when the disposition promises one
     * @param recycle the lead's fate
     */
    public record Disposed(
            AttemptId attempt,
            AgentId agent,
            Disposition disposition,
            Optional<CallbackRequest> callback,
            Recycle recycle) {}

    /** Keeps the disposition, the promise and the opt-out, and settles the lead's fate; whether it was news. */
    public boolean dispose(Disposed disposed, Instant at) {
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            Optional<AttemptOpenRecord> open = OpenAttempts.lock(tx, disposed.attempt());
            AttemptRecord row = open.map(known -> lock(tx, known)).orElseGet(() -> find(tx, disposed.attempt()));
            if (row == null || row.getDisposition() != null) {
                return false;
            }
            row.setDisposition(disposed.disposition().code());
            row.setDisposedAt(at);
            row.setAgentId(disposed.agent().value());
            tx.executeUpdate(row);
            changed(tx, row);
            open.filter(known -> known.getState().equals(Stage.ENDED.name())).ifPresent(tx::executeDelete);
            settle(tx, row, disposed, open.isPresent(), at);
            return true;
        });
    }

    /** Notes where the recording of an attempt lies. */
    public void recorded(ClientId client, AttemptId attempt, String file) {
        dsl.update(ATTEMPT)
                .set(ATTEMPT.RECORDING, file)
                .where(ATTEMPT.CLIENT_ID.eq(client.value()))
                .and(ATTEMPT.ID.eq(attempt.value()))
                .execute();
    }

    private static void changed(DSLContext tx, AttemptRecord row) {
        LateAttempts.changed(
                tx, new ClientId(row.getClientId()), new CampaignId(row.getCampaignId()), row.getStartedAt());
    }

    private static void fill(AttemptRecord row, Outcome outcome, CallTimes times, Optional<AgentId> agent) {
        row.setOutcome(outcome.name());
        row.setRangAt(first(times.ringing(), row.getRangAt()));
        row.setAnsweredAt(first(times.answered(), row.getAnsweredAt()));
        row.setConnectedAt(first(times.connected(), row.getConnectedAt()));
        row.setEndedAt(first(times.ended(), row.getEndedAt()));
        agent.ifPresent(who -> row.setAgentId(who.value()));
    }

    private static @Nullable Instant first(@Nullable Instant one, @Nullable Instant other) {
        return one == null ? other : one;
    }

    /** Counts the attempt to the lead's, and gives the lead its fate. */
    private static void count(DSLContext tx, AttemptOpenRecord open, Outcome outcome, Ending ending, Recycle recycle) {
        var moves = new LeadMoves(tx);
        CampaignLeadRecord lead = moves.lock(open.getClientId(), open.getCampaignId(), open.getLeadId())
                .orElseThrow(() -> new IllegalStateException("Lead " + open.getLeadId() + " of attempt "
                        + open.getAttemptId() + " is not in campaign " + open.getCampaignId()));
        var before = LeadMoves.bucket(lead);
        lead.setLastAttemptAt(open.getStartedAt());
        lead.setLastOutcome(outcome.name());
        if (outcome.countsAsAttempt()) {
            lead.setAttempts((short) (lead.getAttempts() + 1));
            lead.setTriedAt(Tries.with(lead.getTriedAt(), open.getStartedAt(), ending));
        }
        moves.settle(lead, recycle);
        moves.store(lead, before);
        moves.count(open.getClientId(), open.getCampaignId(), open.getLeadId());
    }

    /** A lead that is being dialled again by now is left to that attempt. */
    private static void settle(DSLContext tx, AttemptRecord row, Disposed disposed, boolean isOpen, Instant at) {
        var moves = new LeadMoves(tx);
        CampaignLeadRecord lead = moves.lock(row.getClientId(), row.getCampaignId(), row.getLeadId())
                .orElseThrow(() -> new IllegalStateException(
                        "Lead " + row.getLeadId() + " is not in campaign " + row.getCampaignId()));
        var before = LeadMoves.bucket(lead);
        var client = new ClientId(row.getClientId());
        if (Tries.isRefusal(disposed.disposition().kind())) {
            lead.setTriedAt(Tries.refused(lead.getTriedAt(), row.getStartedAt()));
            tx.executeUpdate(lead);
        }
        if (isOpen || lead.getState() != LeadState.CLAIMED.code()) {
            var callbacks = new Callbacks(tx, client);
            callbacks.keep(lead);
            moves.settle(lead, disposed.recycle());
            disposed.callback().ifPresent(promise -> callbacks.promise(lead, row.getPhoneId(), promise, row.getId()));
            moves.store(lead, before);
        }
        if (disposed.disposition().kind() == Disposition.Kind.DO_NOT_CALL) {
            new DoNotCalls(tx, client).optOut(new PhoneId(row.getPhoneId()), "agent", at);
        }
        moves.count(row.getClientId(), row.getCampaignId(), row.getLeadId());
    }

    /** What an agent recorded before the call was over. */
    private static boolean isRefusal(DSLContext tx, AttemptRecord row) {
        return tx.select(DISPOSITION.KIND)
                .from(DISPOSITION)
                .where(DISPOSITION.CLIENT_ID.eq(row.getClientId()))
                .and(DISPOSITION.CAMPAIGN_ID.eq(row.getCampaignId()))
                .and(DISPOSITION.CODE.eq(row.getDisposition()))
                .fetchOptional(DISPOSITION.KIND)
                .filter(kind -> Tries.isRefusal(Disposition.Kind.valueOf(kind)))
                .isPresent();
    }

    private static AttemptRecord lock(DSLContext tx, AttemptOpenRecord open) {
        return tx.selectFrom(ATTEMPT)
                .where(ATTEMPT.CLIENT_ID.eq(open.getClientId()))
                .and(ATTEMPT.ID.eq(open.getAttemptId()))
                .and(ATTEMPT.STARTED_AT.eq(open.getStartedAt()))
                .forUpdate()
                .fetchSingle();
    }

    /** Without its start every partition is asked; only for a disposition that comes after everything is closed. */
    private static @Nullable AttemptRecord find(DSLContext tx, AttemptId attempt) {
        return tx.selectFrom(ATTEMPT)
                .where(ATTEMPT.ID.eq(attempt.value()))
                .forUpdate()
                .fetchOne();
    }
}
