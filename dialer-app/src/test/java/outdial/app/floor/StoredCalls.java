package outdial.app.floor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outdial.model.AttemptId;
import outdial.model.call.Stage;

/** What a store holds of calls that are not over, for a floor that begins anew. */
final class StoredCalls {
    private final Map<AttemptId, OpenAttempt> open = new LinkedHashMap<>();
    private final Map<AttemptId, OpenGuest> guests = new LinkedHashMap<>();

    List<OpenAttempt> open() {
        return List.copyOf(open.values());
    }

    List<OpenGuest> guests() {
        return List.copyOf(guests.values());
    }

    void keep(StorageEffect effect) {
        switch (effect) {
            case StorageEffect.BeginAttempts batch ->
                batch.intents()
                        .forEach(one -> open.put(
                                one.attempt(),
                                new OpenAttempt(
                                        one.attempt(),
                                        one.entry(),
                                        Stage.INTENT,
                                        one.at(),
                                        one.notAfter(),
                                        Optional.empty(),
                                        one.agent(),
                                        Optional.empty())));
            case StorageEffect.Progress reached ->
                open.computeIfPresent(reached.attempt(), (_, one) -> further(one, reached));
            case StorageEffect.CloseAttempt over -> open.remove(over.attempt());
            case StorageEffect.OfGuest.BeginGuest(var one, var _) ->
                guests.put(
                        one.guest(),
                        new OpenGuest(
                                one.guest(),
                                one.talk(),
                                one.host(),
                                one.permit().number(),
                                one.name(),
                                one.at(),
                                one.notAfter(),
                                Optional.empty(),
                                false));
            case StorageEffect.OfGuest.ReachGuest reached ->
                guests.computeIfPresent(reached.guest(), (_, one) -> further(one, reached));
            case StorageEffect.OfGuest.CloseGuest over -> guests.remove(over.guest());
            case StorageEffect _ -> {}
        }
    }

    private static OpenAttempt further(OpenAttempt one, StorageEffect.Progress reached) {
        return new OpenAttempt(
                one.attempt(),
                one.entry(),
                reached.stage(),
                one.at(),
                one.notAfter(),
                reached.stage() == Stage.ANSWERED ? Optional.of(reached.at()) : one.answered(),
                reached.agent().or(one::agent),
                Optional.empty());
    }

    private static OpenGuest further(OpenGuest one, StorageEffect.OfGuest.ReachGuest reached) {
        return new OpenGuest(
                one.guest(),
                one.talk(),
                one.host(),
                one.number(),
                one.name(),
                one.at(),
                one.notAfter(),
                reached.passedOn() ? one.here() : Optional.of(reached.at()),
                one.passedOn() || reached.passedOn());
    }
}
