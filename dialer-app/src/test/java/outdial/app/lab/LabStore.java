package outdial.app.lab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outdial.app.floor.Campaign;
import outdial.app.floor.FloorInput;
import outdial.app.floor.HopperEntry;
import outdial.app.floor.Intent;
import outdial.app.floor.OpenAttempt;
import outdial.app.floor.Refusal;
import outdial.app.floor.StorageEffect;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.LeadId;
import outdial.model.call.Outcome;
import outdial.model.call.Stage;
import outdial.model.selection.Recycle;

/** Leads and attempts, as a database would keep them: compare-and-set, unique keys, first close counts. */
final class LabStore {
    private final Judge judge;
    private final Campaign campaign;
    private final Map<LeadId, LeadRow> leads = new LinkedHashMap<>();
    private final Map<AttemptId, AttemptRow> attempts = new LinkedHashMap<>();
    private int fence;

    LabStore(Judge judge, Campaign campaign, int leadCount) {
        this.judge = judge;
        this.campaign = campaign;
        for (long lead = 1; lead <= leadCount; lead++) {
            leads.put(new LeadId(lead), new LeadRow(Exercise.NOON));
        }
    }

    Fence takeLead() {
        fence++;
        return new Fence(fence);
    }

    List<OpenAttempt> open() {
        return attempts.values().stream()
                .filter(row -> row.outcome == null || row.owed)
                .map(row -> new OpenAttempt(
                        row.intent.attempt(),
                        row.intent.entry(),
                        row.outcome == null ? row.stage : Stage.ENDED,
                        row.intent.at(),
                        row.intent.notAfter(),
                        Optional.ofNullable(row.answered),
                        Optional.ofNullable(row.agent),
                        Optional.ofNullable(row.outcome)))
                .toList();
    }

    FloorInput.HopperFilled fill(StorageEffect.FillHopper ask, Instant now) {
        var due = new ArrayList<HopperEntry>();
        leads.forEach((lead, row) -> {
            if (row.ready && !row.due.isAfter(now) && !ask.held().contains(lead) && due.size() < ask.want()) {
                due.add(Exercise.lead(campaign, lead.value(), row.starts, row.misfires));
            }
        });
        return new FloorInput.HopperFilled(ask.campaign(), due, due.size() < ask.want());
    }

    /** One transaction; the leads in {@code moved} are refused as if somebody had just taken them. */
    FloorInput.AttemptsBegun begin(StorageEffect.BeginAttempts batch, Set<LeadId> moved, Instant now) {
        var begun = new LinkedHashSet<AttemptId>();
        var refused = new HashMap<AttemptId, Refusal>();
        for (Intent intent : batch.intents()) {
            LeadRow lead = row(intent.entry().lead());
            if (batch.fence().value() != fence) {
                refused.put(intent.attempt(), Refusal.FENCED);
            } else if (!intent.permit().isGoodAt(now)) {
                refused.put(intent.attempt(), Refusal.STALE);
            } else if (!lead.ready
                    || lead.starts.size() + 1 != intent.permit().attemptNo()
                    || moved.contains(intent.entry().lead())) {
                refused.put(intent.attempt(), Refusal.LEAD_TAKEN);
            } else {
                judge.begun(
                        intent, new Fence(fence), openAttemptsOf(intent.entry().lead()) == 0, now);
                lead.ready = false;
                attempts.put(intent.attempt(), new AttemptRow(intent));
                begun.add(intent.attempt());
            }
        }
        return new FloorInput.AttemptsBegun(batch.batch(), begun, refused);
    }

    FloorInput.AttemptsFound find(StorageEffect.FindAttempts ask) {
        var found = new HashSet<>(ask.attempts());
        found.retainAll(attempts.keySet());
        return new FloorInput.AttemptsFound(ask.batch(), found);
    }

    void progress(StorageEffect.Progress further) {
        AttemptRow row = attempts.get(further.attempt());
        if (row != null && row.stage.compareTo(further.stage()) < 0) {
            row.stage = further.stage();
            further.agent().ifPresent(agent -> row.agent = agent);
            if (row.answered == null && further.stage().compareTo(Stage.ANSWERED) >= 0) {
                row.answered = further.at();
            }
        }
    }

    void close(StorageEffect.CloseAttempt close) {
        AttemptRow row = attempts.get(close.attempt());
        Judge.that(row != null, "I4: " + close.attempt() + " is closed and was never begun");
        if (row == null || row.outcome != null) {
            return;
        }
        row.outcome = close.outcome();
        close.agent().ifPresent(agent -> row.agent = agent);
        row.owed = close.agent().isPresent() && !row.disposed;
        LeadRow lead = row(row.intent.entry().lead());
        if (close.outcome().countsAsAttempt()) {
            lead.starts.add(row.intent.at());
        }
        if (!row.disposed) {
            lead.become(close.recycle());
        }
        row.fate.ifPresent(lead::become);
    }

    void dispose(StorageEffect.SaveDisposition save) {
        AttemptRow row = attempts.get(save.attempt());
        if (row == null || row.disposed) {
            return;
        }
        row.disposed = true;
        row.owed = false;
        row.agent = save.agent();
        row.fate = Optional.of(save.recycle());
        if (row.outcome != null) {
            row(save.lead()).become(save.recycle());
        }
    }

    boolean isDisposed(AttemptId attempt) {
        AttemptRow row = attempts.get(attempt);
        return row != null && row.disposed;
    }

    boolean isCommitted(AttemptId attempt) {
        return attempts.containsKey(attempt);
    }

    /** I4, I5, I8 at the end of a shift: all is settled. */
    void settled() {
        attempts.forEach((attempt, row) -> Judge.that(
                row.outcome != null,
                "I4: " + attempt + " of " + row.intent.entry().lead() + " never ended"));
    }

    Map<Outcome, Integer> outcomes() {
        var counts = new java.util.TreeMap<Outcome, Integer>();
        attempts.values().forEach(row -> {
            if (row.outcome != null) {
                counts.merge(row.outcome, 1, Integer::sum);
            }
        });
        return counts;
    }

    Optional<Outcome> outcome(AttemptId attempt) {
        return Optional.ofNullable(attempts.get(attempt)).map(row -> row.outcome);
    }

    private long openAttemptsOf(LeadId lead) {
        return attempts.values().stream()
                .filter(row -> row.outcome == null && row.intent.entry().lead().equals(lead))
                .count();
    }

    private LeadRow row(LeadId lead) {
        return java.util.Objects.requireNonNull(leads.get(lead));
    }

    private static final class LeadRow {
        private final List<Instant> starts = new ArrayList<>();
        private boolean ready = true;
        private Instant due;
        private int misfires;

        LeadRow(Instant due) {
            this.due = due;
        }

        void become(Recycle recycle) {
            switch (recycle) {
                case Recycle.Again(var at, var again) -> {
                    ready = true;
                    due = at;
                    misfires = again;
                }
                // These leads have one phone.
                case Recycle.OtherPhone _, Recycle.Done _, Recycle.Awaiting _ -> ready = false;
            }
        }
    }

    private static final class AttemptRow {
        private final Intent intent;
        private Stage stage = Stage.INTENT;
        private @Nullable Instant answered;
        private @Nullable AgentId agent;
        private @Nullable Outcome outcome;
        private boolean disposed;
        private boolean owed;
        private Optional<Recycle> fate = Optional.empty();

        AttemptRow(Intent intent) {
            this.intent = intent;
        }
    }
}
