package outdial.app.loop;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import outdial.app.floor.FloorInput;
import outdial.app.floor.FloorView;
import outdial.app.floor.FloorView.CallView;
import outdial.app.floor.FloorView.CampaignView;
import outdial.app.floor.StorageEffect.BeginAttempts;
import outdial.model.AttemptId;
import outdial.model.CampaignId;

/** Finds which campaign an input belongs to, so that a failure stops the dialling of that one alone. */
final class Quarantine {
    private final Map<Long, CampaignId> batches = new HashMap<>();
    private final Set<CampaignId> forbidden = new HashSet<>();

    void noteBegun(BeginAttempts batch) {
        batches.put(batch.batch(), batch.campaign());
    }

    /** The floor has taken this input. */
    void noteTaken(FloorInput input) {
        if (input instanceof FloorInput.CampaignOpened opened) {
            forbidden.remove(opened.campaign().id());
        } else if (input instanceof FloorInput.AttemptsBegun begun) {
            batches.remove(begun.batch());
        } else if (input instanceof FloorInput.AttemptsFound(var batch, var _)) {
            batches.remove(batch);
        }
    }

    /** Nothing of it is begun any more, whatever the floor says. */
    void forbid(CampaignId campaign) {
        forbidden.add(campaign);
    }

    boolean forbids(CampaignId campaign) {
        return forbidden.contains(campaign);
    }

    /** The campaign of an input; all that are known, when it can't be told. */
    Set<CampaignId> campaigns(FloorInput input, Optional<FloorView> view) {
        Optional<CampaignId> one = switch (input) {
            case FloorInput.CampaignOpened opened ->
                Optional.of(opened.campaign().id());
            case FloorInput.CampaignStopped(var campaign, var _, var _) -> Optional.of(campaign);
            case FloorInput.HopperFilled(var campaign, var _, var _) -> Optional.of(campaign);
            case FloorInput.AttemptsBegun begun -> Optional.ofNullable(batches.get(begun.batch()));
            case FloorInput.BeginUnknown(var batch) -> Optional.ofNullable(batches.get(batch));
            case FloorInput.AttemptsFound(var batch, var _) -> Optional.ofNullable(batches.get(batch));
            case FloorInput.Heard(var attempt, var _) -> campaign(attempt, view);
            case FloorInput.EndCall(var _, var attempt) -> campaign(attempt, view);
            case FloorInput.HoldPerson(var _, var attempt, var _) -> campaign(attempt, view);
            case FloorInput.HandOver(var _, var attempt, var _) -> campaign(attempt, view);
            case FloorInput.NearlyDone(var _, var attempt) -> campaign(attempt, view);
            case FloorInput.MoreWrapUp(var _, var attempt) -> campaign(attempt, view);
            case FloorInput.Disposed disposed -> campaign(disposed.attempt(), view);
            case FloorInput _ -> Optional.empty();
        };
        return one.map(Set::of).orElseGet(() -> all(view));
    }

    private static Optional<CampaignId> campaign(AttemptId attempt, Optional<FloorView> view) {
        return view.stream()
                .flatMap(seen -> seen.calls().stream())
                .filter(call -> call.attempt().equals(attempt))
                .map(CallView::campaign)
                .findFirst();
    }

    private static Set<CampaignId> all(Optional<FloorView> view) {
        return view.stream()
                .flatMap(seen -> seen.campaigns().stream())
                .map(CampaignView::campaign)
                .collect(toSet());
    }
}
