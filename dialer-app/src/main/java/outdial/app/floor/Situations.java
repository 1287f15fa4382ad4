package outdial.app.floor;

import java.time.Duration;
import java.util.List;
import outdial.model.agent.Needs;
import outdial.model.call.Call;
import outdial.model.pacing.PredictivePacing;
import outdial.model.pacing.Situation;
import outdial.model.pacing.Situation.CallSeen;

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

    Situation of(LiveCampaign campaign, Campaign settings) {
        Needs needs = settings.needs();
        return new Situation(
                board.now(),
                Math.max(0, team.ready(needs) - neededElsewhere(campaign, needs)),
                campaign.unconnected(),
                settings.maxCalls() - campaign.inFlight,
                campaign.binding(board.now()),
                () -> team.seen(needs),
                () -> seen(campaign),
                () -> campaign.hopper.seen(board.now()));
    }

    /** Ready agents of this campaign whom other campaigns' calls will take, their own other agents going first. */
    private int neededElsewhere(LiveCampaign campaign, Needs needs) {
        int needed = 0;
        for (LiveCampaign other : board.campaigns()) {
            if (other != campaign && other.unconnected() > 0 && other.setting().isPresent()) {
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

    private List<CallSeen> seen(LiveCampaign campaign) {
        return calls.all().stream()
                .filter(one -> one.campaign == campaign ? takesAnyone(one) : alsoDialsAhead(one))
                .filter(one -> !(one.call() instanceof Call.Leaving))
                .map(one -> seen(one, one.campaign == campaign))
                .toList();
    }

    /** Whose agent is kept for them takes nobody from the others; once they talk they count among the answered. */
    private static boolean takesAnyone(LiveCall one) {
        return !one.bound || one.talked();
    }

    /** Calls made for agents who are not ready yet may be made for the same ones; counted in full, to be safe. */
    private static boolean alsoDialsAhead(LiveCall one) {
        return one.awaitsAgent
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
