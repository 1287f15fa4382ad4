package outdial.app.floor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.pacing.Situation.Limit;
import outdial.model.pacing.account.Accounts;
import outdial.model.pacing.pool.FloorLimits;
import outdial.model.pacing.pool.LastSecond;

/** What the parts of the floor share while one input is handled: the time, the effects so far, the campaigns. */
final class Board {
    final Standing standing = new Standing();
    final Deadlines deadlines = new Deadlines();
    long inputs;
    long strays;
    long alarms;
    int drift;
    FloorLimits limits = FloorLimits.WIDE;

    private final Map<CampaignId, LiveCampaign> campaigns = new LinkedHashMap<>();
    private IntSupplier guests = () -> 0;
    private final Map<ClientId, Accounts> clients = new HashMap<>();
    private List<Effect> effects = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private final LastSecond begun = new LastSecond();
    private boolean stirred;
    private int turns;

    /** Starts an input. Time never goes back: an input noted before one already handled happens now. */
    void begin(Instant at) {
        now = at.isAfter(now) ? at : now;
        effects = new ArrayList<>(4);
        stirred = false;
        inputs++;
    }

    Instant now() {
        return now;
    }

    void emit(Effect effect) {
        effects.add(effect);
    }

    List<Effect> effects() {
        return effects;
    }

    /** An agent, a call or a lead became free: the campaigns get a turn after this input. */
    void stir() {
        stirred = true;
    }

    boolean stirred() {
        return stirred;
    }

    void stray() {
        strays++;
    }

    /** The campaign, made known by its id alone if it has not been opened yet. */
    LiveCampaign campaign(CampaignId id) {
        return campaigns.computeIfAbsent(id, LiveCampaign::new);
    }

    /** The windows that count all campaigns of a client on this floor. */
    Accounts accounts(ClientId client) {
        return clients.computeIfAbsent(client, _ -> new Accounts());
    }

    Collection<LiveCampaign> campaigns() {
        return campaigns.values();
    }

    /** All campaigns: who has had least of the agents for its weight goes first, of equals each time the next one. */
    List<LiveCampaign> campaignsInTurn() {
        var turn = new ArrayList<>(campaigns.values());
        Collections.rotate(turn, -turns++);
        turn.forEach(one -> one.share = one.share.at(now, one.connected));
        turn.sort(Comparator.comparingDouble(LiveCampaign::turn));
        return turn;
    }

    /** How many more calls the floor as a whole may begin now. */
    int room() {
        return Math.min(lines(), begun.room(limits.callsPerSecond(), now));
    }

    private int lines() {
        int free = limits.calls() - guests.getAsInt();
        for (LiveCampaign one : campaigns.values()) {
            free -= one.inFlight;
        }
        return free;
    }

    /** Those called in to talks have a line each, too. */
    void countGuests(IntSupplier lines) {
        guests = lines;
    }

    /** Which of its own limits {@link #room} follows from. */
    Limit limit() {
        return lines() <= begun.room(limits.callsPerSecond(), now) ? Limit.LINES : Limit.SECOND;
    }

    /** So many calls begin now. */
    void begin(int calls) {
        begun.begin(calls, now);
    }
}
