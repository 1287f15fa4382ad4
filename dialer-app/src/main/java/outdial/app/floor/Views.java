package outdial.app.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import outdial.model.pacing.account.AccountStanding;
import outdial.model.pacing.account.Tally;

/** Draws up what screens see. Walks everything, so at most once a second. */
final class Views {
    private static final Duration APART = Duration.ofSeconds(1);

    private final Board board;
    private final Team team;
    private final Calls calls;
    private Instant next = Instant.MIN;

    Views(Board board, Team team, Calls calls) {
        this.board = board;
        this.team = team;
        this.calls = calls;
    }

    void publishIfDue() {
        if (!board.now().isBefore(next)) {
            next = board.now().plus(APART);
            board.emit(new Effect.Publish(view()));
        }
    }

    FloorView view() {
        return new FloorView(
                board.now(),
                board.standing.objection(),
                board.campaigns().stream().map(this::of).toList(),
                team.view(),
                calls.all().stream().map(LiveCall::view).toList(),
                new FloorView.Counters(board.inputs, board.strays, board.drift, board.alarms));
    }

    private FloorView.CampaignView of(LiveCampaign campaign) {
        List<AccountStanding> accounts = campaign.accounts(board.now());
        Tally lastDay = accounts.isEmpty()
                ? new Tally(board.now(), 0, 0, 0)
                : accounts.getFirst().tally();
        return new FloorView.CampaignView(
                campaign.id,
                campaign.isOpen(),
                campaign.sentence(),
                campaign.hopper.size(),
                campaign.exhausted,
                campaign.inFlight,
                campaign.connected,
                lastDay.answered(),
                lastDay.abandoned(),
                campaign.attempts,
                accounts);
    }
}
