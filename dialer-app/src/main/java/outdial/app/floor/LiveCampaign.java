package outdial.app.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.agent.Agent;
import outdial.model.agent.Needs;
import outdial.model.call.Call;
import outdial.model.call.Outcome;
import outdial.model.campaign.DialMode;
import outdial.model.pacing.Launch;
import outdial.model.pacing.Pacing;
import outdial.model.pacing.PredictivePacing;
import outdial.model.pacing.Situation;
import outdial.model.pacing.account.AccountRule;
import outdial.model.pacing.account.AccountRule.Whose;
import outdial.model.pacing.account.AccountStanding;
import outdial.model.pacing.account.Accounts;
import outdial.model.pacing.account.Tally;
import outdial.model.pacing.engine.LeadPast;
import outdial.model.pacing.engine.Memory;
import outdial.model.pacing.pool.Share;

/** A campaign on the floor: its settings, its hopper, and counts kept with each change, never by counting. */
final class LiveCampaign {
    private static final Duration WRAP_UP_UNKNOWN = Duration.ofMinutes(1);

    final CampaignId id;
    final Hopper hopper = new Hopper();
    /** Batches on their way to the store. */
    int batches;

    boolean filling;
    boolean exhausted;
    Instant fillAgain = Instant.MIN;
    /** When leads were last asked for. */
    Instant filled = Instant.MIN;

    int inFlight;
    int connected;
    /** What it has had of the agents of late. */
    Share share = Share.NOTHING;

    long attempts;
    Launch launch = new Launch(0, () -> "Has not had its turn yet.");
    /** What campaigns ask of agents that are left to them by the calls it launches now: they are due first. */
    List<Needs> leaves = List.of();

    private final Map<Needs, Integer> unconnected = new HashMap<>();
    private int unconnectedInAll;
    private final Accounts own = new Accounts();
    private Accounts ofClient = new Accounts();
    private @Nullable Setting setting;
    private Optional<Instant> until = Optional.empty();
    private String stopped = "It has not been opened.";

    LiveCampaign(CampaignId id) {
        this.id = id;
    }

    /** @param ofClient the windows that count all campaigns of its client on this floor */
    void open(FloorInput.CampaignOpened opened, Accounts ofClient, Instant at) {
        own.hold(known(opened, Whose.CAMPAIGN), at);
        ofClient.holdAlso(known(opened, Whose.CLIENT), at);
        this.ofClient = ofClient;
        setting = new Setting(opened.campaign(), pacing(opened.campaign().mode(), opened.learnt()));
        until = opened.until();
        stopped = "";
        refresh();
    }

    private static List<Accounts.Known> known(FloorInput.CampaignOpened opened, Whose whose) {
        return opened.accounts().stream()
                .filter(one -> one.rule().whose() == whose)
                .toList();
    }

    /** What a pacing has learnt outlives other changes of the settings. */
    private Pacing pacing(DialMode mode, Optional<Memory> learnt) {
        return setting != null && setting.campaign.mode().equals(mode) ? setting.pacing : Pacing.of(mode, learnt);
    }

    void heard(LeadPast past, Call before, Call now, Instant at) {
        if (setting != null) {
            setting.pacing.heard(past, before, now, at);
        }
    }

    void moved(AgentId agent, Agent before, Agent now) {
        if (setting != null) {
            setting.pacing.moved(agent, before, now);
        }
    }

    void nearlyDone(AgentId agent, Instant at) {
        if (setting != null) {
            setting.pacing.nearlyDone(agent, at);
        }
    }

    void stop(String why) {
        stopped = "Stopped: " + why;
        refresh();
    }

    /** Leads were read under other settings: they are read again. */
    private void refresh() {
        hopper.clear();
        exhausted = false;
        fillAgain = Instant.MIN;
    }

    /** What it dials by, while it is open. */
    Optional<Setting> dialling() {
        return stopped.isEmpty() ? Optional.ofNullable(setting) : Optional.empty();
    }

    boolean isOpen() {
        return stopped.isEmpty() && setting != null;
    }

    Optional<Setting> setting() {
        return Optional.ofNullable(setting);
    }

    Duration wrapUp() {
        return setting == null ? WRAP_UP_UNKNOWN : setting.campaign.wrapUp();
    }

    /** Whether calls are made for agents who may not be free when they are answered. */
    boolean dialsAhead() {
        return setting != null && setting.pacing.agentsPerCall() < 1;
    }

    /** How far its turn is away among the campaigns that share agents: less goes first. */
    double turn() {
        return share.turn(setting == null ? 1 : setting.campaign.weight());
    }

    /** What is to come of it as planned; of its leads only once no more are due than it has at hand. */
    Situation.Ahead ahead(Instant at) {
        Duration left = until.map(end -> Duration.between(at, end)).orElse(Situation.Ahead.NOBODY_SAID);
        return new Situation.Ahead(
                left.isNegative() ? Duration.ZERO : left, exhausted ? hopper.size() : Integer.MAX_VALUE);
    }

    /** How many more calls its own limit allows. */
    int room() {
        return setting == null ? 0 : setting.campaign.maxCalls() - inFlight;
    }

    /** Whether its pacing chooses whom to dial, not only how many. */
    boolean choosesWhom() {
        return setting != null && setting.pacing instanceof PredictivePacing;
    }

    boolean detectsMachines() {
        return setting != null && setting.campaign.detectMachine();
    }

    /** What every one of its leads asks of an agent. */
    Needs needs() {
        return setting == null ? Needs.NONE : setting.campaign.needs();
    }

    /** What a lead of the campaign asks of an agent, the lead's own needs included. */
    Needs needs(HopperEntry entry) {
        return setting == null ? entry.needs() : setting.campaign.needs().and(entry.needs());
    }

    /** A call for the team, which will need an agent when it is answered. */
    void awaits(Needs needs) {
        unconnected.merge(needs, 1, Integer::sum);
        unconnectedInAll++;
    }

    /** A call for the team got its agent, or will never need one. */
    void awaitsNoMore(Needs needs) {
        unconnected.merge(needs, -1, (one, other) -> one + other == 0 ? null : one + other);
        unconnectedInAll--;
    }

    int unconnected() {
        return unconnectedInAll;
    }

    int unconnected(Needs needs) {
        return unconnected.getOrDefault(needs, 0);
    }

    void count(Outcome outcome, Instant at) {
        own.add(outcome, at);
        ofClient.add(outcome, at);
    }

    /** An agent has heard what the detector took for a machine. */
    void checked(boolean person) {
        own.checked(person);
        ofClient.checked(person);
    }

    /** Whether an agent is to hear this call if the detector takes it for a machine. */
    boolean samples(AttemptId attempt) {
        return setting != null
                && setting.campaign.checks().takes(attempt, own.errors().checked());
    }

    /** How its windows of account stand, its client's last. */
    List<AccountStanding> accounts(Instant at) {
        var all = new ArrayList<>(own.at(at));
        all.addAll(ofClient.at(at));
        return all;
    }

    /** The window that leaves least to spend; one without a cap while it has not been opened. */
    AccountStanding binding(Instant at) {
        return AccountStanding.tightest(accounts(at))
                .orElseGet(() -> new AccountStanding(AccountRule.ofCampaign(1), new Tally(at, 0, 0, 0)));
    }

    /** What the last turn decided and why, or why there was none. */
    String sentence() {
        if (!isOpen()) {
            return stopped;
        }
        return hopper.size() == 0 && exhausted
                ? "No lead is due now."
                : launch.why().get();
    }

    /** Settings, and the pacing that follows from them. */
    record Setting(Campaign campaign, Pacing pacing) {}
}
