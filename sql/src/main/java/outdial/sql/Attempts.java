package outdial.sql;

import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.ATTEMPT_OPEN;
import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.FLOOR_LEASE;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import outdial.compliance.GateFacts;
import outdial.compliance.gate.PriorAttempt;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;
import outdial.sql.Begun.Refusal;
import outdial.sql.gen.tables.records.CampaignLeadRecord;

/** The beginning of attempts: tables {@code attempt} and {@code attempt_open}. Each method is one transaction. */
public final class Attempts {
    private final DSLContext dsl;

    public Attempts(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * Claims the leads and writes the attempts of one campaign, all in one transaction, refusing one by one what the
     * world has overtaken. Each permit becomes a row of the ledger in the same transaction. The last statement before the
     * commit is the proof that {@code fence} still leads: so nothing
     * that an old leader begins is ever committed after a new one has taken the floor.
     *
     * <p>If the commit's answer is lost, an exception is thrown and nobody knows; ask {@link #begun} then.
     */
    public Begun begin(
            ClientId client, CampaignId campaign, FloorId floor, Fence fence, List<NewAttempt> attempts, Instant at) {
        var refused = new LinkedHashMap<AttemptId, Refusal>();
        try {
            Set<AttemptId> begun = dsl.transactionResult(transaction -> {
                var batch = new Batch(transaction.dsl(), client, campaign, refused);
                List<NewAttempt> written = batch.write(attempts, at);
                new LedgerChain(transaction.dsl(), client, floor).permitted(written, at);
                proveLead(transaction.dsl(), floor, fence);
                return written.stream().map(NewAttempt::id).collect(Collectors.toSet());
            });
            return new Begun(begun, refused);
        } catch (Fenced e) {
            return none(attempts, Refusal.FENCED);
        } catch (LedgerChain.ClockBehind e) {
            return none(attempts, Refusal.CLOCK_BEHIND);
        }
    }

    /**
     * Those of the attempts that were begun. Waits for a commit that is still on its way: such a one holds the floor's
     * lease, and so does this question.
     */
    public Set<AttemptId> begun(FloorId floor, Collection<AttemptId> attempts) {
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            tx.select(FLOOR_LEASE.FENCE)
                    .from(FLOOR_LEASE)
                    .where(FLOOR_LEASE.ID.eq(floor.value()))
                    .forUpdate()
                    .fetch();
            return tx.select(ATTEMPT.ID)
                    .from(ATTEMPT)
                    .where(ATTEMPT.ID.in(attempts.stream().map(AttemptId::value).toList()))
                    .fetchSet(row -> new AttemptId(row.value1()));
        });
    }

    private static Begun none(List<NewAttempt> attempts, Refusal why) {
        return new Begun(Set.of(), attempts.stream().collect(Collectors.toMap(NewAttempt::id, _ -> why)));
    }

    static void proveLead(DSLContext tx, FloorId floor, Fence fence) {
        int proved = tx.update(FLOOR_LEASE)
                .set(FLOOR_LEASE.BATCHES, FLOOR_LEASE.BATCHES.plus(1))
                .where(FLOOR_LEASE.ID.eq(floor.value()))
                .and(FLOOR_LEASE.FENCE.eq(fence.value()))
                .execute();
        if (proved != 1) {
            throw new Fenced();
        }
    }

    /** Undoes the transaction; never leaves this package. */
    static final class Fenced extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fenced() {
            super("A newer leader holds the floor", null, false, false);
        }
    }

    /** One transaction's work, step by step. */
    private record Batch(DSLContext tx, ClientId client, CampaignId campaign, Map<AttemptId, Refusal> refused) {
        List<NewAttempt> write(List<NewAttempt> attempts, Instant at) {
            Optional<Long> directions = directions();
            if (directions.isEmpty()) {
                attempts.forEach(attempt -> refused.put(attempt.id(), Refusal.STOPPED));
                return List.of();
            }
            List<NewAttempt> good = keep(
                    attempts,
                    Refusal.STALE,
                    attempt -> attempt.permit().isGoodAt(at)
                            && attempt.permit().facts().terms().directions().number() == directions.get());
            List<NewAttempt> callable = keep(good, Refusal.LISTED, isCallable(good, at));
            List<NewAttempt> untried = keep(callable, Refusal.LEAD_TAKEN, isUntried(callable));
            Map<Long, CampaignLeadRecord> ready = lockReady(untried);
            List<NewAttempt> mine = keep(untried, Refusal.LEAD_TAKEN, attempt -> isFor(attempt, ready));
            Set<Long> opened = open(mine);
            List<NewAttempt> begun = keep(
                    mine,
                    Refusal.LEAD_TAKEN,
                    attempt -> opened.contains(attempt.id().value()));
            claim(begun, ready);
            return begun;
        }

        private List<NewAttempt> keep(List<NewAttempt> attempts, Refusal otherwise, Predicate<NewAttempt> good) {
            attempts.stream().filter(good.negate()).forEach(attempt -> refused.put(attempt.id(), otherwise));
            return attempts.stream().filter(good).toList();
        }

        /** The number of what people have directed about the campaign's calls; none if it doesn't run. */
        private Optional<Long> directions() {
            return tx.select(CAMPAIGN.DIRECTIONS_NO)
                    .from(CAMPAIGN)
                    .where(CAMPAIGN.CLIENT_ID.eq(client.value()))
                    .and(CAMPAIGN.ID.eq(campaign.value()))
                    .and(CAMPAIGN.STATE.eq(Campaigns.State.RUNNING.name()))
                    .fetchOptional(CAMPAIGN.DIRECTIONS_NO);
        }

        /** Whether the person has not, since the gate was asked, come on a list or taken a consent back. */
        private Predicate<NewAttempt> isCallable(List<NewAttempt> attempts, Instant at) {
            if (attempts.isEmpty()) {
                return _ -> true;
            }
            List<PhoneNumber> numbers =
                    attempts.stream().map(attempt -> attempt.permit().number()).toList();
            Map<PhoneNumber, List<String>> listed = new DoNotCalls(tx, client).match(numbers);
            Map<PhoneNumber, Consents.Cover> consents = new Consents(tx, client)
                    .covering(attempts.getFirst().permit().facts().terms(), numbers, at);
            return attempt -> {
                GateFacts facts = attempt.permit().facts();
                PhoneNumber number = attempt.permit().number();
                var consent = consents.getOrDefault(number, Consents.Cover.NONE).state();
                return facts.listedOn().containsAll(listed.getOrDefault(number, List.of()))
                        && consent == facts.onRecord().permission().consent();
            };
        }

        /** Whether nobody has called the number since the gate was asked, as whatever lead: it knew of fewer attempts. */
        private Predicate<NewAttempt> isUntried(List<NewAttempt> attempts) {
            Map<PhoneNumber, List<PriorAttempt>> tries = new NumberTries(tx, client)
                    .of(attempts.stream()
                            .map(attempt -> attempt.permit().number())
                            .toList());
            return attempt ->
                    tries.getOrDefault(attempt.permit().number(), List.of()).size()
                            <= attempt.permit().facts().onRecord().attempts().size();
        }

        /** Of two who want a lead the second waits here and then finds it claimed. */
        private Map<Long, CampaignLeadRecord> lockReady(List<NewAttempt> attempts) {
            return tx.selectFrom(CAMPAIGN_LEAD)
                    .where(CAMPAIGN_LEAD.CLIENT_ID.eq(client.value()))
                    .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(campaign.value()))
                    .and(CAMPAIGN_LEAD.LEAD_ID.in(attempts.stream()
                            .map(attempt -> attempt.permit().lead().value())
                            .toList()))
                    .and(CAMPAIGN_LEAD.STATE.eq(LeadState.READY.code()))
                    .orderBy(CAMPAIGN_LEAD.LEAD_ID)
                    .forUpdate()
                    .fetchMap(CAMPAIGN_LEAD.LEAD_ID);
        }

        private boolean isFor(NewAttempt attempt, Map<Long, CampaignLeadRecord> ready) {
            var permit = attempt.permit();
            var lead = ready.get(permit.lead().value());
            return lead != null
                    && permit.client().equals(client)
                    && permit.campaign().equals(campaign)
                    && lead.getPhoneId() == permit.phone().value()
                    && lead.getAttempts() == permit.attemptNo() - 1;
        }

        /** A lead may stand in two campaigns, and a number on two lists; the one that is first here has it. */
        private Set<Long> open(List<NewAttempt> attempts) {
            if (attempts.isEmpty()) {
                return Set.of();
            }
            var rows = new AttemptRows(client, campaign);
            tx.connection(connection -> rows.open(connection, attempts));
            return tx.select(ATTEMPT_OPEN.ATTEMPT_ID)
                    .from(ATTEMPT_OPEN)
                    .where(ATTEMPT_OPEN.CLIENT_ID.eq(client.value()))
                    .and(ATTEMPT_OPEN.ATTEMPT_ID.in(attempts.stream()
                            .map(attempt -> attempt.id().value())
                            .toList()))
                    .fetchSet(ATTEMPT_OPEN.ATTEMPT_ID);
        }

        private void claim(List<NewAttempt> begun, Map<Long, CampaignLeadRecord> ready) {
            if (begun.isEmpty()) {
                return;
            }
            var rows = new AttemptRows(client, campaign);
            tx.connection(connection -> rows.begin(connection, begun));
            var moves = new LeadMoves(tx);
            moves.moveAll(
                    begun.stream()
                            .map(each -> ready.get(each.permit().lead().value()))
                            .toList(),
                    LeadState.CLAIMED);
            moves.count(client.value(), campaign.value(), begun.getFirst().id().value());
        }
    }
}
