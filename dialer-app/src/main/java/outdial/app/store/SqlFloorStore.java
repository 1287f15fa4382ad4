package outdial.app.store;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import outdial.app.floor.FloorInput;
import outdial.app.floor.GuestIntent;
import outdial.app.floor.HopperEntry;
import outdial.app.floor.Intent;
import outdial.app.floor.OpenAttempt;
import outdial.app.floor.OpenGuest;
import outdial.app.floor.Refusal;
import outdial.app.floor.StorageEffect;
import outdial.app.loop.CommitUnknown;
import outdial.app.loop.FloorStore;
import outdial.app.loop.StoreDown;
import outdial.compliance.ComplianceGate;
import outdial.compliance.GateFacts;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.sql.Agents;
import outdial.sql.AttemptEnds;
import outdial.sql.Attempts;
import outdial.sql.Begun;
import outdial.sql.DueLead;
import outdial.sql.GuestCalls;
import outdial.sql.Leads;
import outdial.sql.MachineChecks;
import outdial.sql.NewAttempt;
import outdial.sql.OpenAttempts;
import outdial.sql.PacingMemories;

/** The floor's storage in the tables. Each method is one transaction. Safe on any thread. */
public final class SqlFloorStore implements FloorStore {
    /** Scheduled leads made ready before each reading; more wait for the next one. */
    private static final int PROMOTED = 5_000;

    private final DSLContext dsl;
    private final Place place;
    private final ComplianceGate gate;
    private final Function<CampaignId, GateFacts.Terms> terms;
    private final InstantSource clock;

    /**
     * Whose tables are meant.
     *
     * @param centre whose staff the agents are
     */
    public record Place(FloorId floor, ClientId centre) {}

    /**
     * The storage of one floor.
     *
     * @param terms the campaign's terms as the floor knows them
     * @param clock the time of claims and readings; virtual in a virtual run
     */
    public SqlFloorStore(
            DSLContext dsl,
            Place place,
            ComplianceGate gate,
            Function<CampaignId, GateFacts.Terms> terms,
            InstantSource clock) {
        this.dsl = dsl;
        this.place = place;
        this.gate = gate;
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public List<OpenAttempt> open(FloorId asked) throws StoreDown {
        return DatabaseFaults.repeatable(() -> new OpenAttempts(dsl)
                .of(asked, clock.instant()).stream()
                        .map(open -> new OpenAttempt(
                                open.attempt(),
                                entry(open.lead()),
                                open.stage(),
                                open.at(),
                                open.notAfter(),
                                open.answered(),
                                open.agent(),
                                open.outcome()))
                        .toList());
    }

    @Override
    public FloorInput.HopperFilled fill(StorageEffect.FillHopper ask) throws StoreDown {
        GateFacts.Terms campaign = terms.apply(ask.campaign());
        Instant at = clock.instant();
        return DatabaseFaults.repeatable(() -> {
            var leads = new Leads(dsl, campaign.client());
            leads.promote(ask.campaign(), PROMOTED, at);
            List<DueLead> due = leads.due(campaign, ask.want(), ask.held(), zones -> isOpen(campaign, zones, at), at);
            List<HopperEntry> entries = due.stream().map(SqlFloorStore::entry).toList();
            return new FloorInput.HopperFilled(ask.campaign(), entries, due.size() < ask.want());
        });
    }

    /** Unknown zones are the gate's to judge, lead by lead. */
    private boolean isOpen(GateFacts.Terms campaign, Set<ZoneId> zones, Instant at) {
        return zones.isEmpty() || gate.isWithinHours(campaign, zones, at);
    }

    @Override
    public FloorInput.AttemptsBegun begin(StorageEffect.BeginAttempts batch) throws StoreDown, CommitUnknown {
        List<NewAttempt> attempts =
                batch.intents().stream().map(SqlFloorStore::attempt).toList();
        GateFacts.Terms campaign = terms.apply(batch.campaign());
        Begun begun = DatabaseFaults.once(() -> new Attempts(dsl)
                .begin(campaign.client(), batch.campaign(), place.floor(), batch.fence(), attempts, clock.instant()));
        var refused = begun.refused().entrySet().stream()
                .collect(toMap(
                        java.util.Map.Entry::getKey,
                        each -> Refusal.valueOf(each.getValue().name())));
        return new FloorInput.AttemptsBegun(batch.batch(), begun.begun(), refused);
    }

    @Override
    public FloorInput.AttemptsFound find(StorageEffect.FindAttempts doubtful) throws StoreDown {
        return DatabaseFaults.repeatable(() -> new FloorInput.AttemptsFound(
                doubtful.batch(), new Attempts(dsl).begun(place.floor(), doubtful.attempts())));
    }

    @Override
    public void progress(StorageEffect.Progress reached) throws StoreDown {
        DatabaseFaults.repeatable(
                () -> new OpenAttempts(dsl).reach(reached.attempt(), reached.stage(), reached.agent(), reached.at()));
    }

    @Override
    public void close(StorageEffect.CloseAttempt over) throws StoreDown {
        DatabaseFaults.repeatable(() ->
                new AttemptEnds(dsl).close(over.attempt(), over.outcome(), over.times(), over.agent(), over.recycle()));
    }

    @Override
    public void dispose(StorageEffect.SaveDisposition said) throws StoreDown {
        var disposed = new AttemptEnds.Disposed(
                said.attempt(), said.agent(), said.disposition(), said.callback(), said.recycle());
        DatabaseFaults.repeatable(() -> new AttemptEnds(dsl).dispose(disposed, said.at()));
    }

    @Override
    public List<OpenGuest> guests(FloorId asked) throws StoreDown {
        return DatabaseFaults.repeatable(() -> new GuestCalls(dsl)
                .open(asked).stream()
                        .map(open -> new OpenGuest(
                                open.id(),
                                open.talk(),
                                open.host(),
                                open.number(),
                                open.name(),
                                open.at(),
                                open.notAfter(),
                                open.here(),
                                open.passedOn()))
                        .toList());
    }

    @Override
    public FloorInput.GuestBegun beginGuest(StorageEffect.OfGuest.BeginGuest begins) throws StoreDown, CommitUnknown {
        GuestIntent intent = begins.intent();
        var call = new GuestCalls.NewCall(
                new NewAttempt(
                        intent.guest(), intent.permit(), Optional.of(intent.host()), intent.at(), intent.notAfter()),
                intent.talk(),
                intent.name());
        Optional<Begun.Refusal> refused =
                DatabaseFaults.once(() -> new GuestCalls(dsl).begin(call, begins.fence(), clock.instant()));
        return new FloorInput.GuestBegun(intent.guest(), refused.map(why -> Refusal.valueOf(why.name())));
    }

    @Override
    public void reachGuest(StorageEffect.OfGuest.ReachGuest reached) throws StoreDown {
        DatabaseFaults.repeatable(() -> new GuestCalls(dsl).reach(reached.guest(), reached.passedOn(), reached.at()));
    }

    @Override
    public void closeGuest(StorageEffect.OfGuest.CloseGuest over) throws StoreDown {
        DatabaseFaults.repeatable(() -> new GuestCalls(dsl).close(over.guest(), over.outcome(), over.times()));
    }

    @Override
    public void noteCheck(StorageEffect.NoteCheck check) throws StoreDown {
        DatabaseFaults.repeatable(
                () -> new MachineChecks(dsl).keep(check.attempt(), check.agent(), check.person(), check.at()));
    }

    @Override
    public void noteRefusal(StorageEffect.NoteRefusal refusal) throws StoreDown {
        var refused = new Leads.Refused(
                refusal.campaign(),
                refusal.lead(),
                refusal.phone(),
                refusal.until(),
                refusal.findings(),
                gate.title(terms.apply(refusal.campaign())));
        DatabaseFaults.repeatable(() -> {
            leads(refusal.campaign()).refuse(refused, refusal.at());
            return true;
        });
    }

    @Override
    public void noteSkip(StorageEffect.NoteSkip skip) throws StoreDown {
        DatabaseFaults.repeatable(() -> {
            leads(skip.campaign()).putOff(skip.campaign(), skip.lead(), skip.until());
            return true;
        });
    }

    @Override
    public void keepMemory(StorageEffect.KeepMemory memory) throws StoreDown {
        DatabaseFaults.repeatable(() -> {
            new PacingMemories(dsl, terms.apply(memory.campaign()).client())
                    .keep(memory.campaign(), memory.learnt(), memory.at());
            return true;
        });
    }

    @Override
    public void agentChanged(StorageEffect.AgentChanged change) throws StoreDown {
        DatabaseFaults.repeatable(() -> {
            new Agents(dsl, place.centre()).changed(change.agent(), change.now());
            return true;
        });
    }

    private Leads leads(CampaignId campaign) {
        return new Leads(dsl, terms.apply(campaign).client());
    }

    private static HopperEntry entry(DueLead due) {
        return new HopperEntry(due.facts(), due.needs(), due.callback(), due.only(), due.scarce(), due.misfires());
    }

    private static NewAttempt attempt(Intent intent) {
        return new NewAttempt(intent.attempt(), intent.permit(), intent.agent(), intent.at(), intent.notAfter());
    }
}
