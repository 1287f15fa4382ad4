package outdial.model.pacing.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides how many calls to launch now, and which to take back: the risk of one more call against what the account of
 * abandonments allows. Learns from the campaign's own calls and agents. Single-owner; seconds must not go back.
 */
public final class Engine {
    /** No call is taken back before it has rung so long, s (16 CFR 310.4(b)(4)(ii); Ofcom asks the same). */
    public static final double LEAST_RING = 15;

    /** Answers after which it trusts what it has learnt; or four times as many calls. */
    private static final int LEARNT = 8;

    private static final int CANDIDATE_LEARNT = 15;
    private static final double UNLIKELY = 0.5e-5;
    private static final double HARDLY_EVER = 3e-7;
    /** How many times the allowed risk it takes until a call that has rung long enough is taken back. */
    private static final double VALVE_AT = 2;

    /** What the risk of a call would fall by within so many s counts so often on top of it: it had better wait. */
    private static final double SOON = 4;

    private static final double PATIENCE = 2;

    /**
     * Where leads are unlike, so much of what a call itself adds to the risk of the next one must be allowed as well: room
     * grows until the lead that goes with it is worth it, in place of being filled at once by whoever hardly answers.
     */
    private static final double ITSELF = 0.3;

    private static final double MOST_CHANCE = 0.98;
    private static final double HARDLY_ANY = 1e-9;
    private static final double EITHER = 0.5;
    private static final int MOST_CALLS_PER_AGENT = 20;

    private final Tuning tuning;
    private final Experience known;
    private final ArrivalTable arrivals;
    private final Account account;
    private final Outlook outlook = new Outlook();
    /** How much of what was allowed the launches of late took. */
    private final Ranking taken = new Ranking();

    private final double[] fresh = new double[ArrivalTable.ALL];
    /** The least chance that a call on its way is reckoned with. */
    private double least;

    /** One that has learnt nothing yet. */
    public Engine(Tuning tuning) {
        this(tuning, new Experience(tuning.stages()), tuning.smooth() ? new SmoothAccount() : new CandidateAccount());
    }

    /** One that goes on from what another has learnt, and decides as that one does. */
    public Engine(Memory memory) {
        this(Tuning.FULL, new Experience(memory), new SmoothAccount(memory.theta()));
    }

    private Engine(Tuning tuning, Experience known, Account account) {
        this.tuning = tuning;
        this.known = known;
        this.account = account;
        arrivals = known.arrivals;
    }

    /** All it has learnt. Its own tables are drawn up anew at the next decision, as those of a successor will be. */
    public Memory memory() {
        return known.memory(account.theta());
    }

    /** When it last decided, s on the moments' clock; NaN if it never did. */
    public double seenAt() {
        return known.seenAt();
    }

    /** How much likelier leads of which past answer; learns from whoever tells it, and is kept with the rest. */
    public LeadChances leads() {
        return known.leads;
    }

    // What it learns from

    /**
     * A call's ringing is over, or what answered it is known.
     *
     * @param before s from dialling to the first ring, or to the end of a call that never rang
     * @param ringing s from the first ring to the answer or end; negative if it never rang
     */
    public void resolved(double before, double ringing, CallEnd end, double at) {
        known.resolved(before, ringing, end, at);
    }

    /** A machine detector took so many seconds to know a person. */
    public void listened(double seconds) {
        known.listened(seconds);
    }

    /** A talk is over after so many seconds. */
    public void talked(double seconds) {
        known.talked(seconds);
    }

    /** A wrap-up is over after so many seconds; {@code sinceSign} after the sign that it nearly was, NaN without one. */
    public void wrappedUp(double seconds, double sinceSign) {
        known.wrappedUp(seconds, sinceSign);
    }

    /** A person who answered was abandoned, or not. */
    public void settled(boolean abandoned, Moment now) {
        known.settled();
        known.tell(now);
        account.settled(abandoned, now, known.duePerHour(now));
    }

    // What it decides

    public Decision decide(Moment now) {
        return decide(now, Prospects.ALIKE);
    }

    /** The same, knowing of the leads' chances; those launched have been taken. */
    public Decision decide(Moment now, Prospects prospects) {
        known.look(now);
        int spare = now.free - now.waiting;
        if (now.team == 0) {
            return none(Decision.Reason.NOBODY);
        }
        if (!known.knows(tuning.smooth() ? LEARNT : CANDIDATE_LEARNT)) {
            int each = Math.clamp(spare - now.calls, 0, Math.max(0, now.room));
            for (int i = 0; i < each; i++) {
                prospects.chance(EITHER);
                prospects.take();
            }
            return new Decision(each, List.of(), Decision.Reason.LEARNING, 0, 0, 0);
        }
        known.tell(now);
        account.look(now, known.duePerHour(now));
        lookAhead(now, spare);
        List<Integer> takeBack = tuning.valve() ? valve(now) : List.of();
        return launch(now, spare, takeBack, prospects);
    }

    private Decision none(Decision.Reason reason) {
        return new Decision(0, List.of(), reason, 0, account.allowed(), account.left());
    }

    private void lookAhead(Moment now, int spare) {
        outlook.begin(now.calls, now.agents, spare);
        double factor = known.factor(now);
        // Where nobody may be abandoned, an age at which nobody was seen to answer proves little.
        least = tuning.guard() && tuning.smooth() && account.left() <= 0 ? known.unseen() : 0;
        for (int i = 0; i < now.calls; i++) {
            double[][] table = table(now.stage[i]);
            int bin = RingModel.bin(now.age[i]);
            double likelihood = switch (now.stage[i]) {
                case DIALLING -> factor * now.chance[i];
                case RINGING -> factor * arrivals.likelihood(now.chance[i], bin);
                case LISTENING -> 1;
            };
            for (int k = 0; k < ArrivalTable.ALL; k++) {
                outlook.arrives(k, arrival(likelihood, table[k][bin]));
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
                ? known.frees.talking
                : work == Moment.Work.WRAPPING_UP ? known.frees.wrappingUp : known.frees.nearlyDone;
    }

    /** Calls that have rung long enough, and whose answer would too likely find nobody; the oldest is asked first. */
    private List<Integer> valve(Moment now) {
        double bearable = Math.max(UNLIKELY, VALVE_AT * account.allowed());
        if (soonOver() <= bearable) {
            return List.of();
        }
        List<Integer> found = new ArrayList<>();
        double factor = known.factor(now);
        for (int call : now.ringing(LEAST_RING)) {
            int bin = RingModel.bin(now.age[call]);
            double likelihood = factor * arrivals.likelihood(now.chance[call], bin);
            for (int k = 0; k < ArrivalTable.ALL; k++) {
                outlook.arrivesNot(k, arrival(likelihood, arrivals.ringing[k][bin]));
            }
            if (soonOver() <= bearable) {
                for (int k = 0; k < ArrivalTable.ALL; k++) {
                    outlook.arrives(k, arrival(likelihood, arrivals.ringing[k][bin]));
                }
                break;
            }
            found.add(call);
        }
        return found;
    }

    private double arrival(double likelihood, double usual) {
        return Math.max(least, chance(likelihood, usual));
    }

    private static double chance(double likelihood, double usual) {
        return Math.min(MOST_CHANCE, likelihood * usual);
    }

    private double soonOver() {
        return (outlook.over(0, 0) + outlook.over(1, 0)) / 2;
    }

    private Decision launch(Moment now, int spare, List<Integer> takeBack, Prospects prospects) {
        int ringing = now.calls - takeBack.size();
        int most = Math.min(Math.max(2, now.team / 4), MOST_CALLS_PER_AGENT * (now.team + 1) - ringing);
        int end = Math.min(now.room, Math.max(most, spare - ringing));
        int left = tuning.guard() ? account.left() : Integer.MAX_VALUE;
        double allowed = tuning.guard() ? account.allowed() : account.theta();
        int launched = 0;
        double risk = outlook.risk();
        double bearable = allowed;
        Decision.Reason reason = Decision.Reason.ROOM;
        while (launched < end) {
            boolean ahead = launched + ringing >= spare;
            double waiting = tuning.waits() ? PATIENCE * outlook.savedByWaiting(SOON, arrivals.horizons) : 0;
            bearable = Math.max(0, allowed - waiting);
            if (ahead && left > 0 && risk > bearable) {
                reason = Decision.Reason.RISK;
                break;
            }
            if (ahead && left <= 0 && !tuning.smooth()) {
                reason = Decision.Reason.SPENT;
                break;
            }
            double taking = risk + waiting;
            double part = taking <= HARDLY_ANY ? 0 : Math.clamp(taking / Math.max(allowed, HARDLY_ANY), 0, 1);
            double itself = ahead && left > 0 ? ITSELF * prospects.unlike() : 0;
            // Much room: one who likely answers; hardly any: one who likely does not. So all are dialled in the end.
            add(prospects.chance(1 - taken.of(part)));
            double after = outlook.risk();
            double weighed = risk + itself * (after - risk);
            if (ahead && left > 0 && weighed > bearable) {
                risk = weighed;
                reason = Decision.Reason.RISK;
                break;
            }
            if (ahead && tuning.guard() && tuning.smooth() && overdraws()) {
                reason = left <= 0 ? Decision.Reason.SPENT : Decision.Reason.GUARD;
                break;
            }
            prospects.take();
            taken.add(part);
            launched++;
            risk = after;
        }
        return new Decision(launched, takeBack, reason, risk, bearable, left);
    }

    /** Whether the calls on their way, the last one included, could together take more than is left: anybody, if nothing is. */
    private boolean overdraws() {
        return outlook.everOver(Math.max(0, account.left()) + 1) > UNLIKELY
                || outlook.everOver(Math.max(0, account.atMost()) + 1) > HARDLY_EVER;
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
