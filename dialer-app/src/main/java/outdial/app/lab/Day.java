package outdial.app.lab;

import java.util.Arrays;
import java.util.List;

/**
 * One campaign day, played event by event. Calls live in slots; a slot is used again when its call is over. Public
 * state is for policies to read. A call of the list or of the endless supply is the same whoever dials it. Long, because
 * calls, agents and queue share their arrays and each event touches all three; what a policy may read should part from it.
 */
final class Day {
    /** How far a call has come. */
    enum Stage {
        OVER,
        DIALLING,
        RINGING,
        LISTENING,
        WAITING,
        TALKING
    }

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
    private static final int COMES = 10;
    private static final int GOES = 11;
    private static final int HOME = 12;
    private static final int PAUSES = 13;
    private static final int RELEASE = 14;

    private static final int OUTCOME = 1;
    private static final int TIMES = 2;
    private static final int TALK = 3;
    private static final int WRAP = 4;
    private static final int AGENT = 5;
    private static final int SHIFT = 10;

    final Scenario scenario;
    final Crew crew;
    final Supply supply;
    double now;

    // The calls on their way, in no order: slots[0..calls).
    int calls;
    int waiting;
    private int[] active = new int[64];
    private int[] place = new int[64];
    Stage[] stage = new Stage[64];
    double[] since = new double[64];
    double[] dialledAt = new double[64];
    double[] rangFor = new double[64];
    double[] chance = new double[64];
    private long[] lead = new long[64];
    private int[] attempt = new int[64];
    private int[] stamp = new int[64];
    private boolean[] machine = new boolean[64];
    private int[] idle = new int[64];
    private int idles;
    private int slots;
    private int[] queue = new int[16];

    int persons;
    int abandoned;
    int hungUpEarly;
    int dialled;
    int takenBack;
    int connects;

    private double busyAtDial;
    private double attendedAtDial;
    private final Waits waits = new Waits();
    private long decisions;
    private long nanos;
    private final long seed;
    private final Policy policy;
    private final Agenda agenda = new Agenda();
    private final Draws draws = new Draws();
    private boolean timing;

    Day(Scenario scenario, int team, long seed, Policy policy) {
        this.scenario = scenario;
        this.seed = seed;
        this.policy = policy;
        crew = new Crew(team, scenario.length());
        supply = new Supply(scenario, team, seed);
        Arrays.fill(stage, Stage.OVER);
    }

    /** Measures what decisions cost; slower. */
    Day timed() {
        timing = true;
        return this;
    }

    /** Plays the day to the end of its last call. */
    DayResult play() {
        for (int agent = 0; agent < crew.size; agent++) {
            plan(agent);
        }
        agenda.add(0, ASK, 0, 0);
        boolean endless = scenario.list().isEmpty();
        while (!agenda.isEmpty()) {
            now = agenda.nextAt();
            if (now > scenario.length() && calls == 0 && waiting == 0) {
                break;
            }
            int what = agenda.nextWhat();
            int whom = agenda.nextWhom();
            int stamped = agenda.nextStamp();
            agenda.removeNext();
            boolean happened = happen(what, whom, stamped);
            if (!endless && calls == 0 && waiting == 0 && supply.isExhausted()) {
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
                waits,
                decisions,
                nanos);
    }

    /** s until dialling ends as planned. */
    double left() {
        return Math.max(0, scenario.length() - now);
    }

    /** How often the call's lead was dialled before. */
    int attempt(int call) {
        return attempt[call];
    }

    /** The slot of the call at a place among those on their way. */
    int call(int at) {
        return active[at];
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
            case COMES -> comes(whom);
            case GOES -> goes(whom);
            case HOME -> {
                crew.gone[whom] = true;
                goes(whom);
            }
            case PAUSES -> pauses(whom);
            case RELEASE -> {
                return release(whom, stamped);
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
                if (stamp[whom] != stamped) {
                    return false;
                }
                onCall(what, whom);
            }
        }
        return true;
    }

    private void onCall(int what, int call) {
        switch (what) {
            case RINGS -> enter(call, Stage.RINGING);
            case ENDS -> over(call, Policy.Fate.NO_ANSWER);
            case ANSWERS -> answered(call);
            case VERDICT -> {
                if (machine[call]) {
                    over(call, Policy.Fate.MACHINE);
                } else {
                    person(call, scenario.clockAtAnswer() ? since[call] : now);
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
        int call = slot();
        dialled++;
        crew.count(now);
        busyAtDial = crew.busy;
        attendedAtDial = crew.attended;
        lead[call] = supply.lead();
        attempt[call] = supply.attempt();
        chance[call] = supply.known();
        dialledAt[call] = now;
        rangFor[call] = -1;
        enter(call, Stage.DIALLING);
        double outcome = on(call, OUTCOME).share();
        double person = supply.chance(scenario.person().at(now));
        double other = scenario.machine().at(now);
        Draws times = on(call, TIMES);
        if (outcome >= 1 - scenario.failing()) {
            at(scenario.failsAfter().draw(times), ENDS, call);
            return;
        }
        double before = scenario.postDial().draw(times);
        at(before, RINGS, call);
        machine[call] = outcome >= person;
        if (outcome >= person + other) {
            at(before + scenario.ringFor(), ENDS, call);
        } else {
            at(before + ringing(times), ANSWERS, call);
        }
    }

    private double ringing(Draws times) {
        for (int i = 0; i < 1_000; i++) {
            double drawn = scenario.ring().draw(times);
            if (drawn < scenario.ringFor()) {
                return drawn;
            }
        }
        return scenario.ringFor();
    }

    private void answered(int call) {
        rangFor[call] = now - since[call];
        if (scenario.detection().isPresent()) {
            enter(call, Stage.LISTENING);
            at(scenario.detection().get().draw(on(call, AGENT)), VERDICT, call);
        } else {
            // Without a detector a machine comes through to an agent, who takes it for a person's call.
            person(call, now);
        }
    }

    private void person(int call, double clockFrom) {
        persons++;
        remove(call);
        policy.resolved(this, call, Policy.Fate.PERSON);
        int agent = crew.longestFree();
        if (agent >= 0) {
            connect(call, agent);
            return;
        }
        enterWaiting(call);
        double deadline = clockFrom + scenario.legalWait();
        agenda.add(Math.max(now, deadline), DEADLINE, call, stamp[call]);
        if (scenario.patience().isPresent()) {
            at(scenario.patience().get().draw(on(call, AGENT)), GIVES_UP, call);
        }
    }

    private void connect(int call, int agent) {
        connects++;
        waits.add(now - crew.since[agent]);
        crew.become(agent, Crew.Doing.TALKING, now);
        stage[call] = Stage.TALKING;
        stamp[call]++;
        double talk = scenario.talk().at(now).draw(on(call, TALK));
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
        if (stage[call] == Stage.RINGING) {
            rangFor[call] = now - since[call];
        }
        remove(call);
        policy.resolved(this, call, fate);
        supply.tried(lead[call], fate, now);
        free(call);
    }

    /** s from dialling to the first ring, or to now if it never rang. */
    double beforeRing(int call) {
        return stage[call] == Stage.DIALLING ? now - dialledAt[call] : rungAt[call] - dialledAt[call];
    }

    private double[] rungAt = new double[64];

    private void enter(int call, Stage next) {
        if (next == Stage.RINGING) {
            rungAt[call] = now;
        }
        stage[call] = next;
        since[call] = now;
    }

    private void enterWaiting(int call) {
        stage[call] = Stage.WAITING;
        since[call] = now;
        if (waiting == queue.length) {
            queue = Arrays.copyOf(queue, 2 * waiting);
        }
        queue[waiting++] = call;
    }

    /** A waiting person is gone. */
    private void drop(int call) {
        for (int i = 0; i < waiting; i++) {
            if (queue[i] == call) {
                System.arraycopy(queue, i + 1, queue, i, waiting - i - 1);
                waiting--;
                break;
            }
        }
        supply.tried(lead[call], Policy.Fate.PERSON, now);
        free(call);
    }

    private void at(double in, int what, int call) {
        agenda.add(now + in, what, call, stamp[call]);
    }

    private Draws on(int call, int purpose) {
        return draws.of(seed, lead[call] * 64 + attempt[call], purpose);
    }

    private int slot() {
        if (idles == 0) {
            grow();
        }
        int call = idle[--idles];
        place[call] = calls;
        active[calls++] = call;
        return call;
    }

    private void grow() {
        int more = slots + 64;
        active = Arrays.copyOf(active, more);
        place = Arrays.copyOf(place, more);
        stage = Arrays.copyOf(stage, more);
        since = Arrays.copyOf(since, more);
        dialledAt = Arrays.copyOf(dialledAt, more);
        rungAt = Arrays.copyOf(rungAt, more);
        rangFor = Arrays.copyOf(rangFor, more);
        chance = Arrays.copyOf(chance, more);
        lead = Arrays.copyOf(lead, more);
        attempt = Arrays.copyOf(attempt, more);
        stamp = Arrays.copyOf(stamp, more);
        machine = Arrays.copyOf(machine, more);
        idle = Arrays.copyOf(idle, more);
        for (int call = more - 1; call >= slots; call--) {
            stage[call] = Stage.OVER;
            idle[idles++] = call;
        }
        slots = more;
    }

    /** It is on its way no longer; its slot stays its own. */
    private void remove(int call) {
        int at = place[call];
        int last = active[--calls];
        active[at] = last;
        place[last] = at;
    }

    private void free(int call) {
        stage[call] = Stage.OVER;
        stamp[call]++;
        idle[idles++] = call;
    }

    // Agents

    private void talkOver(int agent, int call) {
        policy.talked(this, now - crew.since[agent]);
        double wrap = scenario.wrapUp().at(now).draw(on(call, WRAP));
        crew.become(agent, Crew.Doing.WRAPPING_UP, now);
        agenda.add(now + wrap, READY, agent, 0);
        if (scenario.sign().isPresent()) {
            double early = scenario.sign().get().draw(on(call, AGENT));
            agenda.add(now + Math.max(0, wrap - early), SIGN, agent, 0);
        }
        supply.tried(lead[call], Policy.Fate.PERSON, now);
        free(call);
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
        if (waiting > 0) {
            int call = queue[0];
            System.arraycopy(queue, 1, queue, 0, --waiting);
            connect(call, agent);
        }
    }

    private void plan(int agent) {
        Scenario.People people = scenario.people();
        Draws own = draws.of(seed, -1 - agent, SHIFT);
        double quantile = (agent + 0.5) / crew.size;
        double comes = drawn(people.logIns(), quantile, own, 0);
        crew.absences[agent] = 1;
        agenda.add(comes, COMES, agent, 0);
        for (Scenario.Rule rule : people.breaks()) {
            if (own.share() < rule.share()) {
                double from = rule.from() + own.share() * (rule.to() - rule.from());
                agenda.add(from, GOES, agent, 0);
                agenda.add(from + rule.lasting(), COMES, agent, 0);
            }
        }
        for (Scenario.Rule rule : people.leaving()) {
            if (own.share() < rule.share()) {
                agenda.add(rule.from() + own.share() * (rule.to() - rule.from()), HOME, agent, 0);
            }
        }
        if (people.pausesPerHour() > 0) {
            agenda.add(comes + own.exponential() * 3_600 / people.pausesPerHour(), PAUSES, agent, 1);
        }
    }

    /** The time of the rule whose share of the team the agent is in; {@code otherwise} for those of none. */
    private static double drawn(List<Scenario.Rule> rules, double quantile, Draws own, double otherwise) {
        double share = own.share();
        double below = 0;
        for (Scenario.Rule rule : rules) {
            below += rule.share();
            if (quantile < below) {
                return rule.from() + share * (rule.to() - rule.from());
            }
        }
        return otherwise;
    }

    private void comes(int agent) {
        crew.absences[agent]--;
        if (crew.absences[agent] > 0 || crew.gone[agent]) {
            return;
        }
        if (crew.doing[agent] == Crew.Doing.AWAY) {
            becomesFree(agent);
        } else {
            crew.staysAfterAll(agent);
        }
    }

    private void goes(int agent) {
        crew.absences[agent]++;
        crew.wantsAway(agent);
        if (crew.doing[agent] == Crew.Doing.FREE) {
            if (policy.holdsPauses()) {
                agenda.add(now, RELEASE, agent, 0);
            } else {
                crew.become(agent, Crew.Doing.AWAY, now);
            }
        }
    }

    /** Lets a free agent go once the calls that ring now could all be taken without them, or have been resolved. */
    private boolean release(int agent, int rounds) {
        if (crew.doing[agent] != Crew.Doing.FREE || !crew.leaving[agent]) {
            return false;
        }
        if (calls <= crew.free - crew.held || rounds >= 60) {
            crew.become(agent, Crew.Doing.AWAY, now);
            return true;
        }
        agenda.add(now + 0.5, RELEASE, agent, rounds + 1);
        return false;
    }

    private void pauses(int agent) {
        Draws own = draws.of(seed, -1 - agent, 100 + (long) (now * 1_000));
        double lasts = scenario.people().pause().draw(own);
        agenda.add(now + lasts + own.exponential() * 3_600 / scenario.people().pausesPerHour(), PAUSES, agent, 0);
        if (crew.doing[agent] != Crew.Doing.AWAY) {
            agenda.add(now + lasts, COMES, agent, 0);
            goes(agent);
        }
    }
}
