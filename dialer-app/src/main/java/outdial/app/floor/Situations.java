package outdial.app.floor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import outdial.model.agent.AgentProfile;
import outdial.model.agent.Needs;
import outdial.model.call.Call;
import outdial.model.pacing.PredictivePacing;
import outdial.model.pacing.Situation;
import outdial.model.pacing.Situation.CallSeen;
import outdial.model.pacing.Situation.Limit;

/** What pacing is told of a campaign. Counts are at hand; lists are drawn up when asked for. */
final class Situations {
    private final Board board;
    private final Team team;
    private final Calls calls;

    Situations(Board board, Team team, Calls calls) {
        this.board = board;
        this.team = team;
        this.calls = calls;
    }

    /**
     * @param begun calls that it begins in this turn besides, whose agents are kept for them
     * @param due campaigns that are due first: agents whom they want are left to them, and so are their calls; if it has
     *     no others at work, it may launch nothing
     */
    Situation of(LiveCampaign campaign, Campaign settings, int begun, List<LiveCampaign> due) {
        Needs needs = settings.needs();
        boolean waits = !due.isEmpty() && isAllShared(needs, due);
        boolean parts = !due.isEmpty() && !waits;
        Predicate<AgentProfile> others = unshared(needs, due);
        int free = team.ready(needs) - neededElsewhere(campaign, needs);
        int ready = parts ? Math.min(free, team.ready(others)) : free;
        int own = settings.maxCalls() - campaign.inFlight;
        int shared = board.room();
        return new Situation(
                board.now(),
                Math.max(0, ready) - board.limits.keptFree(),
                campaign.unconnected(),
                waits ? 0 : Math.min(own, shared) - begun,
                waits ? Limit.TURN : own <= shared ? Limit.CAMPAIGN : board.limit(),
                campaign.binding(board.now()),
                campaign.ahead(board.now()),
                () -> team.seen(parts ? others : needs::metBy),
                () -> seen(campaign, parts ? due : List.of()),
                () -> campaign.hopper.seen(board.now()));
    }

    /** Whether nobody is at work whom none of the others wants. */
    boolean isAllShared(Needs needs, List<LiveCampaign> others) {
        return !team.isAtWork(unshared(needs, others));
    }

    private static Predicate<AgentProfile> unshared(Needs needs, List<LiveCampaign> others) {
        return agent -> needs.metBy(agent)
                && others.stream().noneMatch(one -> one.needs().metBy(agent));
    }

    /** Ready agents of this campaign whom other campaigns' calls will take, their own other agents going first. */
    private int neededElsewhere(LiveCampaign campaign, Needs needs) {
        int needed = 0;
        for (LiveCampaign other : board.campaigns()) {
            if (other != campaign
                    && other.unconnected() > 0
                    && other.setting().isPresent()
                    && !leavesAgentsTo(other, campaign)) {
                LiveCampaign.Setting setting = other.setting().get();
                int wanted =
                        (int) Math.ceil(other.unconnected() * setting.pacing().agentsPerCall());
                Needs theirs = setting.campaign().needs();
                int unshared = team.ready(theirs) - team.ready(theirs.and(needs));
                needed += Math.max(0, wanted - unshared);
            }
        }
        return needed;
    }

    /** Whether the other one, who is not due, dials for agents of its own only. */
    private boolean leavesAgentsTo(LiveCampaign other, LiveCampaign campaign) {
        return other.dialsAhead() && campaign.turn() < other.turn() && !isAllShared(other.needs(), List.of(campaign));
    }

    private List<CallSeen> seen(LiveCampaign campaign, List<LiveCampaign> but) {
        var seen = new ArrayList<CallSeen>(calls.all().size());
        for (LiveCall one : calls.all()) {
            boolean own = one.campaign == campaign;
            if ((own ? takesAnyone(one) : alsoDialsAhead(one, campaign))
                    && !but.contains(one.campaign)
                    && !(one.call() instanceof Call.Leaving)) {
                seen.add(seen(one, own));
            }
        }
        return seen;
    }

    /** Whose agent is kept for them takes nobody from the others; once they talk they count among the answered. */
    private static boolean takesAnyone(LiveCall one) {
        return !one.bound || one.talked();
    }

    /** Calls made for agents who are not ready yet may be made for the same ones; counted in full, to be safe. */
    private static boolean alsoDialsAhead(LiveCall one, LiveCampaign campaign) {
        return one.awaitsAgent
                && !one.leaves.contains(campaign.needs())
                && one.campaign
                        .setting()
                        .filter(setting -> setting.pacing() instanceof PredictivePacing)
                        .isPresent();
    }

    private CallSeen seen(LiveCall one, boolean own) {
        Call call = one.call();
        return new CallSeen(
                one.attempt,
                own,
                call.stage(),
                Duration.between(call.times().intent(), board.now()),
                Duration.between(one.since(), board.now()),
                call instanceof Call.Waiting,
                one.past);
    }
}
