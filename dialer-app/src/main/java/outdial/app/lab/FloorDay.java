package outdial.app.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outdial.app.floor.Campaign;
import outdial.app.floor.Effect;
import outdial.app.floor.Floor;
import outdial.app.floor.FloorInput;
import outdial.app.floor.Intent;
import outdial.app.floor.StorageEffect;
import outdial.app.floor.TelephonyEffect;
import outdial.compliance.ComplianceGate;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.model.agent.Needs;
import outdial.model.call.CallEvent;
import outdial.model.call.CallTimes;
import outdial.model.call.Ending;
import outdial.model.campaign.DialMode;
import outdial.model.campaign.VerdictSample;
import outdial.model.disposition.Disposition;
import outdial.model.pacing.account.AccountRule;
import outdial.model.pacing.account.Accounts;
import outdial.model.pacing.account.MachineErrors;
import outdial.model.pacing.engine.Memory;

/**
 * One campaign day on the floor of production: the same gate, dial session, pacing and account of abandonment, with people,
 * store and exchange played. A commit takes 5 ms, a connection 100 ms, the clock is told every half a second. Meets the same fates
 * as a {@link Day}. Long, because it is one place: whatever the floor orders, and whatever comes of it, stands side by side.
 */
final class FloorDay {
    private static final double COMMIT = 0.005;
    private static final double CONNECT = 0.1;
    private static final double HANG_UP = 0.02;
    private static final double TICK = 0.5;
    private static final double MESSAGE = 7;
    private static final double UNTIL_JUDGED = 4;
    private static final String TONE = "played";
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration NO_LIMIT = Duration.ofHours(24);
    private static final int MOST_CALLS = 100_000;
    private static final CampaignId CAMPAIGN = new CampaignId(1);

    // What is told; those of agents' comings and goings are Attendance's, from 10 on.
    private static final int CLOCK = 0;
    private static final int RINGS = 1;
    private static final int ANSWERS = 2;
    private static final int VERDICT = 3;
    private static final int DEADLINE = 4;
    private static final int GONE = 5;
    private static final int JOINED = 6;
    private static final int TALK_OVER = 7;
    private static final int SIGN = 8;
    private static final int DISPOSED = 9;
    private static final int BEGUN = 20;
    private static final int FILLED = 21;
    private static final int SURVEYED = 22;
    private static final int OVER = 23;
    private static final int JUDGED = 24;

    private final Scenario scenario;
    private final Optional<Memory> learnt;
    private final Floor floor = new Floor(ComplianceGate.shipped("exercise"));
    private final Agenda agenda = new Agenda();
    private final Crew crew;
    private final FloorCrew agents;
    private final Fates fates;
    private final FloorLeads leads;
    private final Campaign campaign;

    /** By their count, which is their place. */
    private final List<@Nullable Attempt> attempts = new ArrayList<>();

    private final Map<Long, StorageEffect.BeginAttempts> batches = new HashMap<>();
    private double now;
    private int wanted;
    private boolean surveyed;
    private Optional<Memory> taught = Optional.empty();
    private MachineErrors checked = MachineErrors.NONE;

    private int persons;
    private int abandoned;
    private int hungUpEarly;
    private int dialled;
    private int takenBack;
    private int connects;
    private int live;
    private int mostLines;
    private double busyAtDial;
    private double attendedAtDial;
    private boolean timing;
    private long turns;
    private long nanos;

    private static final class Attempt {
        final AttemptId id;
        final long lead;
        /** How often the lead was tried before. */
        final int before;
        /** Raised when what was planned for it holds no more. */
        int stamp;

        boolean machine;
        /** Whether an agent is to hear it if it sounds like a machine. */
        boolean sampled;

        double answeredAt;
        Ending ending = Ending.NO_ANSWER;
        int agent = -1;

        Attempt(AttemptId id, long lead, int before) {
            this.id = id;
            this.lead = lead;
            this.before = before;
        }
    }

    FloorDay(Scenario scenario, int team, long seed, DialMode mode, Known before) {
        this.scenario = scenario;
        learnt = before.learnt();
        checked = before.checked();
        crew = new Crew(team, scenario.length());
        agents = new FloorCrew(crew, new Attendance(scenario.people(), crew, agenda, seed), agenda, this::tell);
        fates = new Fates(scenario, seed);
        leads = new FloorLeads(scenario, team, seed, START);
        campaign = new Campaign(
                leads.terms(),
                mode,
                Needs.NONE,
                seconds(scenario.ringFor()),
                scenario.detection().isPresent(),
                scenario.cap(),
                MOST_CALLS,
                1,
                NO_LIMIT,
                NO_LIMIT,
                VerdictSample.USUAL);
    }

    /** Measures what the floor's turns cost; slower. */
    FloorDay timed() {
        timing = true;
        return this;
    }

    /** What is known from a day before: of leads and agents, and of the detector. */
    record Known(Optional<Memory> learnt, MachineErrors checked) {
        static final Known NOTHING = new Known(Optional.empty(), MachineErrors.NONE);

        /** The same on the next day. */
        Known overNight() {
            return new Known(learnt.map(Memory::overNight), checked);
        }
    }

    /** What is known once it is played. */
    Known known() {
        return new Known(taught, checked);
    }

    /** Plays the day to the end of its last call. */
    DayResult play() {
        Instant end = START.plus(seconds(scenario.length()));
        var cap = new Accounts.Known(AccountRule.ofCampaign(scenario.cap()), List.of(), checked);
        tell(new FloorInput.CampaignOpened(campaign, List.of(cap), learnt, Optional.of(end)));
        tell(new FloorInput.LeadTaken(new FloorId(1), new Fence(1), List.of()));
        agents.plan();
        agenda.add(0, CLOCK, 0, 0);
        agenda.add(scenario.length(), OVER, 0, 0);
        while (!agenda.isEmpty() && !isOver()) {
            now = agenda.nextAt();
            int what = agenda.nextWhat();
            int whom = agenda.nextWhom();
            int stamp = agenda.nextStamp();
            agenda.removeNext();
            happen(what, whom, stamp);
        }
        tell(new FloorInput.Drain());
        crew.count(scenario.length());
        boolean endless = scenario.list().isEmpty();
        return new DayResult(
                endless ? crew.busy : busyAtDial,
                endless ? crew.attended : attendedAtDial,
                persons,
                abandoned,
                hungUpEarly,
                dialled,
                takenBack,
                connects,
                mostLines,
                agents.waits,
                turns,
                nanos);
    }

    private boolean isOver() {
        return live == 0 && (now > scenario.length() || leads.isExhausted());
    }

    private void tell(FloorInput input) {
        turns++;
        long start = timing ? System.nanoTime() : 0;
        List<Effect> effects = floor.handle(input, instant());
        if (timing) {
            nanos += System.nanoTime() - start;
        }
        effects.forEach(this::carryOut);
    }

    private Instant instant() {
        return START.plusNanos(Math.round(now * 1e9));
    }

    private static Duration seconds(double time) {
        return Duration.ofMillis(Math.round(time * 1e3));
    }

    // What the floor orders

    private void carryOut(Effect effect) {
        switch (effect) {
            case StorageEffect.FillHopper ask -> {
                wanted = ask.want();
                agenda.add(now + COMMIT, FILLED, 0, 0);
            }
            case StorageEffect.BeginAttempts batch -> {
                batches.put(batch.batch(), batch);
                agenda.add(now + COMMIT, BEGUN, (int) batch.batch(), 0);
            }
            case TelephonyEffect.Originate dial -> {
                Attempt one = attempt(dial.attempt());
                one.sampled = dial.sampled();
                dial(one);
            }
            case TelephonyEffect.Connect(var id, var agent) -> {
                Attempt one = attempt(id);
                one.agent = FloorCrew.place(agent);
                one.stamp++;
                in(CONNECT, JOINED, one);
            }
            case TelephonyEffect.HangUp(var id) -> {
                Attempt one = attempt(id);
                one.stamp++;
                one.ending = Ending.CANCELLED;
                in(HANG_UP, GONE, one);
            }
            case StorageEffect.CloseAttempt close -> close(close);
            case StorageEffect.SaveDisposition said -> leads.becomes(said.lead(), said.recycle());
            case StorageEffect.NoteRefusal refusal -> leads.refused(refusal.lead(), refusal.until());
            case StorageEffect.AgentChanged(var agent, var does) -> agents.does(agent, does, now);
            case StorageEffect.KeepMemory kept -> taught = Optional.of(kept.learnt());
            case TelephonyEffect.Survey() -> {
                // What it asks later would tell it nothing new: here nothing is lost.
                if (!surveyed) {
                    surveyed = true;
                    agenda.add(now, SURVEYED, 0, 0);
                }
            }
            case TelephonyEffect _, StorageEffect _, Effect.ShowAgent _, Effect.Publish _ -> {}
        }
    }

    private Attempt attempt(AttemptId id) {
        return attempt(count(id));
    }

    private Attempt attempt(int count) {
        return Objects.requireNonNull(attempts.get(count), "an attempt is there until its agent has said how it ended");
    }

    private static int count(AttemptId id) {
        return (int) (id.value() & AttemptId.MAX_COUNT);
    }

    private void in(double seconds, int what, Attempt one) {
        agenda.add(now + seconds, what, count(one.id), one.stamp);
    }

    private void dial(Attempt one) {
        dialled++;
        live++;
        mostLines = Math.max(mostLines, live);
        crew.count(now);
        busyAtDial = crew.busy;
        attendedAtDial = crew.attended;
        double person = leads.chance(one.lead, scenario.person().at(now));
        fates.foresee(one.lead, one.before, person, scenario.machine().at(now));
        one.machine = fates.machine;
        if (!Double.isNaN(fates.failsAfter)) {
            one.ending = Ending.BUSY;
            in(fates.failsAfter, GONE, one);
            return;
        }
        in(fates.before, RINGS, one);
        boolean answers = !Double.isNaN(fates.ring);
        in(fates.before + (answers ? fates.ring : scenario.ringFor()), answers ? ANSWERS : GONE, one);
    }

    private void close(StorageEffect.CloseAttempt close) {
        CallTimes times = close.times();
        if (times.sent() != null) {
            live--;
        }
        persons += times.person() != null ? 1 : 0;
        switch (close.outcome()) {
            case TALKED -> connects++;
            case ABANDONED -> abandoned++;
            case HUNG_UP_EARLY -> hungUpEarly++;
            case NO_ANSWER -> takenBack += attempt(close.attempt()).ending == Ending.CANCELLED ? 1 : 0;
            case AGENT_LOST,
                    MACHINE,
                    BUSY,
                    REJECTED,
                    INVALID_NUMBER,
                    CONGESTION,
                    CANCELLED,
                    SYSTEM_LOST,
                    VOID,
                    UNKNOWN -> {}
        }
        leads.tried(close.lead(), times.intent(), close.outcome(), close.recycle());
    }

    // What happens

    private void happen(int what, int whom, int stamp) {
        switch (what) {
            case CLOCK -> {
                agenda.add(now + TICK, CLOCK, 0, 0);
                tell(new FloorInput.Tick());
            }
            case OVER -> tell(new FloorInput.CampaignStopped(CAMPAIGN, false, "the shift is over"));
            case SURVEYED ->
                tell(new FloorInput.Surveyed(
                        Map.of(), Set.of(), Map.of(), false, instant().plusNanos(1)));
            case FILLED -> {
                var entries = leads.next(wanted, instant());
                tell(new FloorInput.HopperFilled(CAMPAIGN, entries, entries.size() < wanted));
            }
            case BEGUN -> begun(Objects.requireNonNull(batches.remove((long) whom), "a batch is begun once"));
            case Day.COMES, Day.GOES, Day.HOME, Day.PAUSES -> agents.attends(what, whom, now);
            default -> {
                Attempt one = attempt(whom);
                if (one.stamp == stamp) {
                    onCall(what, one);
                }
            }
        }
    }

    private void begun(StorageEffect.BeginAttempts batch) {
        for (Intent intent : batch.intents()) {
            long lead = FloorLeads.numberOf(intent.entry().lead());
            while (attempts.size() <= count(intent.attempt())) {
                attempts.add(null);
            }
            attempts.set(count(intent.attempt()), new Attempt(intent.attempt(), lead, leads.tries(lead)));
        }
        Set<AttemptId> all = batch.intents().stream().map(Intent::attempt).collect(Collectors.toSet());
        tell(new FloorInput.AttemptsBegun(batch.batch(), all, Map.of()));
    }

    private void onCall(int what, Attempt one) {
        switch (what) {
            case RINGS -> hear(one, new CallEvent.Ringing());
            case ANSWERS -> answered(one);
            case VERDICT -> {
                if (one.machine) {
                    hear(one, one.sampled ? new CallEvent.MachineSampled(TONE) : new CallEvent.MachineHeard(TONE));
                } else {
                    waits(one, scenario.clockAtAnswer() ? one.answeredAt : now);
                    hear(one, new CallEvent.PersonHeard());
                }
            }
            case DEADLINE -> {
                one.ending = Ending.UNCLAIMED;
                one.stamp++;
                in(MESSAGE, GONE, one);
                hear(one, new CallEvent.MessagePlayed());
            }
            case GONE -> {
                one.stamp++;
                hear(one, new CallEvent.Ended(one.ending));
            }
            case JOINED -> {
                if (scenario.detection().isPresent() && one.machine) {
                    in(UNTIL_JUDGED, JUDGED, one);
                } else {
                    in(fates.ownTalk(one.agent) * fates.talk(one.lead, one.before, now), TALK_OVER, one);
                }
                hear(one, new CallEvent.Connected(FloorCrew.agent(one.agent)));
            }
            case TALK_OVER -> wrapsUp(one);
            case JUDGED -> {
                checked = checked.plus(false);
                tell(new FloorInput.Judged(FloorCrew.agent(one.agent), one.id, false));
            }
            case SIGN -> tell(new FloorInput.NearlyDone(FloorCrew.agent(one.agent), one.id));
            case DISPOSED -> {
                tell(new FloorInput.Disposed(
                        FloorCrew.agent(one.agent),
                        one.id,
                        Disposition.of(Disposition.Kind.REFUSAL),
                        Optional.empty()));
                attempts.set(count(one.id), null);
            }
            default -> throw new IllegalStateException("No such event: " + what);
        }
    }

    private void hear(Attempt one, CallEvent event) {
        tell(new FloorInput.Heard(one.id, event));
    }

    private void answered(Attempt one) {
        one.answeredAt = now;
        one.ending = Ending.HANGUP;
        if (scenario.detection().isPresent()) {
            in(scenario.detection().get().draw(fates.rest(one.lead, one.before)), VERDICT, one);
        } else {
            waits(one, now);
        }
        hear(one, new CallEvent.Answered());
    }

    /** Plans what becomes of a person whom no agent takes. */
    private void waits(Attempt one, double clockFrom) {
        in(Math.max(0, clockFrom + scenario.legalWait() - now), DEADLINE, one);
        if (scenario.patience().isPresent()) {
            in(scenario.patience().get().draw(fates.rest(one.lead, one.before)), GONE, one);
        }
    }

    private void wrapsUp(Attempt one) {
        double wrapUp = fates.ownWrapUp(one.agent) * fates.wrapUp(one.lead, one.before, now);
        if (scenario.sign().isPresent()) {
            double early = scenario.sign().get().draw(fates.rest(one.lead, one.before));
            in(Math.max(0, wrapUp - early), SIGN, one);
        }
        in(wrapUp, DISPOSED, one);
        hear(one, new CallEvent.Ended(Ending.HANGUP));
    }
}
