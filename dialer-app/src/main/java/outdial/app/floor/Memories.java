package outdial.app.floor;

import java.time.Duration;
import java.time.Instant;

/**
 * Sees to it that what pacing learns is stored: every few minutes, when a campaign stops, and when the floor is about to
 * end, again with its last call. Only while this floor leads: the next leader's memory must not be written over.
 */
final class Memories {
    private static final Duration APART = Duration.ofMinutes(5);

    private final Board board;
    private final Calls calls;
    private Instant next = Instant.MIN;
    private boolean quiet;

    Memories(Board board, Calls calls) {
        this.board = board;
        this.calls = calls;
    }

    void keepIfDue() {
        if (board.standing.isDraining() && calls.all().isEmpty()) {
            if (!quiet) {
                quiet = true;
                keep();
            }
        } else if (!board.now().isBefore(next)) {
            next = board.now().plus(APART);
            keep();
        }
    }

    void keep() {
        board.campaigns().forEach(this::keep);
    }

    /** Nothing happens when nothing was learnt since the last time. */
    void keep(LiveCampaign campaign) {
        if (board.standing.leads()) {
            campaign.setting()
                    .flatMap(setting -> setting.pacing().learnt())
                    .ifPresent(learnt -> board.emit(new StorageEffect.KeepMemory(campaign.id, learnt, board.now())));
        }
    }
}
