package outdial.app.loop;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import outdial.app.floor.FloorInput;
import outdial.app.floor.HopperEntry;
import outdial.app.floor.Intent;
import outdial.app.floor.OpenAttempt;
import outdial.app.floor.OpenGuest;
import outdial.app.floor.Refusal;
import outdial.app.floor.StorageEffect;
import outdial.compliance.GateFacts;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.FloorId;
import outdial.model.LeadId;
import outdial.model.PhoneNumber;
import outdial.model.call.Outcome;
import outdial.model.call.Stage;
import outdial.model.disposition.CallbackRequest;
import outdial.model.disposition.Disposition;
import outdial.model.selection.Recycle;

/** The store as a few maps, with the database's rules: what it refuses, it refuses as the database would. */
final class MemoryFloorStore implements FloorStore {
    private final InstantSource clock;
    private final Map<LeadId, Lead> leads = new TreeMap<>(Comparator.comparingLong(LeadId::value));
    private final Map<AttemptId, OpenAttempt> open = new TreeMap<>();
    private final Map<AttemptId, Outcome> closed = new TreeMap<>();
    private final Map<AttemptId, Disposition> dispositions = new TreeMap<>();
    private final Set<PhoneNumber> listed = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    MemoryFloorStore(InstantSource clock, List<HopperEntry> fresh) {
        this.clock = clock;
        fresh.forEach(entry -> leads.put(entry.lead(), new Lead(entry)));
    }

    /** Outcomes by attempt, of all that are closed. */
    synchronized Map<AttemptId, Outcome> closed() {
        return Map.copyOf(closed);
    }

    synchronized Map<AttemptId, Disposition> dispositions() {
        return Map.copyOf(dispositions);
    }

    /** Attempts begun and not closed. */
    synchronized Set<AttemptId> unfinished() {
        return Set.copyOf(open.keySet());
    }

    /** What was against the rules; empty in a good run. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /** Whether nothing is left to dial, now or later; a disposition may still be owed. */
    synchronized boolean isFinished() {
        return open.isEmpty()
                && leads.values().stream().noneMatch(lead -> lead.state == State.READY || lead.state == State.CLAIMED);
    }

    /** How many attempts count against each lead's plan. */
    synchronized Map<LeadId, Integer> countedByLead() {
        var counts = new HashMap<LeadId, Integer>();
        leads.forEach((id, lead) -> counts.put(id, lead.attempts.size()));
        return counts;
    }

    /** Leads whose agent never said how the talk ended. */
    synchronized long owed() {
        return leads.values().stream()
                .filter(lead -> lead.state == State.AWAITING)
                .count();
    }

    synchronized int count(Outcome outcome) {
        return (int) closed.values().stream().filter(outcome::equals).count();
    }

    synchronized Optional<HopperEntry> entry(AttemptId attempt) {
        return Optional.ofNullable(open.get(attempt)).map(OpenAttempt::entry);
    }

    @Override
    public synchronized List<OpenAttempt> open(FloorId floor) {
        return open.values().stream()
                .filter(one -> one.attempt().floor().equals(floor))
                .toList();
    }

    @Override
    public List<OpenGuest> guests(FloorId floor) {
        return List.of();
    }

    @Override
    public FloorInput.GuestBegun beginGuest(StorageEffect.OfGuest.BeginGuest begins) {
        return new FloorInput.GuestBegun(begins.guest(), Optional.empty());
    }

    @Override
    public void reachGuest(StorageEffect.OfGuest.ReachGuest reached) {}

    @Override
    public void closeGuest(StorageEffect.OfGuest.CloseGuest over) {}

    @Override
    public synchronized FloorInput.HopperFilled fill(StorageEffect.FillHopper ask) {
        Instant now = clock.instant();
        List<HopperEntry> due = leads.values().stream()
                .filter(lead -> lead.state == State.READY && !lead.due.isAfter(now))
                .filter(lead -> lead.fresh.campaign().equals(ask.campaign())
                        && !ask.held().contains(lead.fresh.lead()))
                .sorted(Comparator.comparing(lead -> lead.due))
                .limit(ask.want())
                .map(Lead::entry)
                .toList();
        return new FloorInput.HopperFilled(ask.campaign(), due, due.size() < ask.want());
    }

    @Override
    public synchronized FloorInput.AttemptsBegun begin(StorageEffect.BeginAttempts batch) {
        var begun = new HashSet<AttemptId>();
        var refused = new HashMap<AttemptId, Refusal>();
        for (Intent intent : batch.intents()) {
            Optional<Refusal> refusal = refusal(intent);
            refusal.ifPresentOrElse(why -> refused.put(intent.attempt(), why), () -> {
                begun.add(intent.attempt());
                claim(intent);
            });
        }
        return new FloorInput.AttemptsBegun(batch.batch(), begun, refused);
    }

    private Optional<Refusal> refusal(Intent intent) {
        Lead lead = lead(intent.entry().lead());
        if (!intent.permit().isGoodAt(clock.instant())) {
            return Optional.of(Refusal.STALE);
        }
        if (listed.contains(intent.permit().number())) {
            return Optional.of(Refusal.LISTED);
        }
        return lead.state == State.READY ? Optional.empty() : Optional.of(Refusal.LEAD_TAKEN);
    }

    private void claim(Intent intent) {
        Lead lead = lead(intent.entry().lead());
        lead.state = State.CLAIMED;
        if (open.containsKey(intent.attempt()) || closed.containsKey(intent.attempt())) {
            faults.add("begun twice: " + intent.attempt());
        }
        open.put(
                intent.attempt(),
                new OpenAttempt(
                        intent.attempt(),
                        intent.entry(),
                        Stage.INTENT,
                        intent.at(),
                        intent.notAfter(),
                        Optional.empty(),
                        intent.agent(),
                        Optional.empty()));
    }

    @Override
    public synchronized FloorInput.AttemptsFound find(StorageEffect.FindAttempts doubtful) {
        var there = new HashSet<>(doubtful.attempts());
        there.retainAll(open.keySet());
        return new FloorInput.AttemptsFound(doubtful.batch(), there);
    }

    @Override
    public synchronized void progress(StorageEffect.Progress reached) {
        open.computeIfPresent(
                reached.attempt(),
                (_, one) -> reached.stage().compareTo(one.stage()) <= 0
                        ? one
                        : new OpenAttempt(
                                one.attempt(),
                                one.entry(),
                                reached.stage(),
                                one.at(),
                                one.notAfter(),
                                reached.stage() == Stage.ANSWERED ? Optional.of(reached.at()) : one.answered(),
                                reached.agent().or(one::agent),
                                Optional.empty()));
    }

    @Override
    public synchronized void close(StorageEffect.CloseAttempt over) {
        OpenAttempt one = open.remove(over.attempt());
        if (one == null) {
            faults.add("closed without being open: " + over.attempt());
            return;
        }
        closed.put(over.attempt(), over.outcome());
        Lead lead = lead(over.lead());
        if (over.outcome().countsAsAttempt()) {
            lead.attempts.add(one.at());
        }
        become(lead, over.recycle(), Optional.empty());
    }

    @Override
    public synchronized void dispose(StorageEffect.SaveDisposition said) {
        if (dispositions.putIfAbsent(said.attempt(), said.disposition()) != null) {
            faults.add("disposed twice: " + said.attempt());
        }
        Lead lead = lead(said.lead());
        if (said.disposition().kind() == Disposition.Kind.DO_NOT_CALL) {
            listed.add(lead.fresh.facts().number().number());
        }
        become(lead, said.recycle(), said.callback().flatMap(CallbackRequest::agent));
    }

    private static void become(Lead lead, Recycle recycle, Optional<AgentId> agent) {
        lead.onlyAgent = agent;
        switch (recycle) {
            case Recycle.Again(var at, var misfires) -> {
                lead.state = State.READY;
                lead.due = at;
                lead.misfires = misfires;
            }
            case Recycle.OtherPhone(var at) -> lead.state = State.DONE;
            case Recycle.Done(var why) -> lead.state = State.DONE;
            case Recycle.Awaiting() -> lead.state = State.AWAITING;
        }
    }

    @Override
    public synchronized void noteRefusal(StorageEffect.NoteRefusal refusal) {
        Lead lead = lead(refusal.lead());
        refusal.until().ifPresentOrElse(until -> lead.due = until, () -> lead.state = State.DONE);
    }

    @Override
    public void noteCheck(StorageEffect.NoteCheck check) {}

    @Override
    public synchronized void noteSkip(StorageEffect.NoteSkip skip) {
        lead(skip.lead()).due = skip.until();
    }

    @Override
    public void keepMemory(StorageEffect.KeepMemory memory) {}

    @Override
    public void agentChanged(StorageEffect.AgentChanged change) {}

    private Lead lead(LeadId id) {
        Lead lead = leads.get(id);
        if (lead == null) {
            throw new IllegalArgumentException("No such lead: " + id);
        }
        return lead;
    }

    private enum State {
        READY,
        CLAIMED,
        AWAITING,
        DONE
    }

    private static final class Lead {
        final HopperEntry fresh;
        final List<Instant> attempts = new ArrayList<>();
        State state = State.READY;
        Instant due = Instant.EPOCH;
        Optional<AgentId> onlyAgent = Optional.empty();
        int misfires;

        Lead(HopperEntry fresh) {
            this.fresh = fresh;
        }

        HopperEntry entry() {
            GateFacts facts = fresh.facts();
            var now = new GateFacts(
                    facts.lead(), facts.phone(), facts.number(), facts.listedOn(), attempts, facts.terms());
            return new HopperEntry(now, fresh.needs(), Optional.empty(), onlyAgent, misfires);
        }
    }
}
