package outdial.app.lab;

import org.jspecify.annotations.Nullable;
import outdial.app.lab.Lines.Stage;

/**
 * One campaign day, played event by event. State is for policies to read. A call of the list or of the endless supply is
 * the same whoever dials it. Long, because calls and agents share its arrays and each event touches both.
 */
final class Day {
    private static final int ASK = 0;
    private static final int RINGS = 1;
    private static final int ENDS = 2;
    private static final int ANSWERS = 3;
    private static final int VERDICT = 4;
    private static final int DEADLINE = 5;
    private static final int GIVES_UP = 6;
    private static final int TALK_OVER = 7;
    private static final int SIGN = 8;
    private static final int READY = 9;
    static final int COMES = 10;
    static final int GOES = 11;
    static final int HOME = 12;
    static final int PAUSES = 13;
    static final int RELEASE = 14;

    final Scenario scenario;
    final Crew crew;
    final Supply supply;
    final Lines lines = new Lines();
    double now;

    int persons;
    int abandoned;
    int hungUpEarly;
    int dialled;
    int takenBack;
    int connects;
    private int talks;
    private int mostLines;

    private double busyAtDial;
    private double attendedAtDial;
    private final Waits waits = new Waits();
    private long decisions;
    private long nanos;
    private final Policy policy;
    private final Agenda agenda = new Agenda();
    private final Fates fates;
    private final Attendance attendance;
    private boolean timing;
    private @Nullable PastDay past;
    private double mostWrapUp;

    Day(Scenario scenario, int team, long seed, Policy policy) {
        this.scenario = scenario;
        fates = new Fates(scenario, seed);
        this.policy = policy;
        crew = new Crew(team, scenario.length());
        supply = new Supply(scenario, team, seed);
        attendance = new Attendance(scenario.people(), crew, agenda, seed);
    }

    /** Measures what decisions cost; slower. */
    Day timed() {
        timing = true;
        return this;
    }

    /** Its calls meet the fates of a day that was; {@code wrapUp} is how long an agent has at most, s. */
    Day replaying(PastDay fates, double wrapUp) {
        past = fates;
        mostWrapUp = wrapUp;
        return this;
    }

    /** Plays the day to the end of its last call. */
    DayResult play() {
        attendance.plan();
        agenda.add(0, ASK, 0, 0);
        boolean endless = scenario.list().isEmpty();
        while (!agenda.isEmpty()) {
            now = agenda.nextAt();
            if (now > scenario.length() && isQuiet()) {
                break;
            }
            int what = agenda.nextWhat();
            int whom = agenda.nextWhom();
            int stamped = agenda.nextStamp();
            agenda.removeNext();
            boolean happened = happen(what, whom, stamped);
            if (!endless && isQuiet() && supply.isExhausted()) {
                break;
            }
            if (happened && (what == ASK || policy.onEvents())) {
                ask();
            }
        }
        crew.count(scenario.length());
        // A list's day counts to its last dial; what follows says nothing about pacing.
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
                waits,
                decisions,
                nanos);
    }

    /** s until dialling ends as planned. */
    double left() {
        return Math.max(0, scenario.length() - now);
    }

    private boolean isQuiet() {
        return lines.onTheirWay == 0 && lines.waiting == 0;
    }

    private void ask() {
        if (now >= scenario.length()) {
            return;
        }
        long start = timing ? System.nanoTime() : 0;
        int wanted = policy.launch(this);
        if (timing) {
            nanos += System.nanoTime() - start;
        }
        decisions++;
        for (int i = 0; i < wanted && supply.next(now); i++) {
            dial();
        }
    }

    private boolean happen(int what, int whom, int stamped) {
        switch (what) {
            case ASK -> agenda.add(now + policy.every(), ASK, 0, 0);
            case COMES -> {
                if (attendance.comes(whom)) {
                    becomesFree(whom);
                }
            }
            case GOES -> attendance.goes(whom, policy.holdsPauses(), now);
            case HOME -> attendance.goesHome(whom, policy.holdsPauses(), now);
            case PAUSES -> attendance.pauses(whom, policy.holdsPauses(), now);
            case RELEASE -> {
                return attendance.release(whom, stamped, lines.onTheirWay, now);
            }
            case SIGN -> {
                if (crew.doing[whom] != Crew.Doing.WRAPPING_UP) {
                    return false;
                }
                crew.signAt[whom] = now;
            }
            case READY -> ready(whom);
            case TALK_OVER -> talkOver(whom, stamped);
            default -> {
                if (lines.stamp[whom] != stamped) {
                    return false;
                }
                onCall(what, whom);
            }
        }
        return true;
    }

    private void onCall(int what, int call) {
        switch (what) {
            case RINGS -> lines.enter(call, Stage.RINGING, now);
            case ENDS -> over(call, Policy.Fate.NO_ANSWER);
            case ANSWERS -> answered(call);
            case VERDICT -> {
                if (lines.machine[call]) {
                    over(call, Policy.Fate.MACHINE);
                } else {
                    person(call, scenario.clockAtAnswer() ? lines.since[call] : now);
                }
            }
            case DEADLINE -> settle(call, true);
            case GIVES_UP -> {
                hungUpEarly++;
                drop(call);
            }
            default -> throw new IllegalStateException("No such event: " + what);
        }
    }

    // Calls

    /** Dials the next lead, if one is due; for policies that look at each. */
    void dialNext() {
        if (supply.next(now)) {
            dial();
        }
    }

    private void dial() {
        int call = lines.open();
        dialled++;
        mostLines = Math.max(mostLines, lines.onTheirWay + lines.waiting + talks);
        crew.count(now);
        busyAtDial = crew.busy;
        attendedAtDial = crew.attended;
        lines.lead[call] = supply.lead();
        lines.attempt[call] = supply.attempt();
        lines.chance[call] = supply.known();
        lines.dialledAt[call] = now;
        lines.rangFor[call] = -1;
        lines.enter(call, Stage.DIALLING, now);
        if (past != null) {
            lines.attempt[call] = past.next(now);
            foreseen(past, call);
            return;
        }
        fates.foresee(
                lines.lead[call],
                lines.attempt[call],
                supply.chance(scenario.person().at(now)),
                scenario.machine().at(now));
        lines.machine[call] = fates.machine;
        if (!Double.isNaN(fates.failsAfter)) {
            at(fates.failsAfter, ENDS, call);
            return;
        }
        at(fates.before, RINGS, call);
        boolean answers = !Double.isNaN(fates.ring);
        at(fates.before + (answers ? fates.ring : scenario.ringFor()), answers ? ANSWERS : ENDS, call);
    }

    /** The fate of a past call, which stands in the place of the attempt's number. */
    private void foreseen(PastDay day, int call) {
        int fate = lines.attempt[call];
        var untilRing = day.untilRing(fate);
        if (untilRing.isEmpty()) {
            at(day.length(fate), ENDS, call);
            return;
        }
        double before = untilRing.getAsDouble();
        at(before, RINGS, call);
        lines.machine[call] = day.isMachine(fate);
        boolean answers = day.isPerson(fate) || day.isMachine(fate);
        at(before + day.ringing(fate), answers ? ANSWERS : ENDS, call);
    }

    private void answered(int call) {
        lines.rangFor[call] = now - lines.since[call];
        if (scenario.detection().isPresent()) {
            lines.enter(call, Stage.LISTENING, now);
            at(scenario.detection().get().draw(fates.rest(lines.lead[call], lines.attempt[call])), VERDICT, call);
        } else {
            // Without a detector a machine comes through to an agent, who takes it for a person's call.
            person(call, now);
        }
    }

    private void person(int call, double clockFrom) {
        persons++;
        lines.remove(call);
        policy.resolved(this, call, Policy.Fate.PERSON);
        int agent = crew.longestFree();
        if (agent >= 0) {
            connect(call, agent);
            return;
        }
        lines.queue(call, now);
        double deadline = clockFrom + scenario.legalWait();
        agenda.add(Math.max(now, deadline), DEADLINE, call, lines.stamp[call]);
        if (scenario.patience().isPresent()) {
            at(scenario.patience().get().draw(fates.rest(lines.lead[call], lines.attempt[call])), GIVES_UP, call);
        }
    }

    private void connect(int call, int agent) {
        connects++;
        talks++;
        waits.add(now - crew.since[agent]);
        crew.become(agent, Crew.Doing.TALKING, now);
        lines.stage[call] = Stage.TALKING;
        lines.stamp[call]++;
        double talk = past == null
                ? fates.ownTalk(agent) * fates.talk(lines.lead[call], lines.attempt[call], now)
                : past.talk(lines.attempt[call]);
        agenda.add(now + talk, TALK_OVER, agent, call);
        settle(call, false);
    }

    private void settle(int call, boolean lost) {
        if (lost) {
            abandoned++;
            drop(call);
        }
        policy.settled(this, lost);
    }

    /** Takes back a call that rings. */
    void takeBack(int call) {
        takenBack++;
        over(call, Policy.Fate.TAKEN_BACK);
    }

    private void over(int call, Policy.Fate fate) {
        if (lines.stage[call] == Stage.RINGING) {
            lines.rangFor[call] = now - lines.since[call];
        }
        lines.remove(call);
        policy.resolved(this, call, fate);
        supply.tried(lines.lead[call], fate, now);
        lines.free(call);
    }

    /** A waiting person is gone. */
    private void drop(int call) {
        lines.unqueue(call);
        supply.tried(lines.lead[call], Policy.Fate.PERSON, now);
        lines.free(call);
    }

    private void at(double in, int what, int call) {
        agenda.add(now + in, what, call, lines.stamp[call]);
    }

    // Agents

    private void talkOver(int agent, int call) {
        talks--;
        policy.talked(this, now - crew.since[agent]);
        double wrap = past == null
                ? fates.ownWrapUp(agent) * fates.wrapUp(lines.lead[call], lines.attempt[call], now)
                : past.wrapUp(lines.attempt[call], mostWrapUp);
        crew.become(agent, Crew.Doing.WRAPPING_UP, now);
        agenda.add(now + wrap, READY, agent, 0);
        if (scenario.sign().isPresent()) {
            double early = scenario.sign().get().draw(fates.rest(lines.lead[call], lines.attempt[call]));
            agenda.add(now + Math.max(0, wrap - early), SIGN, agent, 0);
        }
        supply.tried(lines.lead[call], Policy.Fate.PERSON, now);
        lines.free(call);
    }

    private void ready(int agent) {
        policy.wrappedUp(this, now - crew.since[agent], now - crew.signAt[agent]);
        if (crew.leaving[agent]) {
            crew.become(agent, Crew.Doing.AWAY, now);
        } else {
            becomesFree(agent);
        }
    }

    private void becomesFree(int agent) {
        crew.become(agent, Crew.Doing.FREE, now);
        if (lines.waiting > 0) {
            connect(lines.unqueueFirst(), agent);
        }
    }
}
