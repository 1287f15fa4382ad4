package outdial.app.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import outdial.compliance.ComplianceGate;
import outdial.compliance.DialPermit;
import outdial.compliance.Finding;
import outdial.compliance.Verdict;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.call.Call;

/** From a lead to its one originate: the gate is asked, the intent is committed, and only then it is sent. */
final class Commits {
    /** What must be left of an intent's life when it is sent: the way to the exchange takes time. */
    static final Duration MARGIN = Duration.ofMillis(500);

    /** How long nothing is tried while the clock is behind the ledger; then one batch asks again. */
    private static final Duration CLOCK_AGAIN = Duration.ofSeconds(10);

    private final Board board;
    private final Team team;
    private final Calls calls;
    private final ComplianceGate gate;
    private final Map<Long, Batch> underway = new HashMap<>();
    private long batches;

    Commits(Board board, Team team, Calls calls, ComplianceGate gate) {
        this.board = board;
        this.team = team;
        this.calls = calls;
        this.gate = gate;
    }

    /** The gate's permit, or none: then its objection is noted and the lead is let go. */
    Optional<DialPermit> ask(LiveCampaign campaign, HopperEntry entry) {
        return switch (gate.judge(entry.facts(), board.now())) {
            case Verdict.Allowed(var permit) -> Optional.of(permit);
            case Verdict.Deferred(var until, var findings) -> refused(campaign, entry, Optional.of(until), findings);
            case Verdict.Denied(var findings) -> refused(campaign, entry, Optional.empty(), findings);
        };
    }

    /** The gate might allow it, but something else is in the way until then. */
    void putOff(LiveCampaign campaign, HopperEntry entry, Finding why, Instant until) {
        refused(campaign, entry, Optional.of(until), List.of(why));
    }

    private Optional<DialPermit> refused(
            LiveCampaign campaign, HopperEntry entry, Optional<Instant> until, List<Finding> findings) {
        campaign.hopper.release(entry.lead());
        board.emit(new StorageEffect.NoteRefusal(
                campaign.id, entry.lead(), entry.facts().phone(), until, findings, board.now()));
        return Optional.empty();
    }

    /** Decides to dial; the agent bound to it is kept for it from now on. */
    Intent intend(HopperEntry entry, DialPermit permit, Optional<AgentId> bound) {
        AttemptId attempt = board.standing.nextAttempt();
        bound.ifPresent(agent -> team.change(agent, seat -> seat.reserved(attempt, board.now())));
        return new Intent(
                attempt, entry, permit, bound, board.now(), board.now().plus(Intent.LIFE));
    }

    void begin(LiveCampaign campaign, List<Intent> intents) {
        board.begin(intents.size());
        for (Intent intent : intents) {
            Call call = Call.intended(intent.attempt(), campaign.detectsMachines(), intent.at());
            calls.add(new LiveCall(campaign, intent.entry(), call, intent.notAfter(), intent.agent()));
        }
        long batch = batches++;
        Fence fence = board.standing.fence();
        underway.put(batch, new Batch(campaign, List.copyOf(intents), fence));
        campaign.batches++;
        board.emit(new StorageEffect.BeginAttempts(batch, campaign.id, fence, intents));
    }

    /** Whether the batch is there nobody knows: it is read. What it claims is neither sent nor given up meanwhile. */
    void unknown(long number) {
        Batch batch = underway.get(number);
        if (batch == null) {
            board.stray();
            return;
        }
        Set<AttemptId> attempts =
                batch.intents.stream().map(Intent::attempt).collect(Collectors.toCollection(LinkedHashSet::new));
        board.emit(new StorageEffect.FindAttempts(number, batch.campaign.id, attempts));
    }

    /** The store has the attempts of {@code begun}, and nothing of the others. */
    void begun(long number, Set<AttemptId> begun, Map<AttemptId, Refusal> refused) {
        Batch batch = underway.remove(number);
        if (batch == null) {
            board.stray();
            return;
        }
        batch.campaign.batches--;
        // The newer leader may be this floor itself, which has taken the lead again since the batch was sent.
        if (refused.containsValue(Refusal.FENCED) && batch.fence.equals(board.standing.fence())) {
            board.standing.loseLead("the store has seen a newer leader.");
        }
        if (refused.containsValue(Refusal.CLOCK_BEHIND) && !board.standing.distrustsClock()) {
            board.standing.distrustClock(true);
            board.deadlines.add(board.now().plus(CLOCK_AGAIN), () -> board.standing.distrustClock(false));
        }
        for (Intent intent : batch.intents) {
            // From here on the store itself knows whether the lead is claimed.
            batch.campaign.hopper.release(intent.entry().lead());
            calls.find(intent.attempt()).ifPresent(one -> {
                if (begun.contains(intent.attempt())) {
                    send(one, intent);
                } else {
                    letGo(one);
                }
            });
        }
        board.stir();
    }

    private void send(LiveCall one, Intent intent) {
        if (!(one.call() instanceof Call.Intended intended)) {
            throw new IllegalStateException("Attempt " + one.attempt.value() + " was begun twice: " + one.call());
        }
        Optional<LiveCampaign.Setting> setting = one.campaign.dialling();
        boolean inTime = board.now().isBefore(intent.notAfter().minus(MARGIN));
        if (setting.isEmpty() || !inTime || !board.standing.mayDial()) {
            calls.become(one, intended.voided(board.now()));
            return;
        }
        Campaign campaign = setting.get().campaign();
        calls.become(one, intended.sent(board.now()));
        one.campaign.attempts++;
        board.emit(new TelephonyEffect.Originate(
                one.attempt,
                intent.permit(),
                intent.notAfter(),
                campaign.ringFor(),
                intended.detects(),
                intended.detects() && one.campaign.samples(one.attempt)));
    }

    private void letGo(LiveCall one) {
        calls.drop(one);
        one.agent().ifPresent(agent -> team.freeFrom(one.attempt, agent));
    }

    private record Batch(LiveCampaign campaign, List<Intent> intents, Fence fence) {}
}
