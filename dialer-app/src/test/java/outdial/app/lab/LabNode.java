package outdial.app.lab;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import outdial.app.floor.Campaign;
import outdial.app.floor.Effect;
import outdial.app.floor.Floor;
import outdial.app.floor.FloorInput;
import outdial.app.floor.StorageEffect;
import outdial.app.floor.TelephonyEffect;
import outdial.compliance.ComplianceGate;
import outdial.model.Fence;
import outdial.model.LeadId;

/** One running program: a floor, and effects carried out after a while, unless it dies before. */
final class LabNode {
    private static final long STORAGE = 20;
    private static final long TELEPHONY = 5;
    private static final long WAY_BACK = 5;

    private final Shift shift;
    private final VirtualTime time;
    private final RandomGenerator random;
    private final Floor floor;
    private int restartsSeen;
    private boolean dead;

    LabNode(Shift shift, ComplianceGate gate) {
        this.shift = shift;
        this.time = shift.time;
        this.random = shift.random;
        this.floor = new Floor(gate);
        this.restartsSeen = shift.exchange.restarts();
        shift.exchange.listen(this::hear);
    }

    void start(Campaign campaign) {
        tell(new FloorInput.CampaignOpened(campaign, List.of()));
        Fence fence = shift.store.takeLead();
        shift.exchange.lead(fence);
        tell(new FloorInput.LeadTaken(Exercise.FLOOR, fence, shift.store.open()));
        tick();
    }

    private void tick() {
        time.inMillis(1_000, () -> {
            if (!dead) {
                tell(new FloorInput.Tick());
                tick();
            }
        });
    }

    boolean isDead() {
        return dead;
    }

    void kill() {
        dead = true;
    }

    Floor floor() {
        return floor;
    }

    /** What comes over the link: it may be cut, and what it carries lost, repeated or late. */
    private void hear(FloorInput input) {
        if (shift.linkIsCut() || random.nextDouble() < shift.faults().eventLost()) {
            return;
        }
        tellIn(WAY_BACK, input);
        if (random.nextDouble() < shift.faults().eventRepeated()) {
            tellIn(WAY_BACK + random.nextInt(500), input);
        }
    }

    void tellIn(long millis, FloorInput input) {
        boolean late = random.nextDouble() < shift.faults().eventLate();
        time.inMillis(late ? millis + random.nextInt(3_000) : millis, () -> tell(input));
    }

    /** The floor is told, and what it orders is put on its way. */
    void tell(FloorInput input) {
        if (dead) {
            return;
        }
        shift.note(input);
        for (Effect effect : floor.handle(input, time.now())) {
            if (dead || shift.diesBefore(effect)) {
                shift.crashed(this);
                return;
            }
            shift.note(effect);
            switch (effect) {
                case StorageEffect order -> time.inMillis(STORAGE + shift.storeStuckForMillis(), () -> store(order));
                case TelephonyEffect order -> time.inMillis(TELEPHONY, () -> order(order));
                case Effect.ShowAgent _ -> {}
                case Effect.Publish(var view) -> shift.judge.seen(view, shift.campaign.maxCalls());
            }
        }
    }

    private void order(TelephonyEffect order) {
        if (dead || shift.linkIsCut()) {
            return;
        }
        switch (order) {
            case TelephonyEffect.Originate dial -> shift.exchange.originate(dial);
            case TelephonyEffect.Connect(var attempt, var agent) -> shift.exchange.connect(attempt, agent);
            case TelephonyEffect.Hold _ -> {}
            case TelephonyEffect.HangUp(var attempt) -> shift.exchange.hangUp(attempt);
            case TelephonyEffect.CallAgent(var agent) -> shift.exchange.callAgent(agent);
            case TelephonyEffect.HangUpAgent(var agent) -> shift.exchange.loseAgent(agent);
            case TelephonyEffect.OfGuest _,
                    TelephonyEffect.KeepRecording _ -> {} // nobody is called in or recorded here
            case TelephonyEffect.Survey() -> survey();
        }
    }

    void survey() {
        FloorInput.Surveyed seen = shift.exchange.survey(restartsSeen < shift.exchange.restarts());
        restartsSeen = shift.exchange.restarts();
        time.inMillis(WAY_BACK, () -> tell(seen));
    }

    private void store(StorageEffect order) {
        if (dead) {
            return;
        }
        switch (order) {
            case StorageEffect.FillHopper ask -> answer(shift.store.fill(ask, time.now()));
            case StorageEffect.BeginAttempts batch -> begin(batch);
            case StorageEffect.FindAttempts ask -> answer(shift.store.find(ask));
            case StorageEffect.Progress further -> shift.store.progress(further);
            case StorageEffect.CloseAttempt close -> shift.store.close(close);
            case StorageEffect.SaveDisposition save -> shift.store.dispose(save);
            case StorageEffect.NoteRefusal refusal -> Judge.that(false, "The exercise refuses nothing: " + refusal);
            case StorageEffect.OfGuest _,
                    StorageEffect.NoteCheck _,
                    StorageEffect.NoteSkip _,
                    StorageEffect.KeepMemory _ -> {}
            case StorageEffect.AgentChanged(var agent, var now) -> shift.people.see(this, agent, now);
        }
    }

    private void begin(StorageEffect.BeginAttempts batch) {
        Set<LeadId> moved = new HashSet<>();
        batch.intents().forEach(intent -> {
            if (random.nextDouble() < shift.faults().commitRefused()) {
                moved.add(intent.entry().lead());
            }
        });
        boolean doubtful = random.nextDouble() < shift.faults().commitUnknown();
        if (doubtful && random.nextBoolean()) {
            answer(new FloorInput.BeginUnknown(batch.batch()));
            return;
        }
        FloorInput.AttemptsBegun begun = shift.store.begin(batch, moved, time.now());
        answer(doubtful ? new FloorInput.BeginUnknown(batch.batch()) : begun);
    }

    private void answer(FloorInput input) {
        time.inMillis(WAY_BACK, () -> tell(input));
    }
}
