package outdial.model.pacing.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides how many calls to launch now, and which to take back: the risk of one more call against what the account of
 * abandonments allows. Learns from the campaign's own calls and agents. Single-owner; seconds must not go back. Long, because
 * what it learns from and what it decides by are one state; what it remembers over a restart should part from it.
 */
public final class Engine {
    /** No call is taken back before it has rung so long, s (16 CFR 310.4(b)(4)(ii); Ofcom asks the same). */
    public static final double LEAST_RING = 15;

    private static final double OFTEN = 30;
    private static final double SELDOM = 300;
    /** Answers after which it trusts what it has learnt; or four times as many calls. */
    private static final int LEARNT = 8;

    private static final int CANDIDATE_LEARNT = 15;
    private static final double UNLIKELY = 0.5e-5;
    private static final double HARDLY_EVER = 3e-7;
    /** The share of the allowed risk from which on a call that has rung long enough is taken back. */
    private static final double VALVE_AT = 0.6;

    private static final double MOST_CHANCE = 0.98;
    private static final int MOST_CALLS_PER_AGENT = 20;

    private static final double[] NO_AGES = {};

    private final Tuning tuning;
    private final RingModel ring;
    private final Spells verdicts;
    private final Spells talk;
    private final Spells wrap;
    private final Spells last;
    private final Spells untilSign;
    private final AnswerRate rate;
    private final Account account;
    private final ArrivalTable arrivals = new ArrivalTable();
    private final FreeTable frees = new FreeTable();
    private final Outlook outlook = new Outlook();
    private final double[] fresh = new double[ArrivalTable.ALL];

    private boolean detecting;
    /** The share of wrap-ups whose end is announced. */
    private double signs;

    private long persons;
    private long resolved;
    private int unseen;
    private double personsRecently;
    private double agentSeconds;
    private double seenAt = Double.NaN;
    private double rebuiltAt = Double.NEGATIVE_INFINITY;
    private double oldRings;
    private double oldTakenBack;

    /** One that has learnt nothing yet. */
    public Engine(Tuning tuning) {
        this.tuning = tuning;
        ring = RingModel.unlearnt();
        verdicts = Spells.expecting(10, 0.5, 4);
        talk = Spells.expecting(100, 1, 10);
        wrap = Spells.expecting(20, 0.7, 10);
        last = Spells.expecting(8, 0.7, 10);
        untilSign = Spells.expecting(14, 0.7, 10);
        rate = new AnswerRate();
        account = tuning.smooth() ? new SmoothAccount() : new CandidateAccount();
        drawArrivals();
    }

    /** One that goes on from what another has learnt, and decides as that one does. */
    public Engine(Memory memory) {
        tuning = Tuning.FULL;
        ring = new RingModel(memory.ring());
        verdicts = new Spells(memory.verdicts());
        talk = new Spells(memory.talk());
        wrap = new Spells(memory.wrapUp());
        last = new Spells(memory.fromSign());
        untilSign = new Spells(memory.untilSign());
        rate = new AnswerRate(memory.rate());
        account = new SmoothAccount(memory.theta());
        persons = memory.persons();
        resolved = memory.resolved();
        personsRecently = memory.team().persons();
        agentSeconds = memory.team().seconds();
        detecting = memory.team().detecting();
        signs = memory.team().signs();
        oldRings = memory.team().oldRings();
        oldTakenBack = memory.team().takenBack();
        seenAt = memory.seenAt();
        drawArrivals();
    }

    /** All it has learnt. Its own tables are drawn up anew at the next decision, as those of a successor will be. */
    public Memory memory() {
        rebuiltAt = Double.NEGATIVE_INFINITY;
        drawArrivals();
        return new Memory(
                ring.learnt(),
                verdicts.learnt(),
                talk.learnt(),
                wrap.learnt(),
                last.learnt(),
                untilSign.learnt(),
                rate.known(),
                new Memory.Team(personsRecently, agentSeconds, detecting, signs, oldRings, oldTakenBack),
                account.theta(),
                persons,
                resolved,
                seenAt);
    }

    // What it learns from

    /**
     * A call's ringing is over, or what answered it is known.
     *
     * @param before s from dialling to the first ring, or to the end of a call that never rang
     * @param ringing s from the first ring to the answer or end; negative if it never rang
     */
    public void resolved(double before, double ringing, CallEnd end, double at) {
        resolved++;
        unseen++;
        // What rang since the last decision has not been counted as due yet; before the first one, nothing has.
        double since = Double.isNaN(seenAt) ? Double.POSITIVE_INFINITY : Math.max(0, at - seenAt);
        if (tuning.stages() && ringing >= 0) {
            ring.learn(before, ringing, end);
            rate.due(arrivals.dueRinging(Math.max(0, ringing - since), ringing));
        } else {
            double age = before + Math.max(0, ringing);
            ring.learn(age, -1, end);
            rate.due(arrivals.dueDialling(Math.max(0, age - since), age));
        }
        if (end == CallEnd.PERSON) {
            rate.heard();
            persons++;
        }
        if (ringing >= LEAST_RING) {
            oldRings = oldRings * 0.998 + 1;
            oldTakenBack = oldTakenBack * 0.998 + (end == CallEnd.TAKEN_BACK ? 1 : 0);
        }
    }

    /** A machine detector took so many seconds to know a person. */
    public void listened(double seconds) {
        detecting = true;
        verdicts.learn(seconds * 4);
    }

    /** A talk is over after so many seconds. */
    public void talked(double seconds) {
        talk.learn(seconds);
    }

    /** A wrap-up is over after so many seconds; {@code sinceSign} after the sign that it nearly was, NaN without one. */
    public void wrappedUp(double seconds, double sinceSign) {
        wrap.learn(seconds);
        boolean signed = !Double.isNaN(sinceSign);
        signs += ((signed ? 1 : 0) - signs) / 50;
        if (signed) {
            last.learn(sinceSign);
            untilSign.learn(seconds - sinceSign);
        }
    }

    /** A person who answered was abandoned, or not. */
    public void settled(boolean abandoned, Moment now) {
        personsRecently = personsRecently * (1 - 1.0 / 60) + 1;
        agentSeconds *= 1 - 1.0 / 60;
        now.perLead = perLead();
        account.settled(abandoned, now, duePerHour(now));
    }

    private double perLead() {
        return rate.factor() * arrivals.dialling[ArrivalTable.ALL - 1][0];
    }

    /** Persons that the agents now at work will be brought in an hour. */
    private double duePerHour(Moment now) {
        return (personsRecently + 4) / (agentSeconds + 800) * now.team * 3_600;
    }

    // What it decides

    public Decision decide(Moment now) {
        return decide(now, Prospects.ALIKE);
    }

    /** The same, knowing of the leads' chances; those launched have been taken. */
    public Decision decide(Moment now, Prospects prospects) {
        passTime(now);
        if (isStale(now.at)) {
            rebuild(now);
        }
        int spare = now.free - now.waiting;
        if (now.team == 0) {
            return none(Decision.Reason.NOBODY);
        }
        if (persons < learnt() && resolved < 4L * learnt()) {
            int each = Math.clamp(spare - now.calls, 0, Math.max(0, now.room));
            for (int i = 0; i < each; i++) {
                prospects.take();
            }
            return new Decision(each, List.of(), Decision.Reason.LEARNING, 0, 0, 0);
        }
        now.perLead = perLead();
        account.look(now, duePerHour(now));
        lookAhead(now, spare);
        List<Integer> takeBack = tuning.valve() ? valve(now) : List.of();
        return launch(now, spare, takeBack, prospects);
    }

    private int learnt() {
        return tuning.smooth() ? LEARNT : CANDIDATE_LEARNT;
    }

    private Decision none(Decision.Reason reason) {
        return new Decision(0, List.of(), reason, 0, account.allowed(), account.left());
    }

    private void passTime(Moment now) {
        double passed = Double.isNaN(seenAt) ? 0 : Math.max(0, now.at - seenAt);
        seenAt = now.at;
        agentSeconds += passed * now.team;
        double due = 0;
        for (int i = 0; i < now.calls; i++) {
            double from = Math.max(0, now.age[i] - passed);
            if (!tuning.stages() || now.stage[i] == Moment.Stage.DIALLING) {
                due += now.chance[i] * arrivals.dueDialling(from, now.age[i]);
            } else if (now.stage[i] == Moment.Stage.RINGING) {
                due += now.chance[i] * arrivals.dueRinging(from, now.age[i]);
            }
        }
        if (due > 0) {
            rate.due(due);
        }
    }

    /** Tables are drawn up anew when a fair share of what is remembered is new. */
    private boolean isStale(double at) {
        double age = at - rebuiltAt;
        return age >= SELDOM || (age >= OFTEN && unseen >= 5 + 0.04 * Math.min(resolved, 1_500));
    }

    private void drawArrivals() {
        verdicts.rebuild(NO_AGES, 0);
        double kept = (oldRings - oldTakenBack + 20) / (oldRings + 20);
        arrivals.rebuild(ring.hazards(), verdicts, detecting, kept);
    }

    private void rebuild(Moment now) {
        rebuiltAt = now.at;
        unseen = 0;
        drawArrivals();
        talk.rebuild(ages(now, Moment.Work.TALKING), count(now, Moment.Work.TALKING));
        wrap.rebuild(ages(now, Moment.Work.WRAPPING_UP), count(now, Moment.Work.WRAPPING_UP));
        last.rebuild(NO_AGES, 0);
        untilSign.rebuild(NO_AGES, 0);
        frees.rebuild(arrivals.horizons, 0.9 * now.grace, talk, wrap);
        frees.rebuildSigned(arrivals.horizons, 0.9 * now.grace, last, untilSign, signs);
    }

    private static double[] ages(Moment now, Moment.Work work) {
        double[] ages = new double[now.agents];
        int count = 0;
        for (int i = 0; i < now.agents; i++) {
            if (now.work[i] == work) {
                ages[count++] = now.busyFor[i];
            }
        }
        return ages;
    }

    private static int count(Moment now, Moment.Work work) {
        int count = 0;
        for (int i = 0; i < now.agents; i++) {
            count += now.work[i] == work ? 1 : 0;
        }
        return count;
    }

    private void lookAhead(Moment now, int spare) {
        outlook.begin(now.calls, now.agents, spare);
        double factor = rate.factor();
        for (int i = 0; i < now.calls; i++) {
            double[][] table = table(now.stage[i]);
            int bin = RingModel.bin(now.age[i]);
            double likelihood = switch (now.stage[i]) {
                case DIALLING -> factor * now.chance[i];
                case RINGING -> factor * arrivals.likelihood(now.chance[i], bin);
                case LISTENING -> 1;
            };
            for (int k = 0; k < ArrivalTable.ALL; k++) {
                outlook.arrives(k, chance(likelihood, table[k][bin]));
            }
        }
        for (int i = 0; i < now.agents; i++) {
            if (now.work[i] != Moment.Work.LEAVING) {
                double[][] table = table(now.work[i]);
                int row = FreeTable.row(now.busyFor[i]);
                for (int k = 0; k < ArrivalTable.ALL; k++) {
                    outlook.frees(k, table[k][row]);
                }
            }
        }
        for (int k = 0; k < ArrivalTable.ALL; k++) {
            fresh[k] = factor * arrivals.dialling[k][0];
        }
    }

    private double[][] table(Moment.Stage stage) {
        return switch (stage) {
            case DIALLING -> arrivals.dialling;
            case RINGING -> tuning.stages() ? arrivals.ringing : arrivals.dialling;
            case LISTENING -> arrivals.listening;
        };
    }

    private double[][] table(Moment.Work work) {
        return work == Moment.Work.TALKING
                ? frees.talking
                : work == Moment.Work.WRAPPING_UP ? frees.wrappingUp : frees.nearlyDone;
    }

    /** Calls that have rung long enough, and whose answer would too likely find nobody; the oldest is asked first. */
    private List<Integer> valve(Moment now) {
        List<Integer> found = List.of();
        double bearable = VALVE_AT * account.allowed();
        double factor = rate.factor();
        while (soonOver() > bearable) {
            int oldest = -1;
            for (int i = 0; i < now.calls; i++) {
                if (isOld(now, i) && !found.contains(i) && (oldest < 0 || now.age[i] > now.age[oldest])) {
                    oldest = i;
                }
            }
            if (oldest < 0) {
                break;
            }
            int bin = RingModel.bin(now.age[oldest]);
            double likelihood = factor * arrivals.likelihood(now.chance[oldest], bin);
            for (int k = 0; k < ArrivalTable.ALL; k++) {
                outlook.arrivesNot(k, chance(likelihood, arrivals.ringing[k][bin]));
            }
            if (soonOver() <= bearable) {
                for (int k = 0; k < ArrivalTable.ALL; k++) {
                    outlook.arrives(k, chance(likelihood, arrivals.ringing[k][bin]));
                }
                break;
            }
            found = found.isEmpty() ? new ArrayList<>() : found;
            found.add(oldest);
        }
        return found;
    }

    private static double chance(double likelihood, double usual) {
        return Math.min(MOST_CHANCE, likelihood * usual);
    }

    private double soonOver() {
        return (outlook.over(0, 0) + outlook.over(1, 0)) / 2;
    }

    private static boolean isOld(Moment now, int call) {
        return now.stage[call] == Moment.Stage.RINGING && now.age[call] >= LEAST_RING;
    }

    private Decision launch(Moment now, int spare, List<Integer> takeBack, Prospects prospects) {
        int ringing = now.calls - takeBack.size();
        int most = Math.min(now.room, Math.max(2, now.team / 4));
        most = Math.min(most, MOST_CALLS_PER_AGENT * (now.team + 1) - ringing);
        int left = tuning.guard() ? account.left() : Integer.MAX_VALUE;
        double allowed = tuning.guard() ? account.allowed() : account.theta();
        int launched = 0;
        double risk = 0;
        Decision.Reason reason = Decision.Reason.ROOM;
        while (launched < most || launched + ringing < spare) {
            risk = outlook.risk();
            boolean oneEach = launched + ringing < spare;
            if (launched >= now.room) {
                break;
            }
            if (!oneEach && left <= 0) {
                reason = Decision.Reason.SPENT;
                break;
            }
            if (!oneEach && risk > allowed) {
                reason = Decision.Reason.RISK;
                break;
            }
            add(prospects.chance());
            if (!oneEach && tuning.guard() && tuning.smooth() && overdraws()) {
                reason = Decision.Reason.GUARD;
                break;
            }
            prospects.take();
            launched++;
        }
        return new Decision(launched, takeBack, reason, risk, allowed, left);
    }

    /** Whether the calls on their way, the last one included, could together take more than is left. */
    private boolean overdraws() {
        return outlook.everOver(account.left() + 1) > UNLIKELY || outlook.everOver(account.atMost() + 1) > HARDLY_EVER;
    }

    private void add(double likelihood) {
        outlook.makeRoom();
        for (int k = 0; k < ArrivalTable.ALL; k++) {
            outlook.arrives(k, chance(likelihood, fresh[k]));
        }
    }

    /** The risk that a launch may carry now, before what is left is looked at. */
    public double theta() {
        return account.theta();
    }
}
