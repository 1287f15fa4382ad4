package outdial.app.floor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outdial.compliance.Finding;
import outdial.compliance.words.Saying;
import outdial.model.AgentId;
import outdial.model.LeadId;
import outdial.model.agent.Needs;
import outdial.model.campaign.DialMode;

/** A campaign's turn: pacing says how many, the hopper who, the gate whether. */
final class Dialling {
    private static final int MOST_IN_BATCH = 200;
    /** How far a turn looks past leads whose kind of agent is not free. */
    private static final int MOST_PASSED_OVER = 50;

    private static final int LEAST_IN_HOPPER = 20;
    /** Where pacing chooses whom to dial, it needs many to choose from. */
    private static final int LEAST_TO_CHOOSE_FROM = 60;

    private static final int MOST_IN_HOPPER = 500;
    private static final Duration APART = Duration.ofMinutes(1);
    private static final int HOPPER_PER_AGENT = 4;
    private static final Duration UNTIL_LEADS_FALL_DUE = Duration.ofSeconds(15);
    private static final Duration UNTIL_SOMEONE_CAN = Duration.ofMinutes(10);
    private static final Duration AFTER_FAILED_FILL = Duration.ofSeconds(1);

    private final Board board;
    private final Team team;
    private final Calls calls;
    private final Situations situations;
    private final Commits commits;
    private final Previews previews;

    Dialling(Board board, Team team, Calls calls, Situations situations, Commits commits, Previews previews) {
        this.board = board;
        this.team = team;
        this.calls = calls;
        this.situations = situations;
        this.commits = commits;
        this.previews = previews;
    }

    /** Lets every open campaign dial, whoever has had least of the agents first. */
    void turns() {
        if (!board.standing.mayDial()) {
            return;
        }
        var earlier = new ArrayList<LiveCampaign>();
        for (LiveCampaign campaign : board.campaignsInTurn()) {
            campaign.dialling().ifPresent(setting -> {
                // One batch at a time: while a commit is on its way, what comes up meanwhile gathers for the next.
                if (campaign.batches == 0) {
                    turn(campaign, setting, earlier);
                }
                refill(campaign);
                if (campaign.hopper.size() > 0 && campaign.room() > 0) {
                    earlier.add(campaign);
                }
            });
        }
    }

    /**
     * Campaigns that want some of the same agents and have had less of them. Who dials ahead must leave those agents to them:
     * calls on their way would take every agent that becomes free, and one that may dial only for free agents would never
     * have a turn.
     */
    private List<LiveCampaign> due(LiveCampaign campaign, Campaign settings, List<LiveCampaign> earlier) {
        return !campaign.dialsAhead()
                ? List.of()
                : earlier.stream()
                        .filter(other -> other.turn() < campaign.turn())
                        .filter(other -> team.isAtWork(other.needs().and(settings.needs())::metBy))
                        .toList();
    }

    private void turn(LiveCampaign campaign, LiveCampaign.Setting setting, List<LiveCampaign> earlier) {
        var intents = new ArrayList<Intent>();
        keepPromises(campaign, intents);
        dialOneToOne(campaign, intents);
        List<LiveCampaign> due = due(campaign, setting.campaign(), earlier);
        campaign.leaves = due.isEmpty() || situations.isAllShared(campaign.needs(), due)
                ? List.of()
                : due.stream().map(LiveCampaign::needs).toList();
        campaign.launch = setting.pacing().launch(situations.of(campaign, setting.campaign(), intents.size(), due));
        campaign.launch.takeBack().forEach(calls::takeBack);
        int count = Math.min(campaign.launch.count(), MOST_IN_BATCH - intents.size());
        if (count > 0) {
            launch(campaign, setting, count, intents);
        }
        if (!intents.isEmpty()) {
            commits.begin(campaign, intents);
        }
    }

    private void keepPromises(LiveCampaign campaign, List<Intent> intents) {
        for (AgentId agent : campaign.hopper.promisers()) {
            if (team.isReady(agent) && intents.size() < Math.min(board.room(), MOST_IN_BATCH)) {
                campaign.hopper
                        .pollPromisedBy(agent)
                        .ifPresent(entry -> commits.ask(campaign, entry)
                                .ifPresent(permit -> intents.add(commits.intend(entry, permit, Optional.of(agent)))));
            }
        }
    }

    /** Whom an agent waits for from the first ring: they are kept before the call, and are no others'. */
    private void dialOneToOne(LiveCampaign campaign, List<Intent> intents) {
        int room = Math.min(campaign.room(), board.room());
        while (intents.size() < Math.min(room, MOST_IN_BATCH)) {
            Optional<HopperEntry> next = campaign.hopper.pollAgentFirst(
                    entry -> team.ready(campaign.needs(entry)) > board.limits.keptFree());
            if (next.isEmpty()) {
                return;
            }
            HopperEntry entry = next.get();
            Optional<AgentId> agent = team.longestReady(campaign.needs(entry));
            commits.ask(campaign, entry).ifPresent(permit -> intents.add(commits.intend(entry, permit, agent)));
        }
    }

    /** Nobody signed in can take these, so no agent would ever be kept for them; they would only fill the hopper. */
    private void putOffUnserved(LiveCampaign campaign) {
        boolean any = team.signedIn() > 0;
        while (any) {
            Optional<HopperEntry> unserved =
                    campaign.hopper.pollAgentFirst(entry -> !team.canServe(campaign.needs(entry)));
            unserved.ifPresent(entry -> putOff(campaign, entry));
            any = unserved.isPresent();
        }
    }

    private void putOff(LiveCampaign campaign, HopperEntry entry) {
        Needs needs = campaign.needs(entry);
        commits.putOff(campaign, entry, nobodyFor(needs), board.now().plus(UNTIL_SOMEONE_CAN));
    }

    private void launch(LiveCampaign campaign, LiveCampaign.Setting setting, int count, List<Intent> intents) {
        boolean preview = setting.campaign().mode() instanceof DialMode.Preview;
        var passedOver = new ArrayDeque<HopperEntry>();
        var room = new Room(campaign, setting);
        var whom = new ArrayDeque<>(campaign.launch.whom());
        for (int left = count; left > 0 && passedOver.size() < MOST_PASSED_OVER; ) {
            HopperEntry entry = next(campaign.hopper, whom);
            if (entry == null) {
                break;
            }
            Needs needs = campaign.needs(entry);
            Optional<AgentId> viewer = preview ? team.longestReady(needs) : Optional.empty();
            if (preview ? viewer.isEmpty() : !room.has(needs)) {
                // Kept in the hopper they would soon fill it, and nobody else would be dialled.
                if (team.canServe(needs)) {
                    passedOver.add(entry);
                } else {
                    putOff(campaign, entry);
                }
            } else if (preview) {
                previews.offer(campaign, setting.campaign(), entry, viewer.orElseThrow());
                left--;
            } else {
                var permit = commits.ask(campaign, entry);
                if (permit.isPresent()) {
                    intents.add(commits.intend(entry, permit.get(), Optional.empty()));
                    room.take(needs);
                    left--;
                }
            }
        }
        passedOver.descendingIterator().forEachRemaining(campaign.hopper::putBack);
    }

    /** Whom pacing has chosen and is still there, then whoever comes next. */
    private static @Nullable HopperEntry next(Hopper hopper, ArrayDeque<LeadId> whom) {
        HopperEntry chosen = null;
        while (chosen == null && !whom.isEmpty()) {
            chosen = hopper.take(whom.remove());
        }
        return chosen == null ? hopper.poll() : chosen;
    }

    private static Finding nobodyFor(Needs needs) {
        boolean skills = !needs.skills().isEmpty();
        Saying says = needs.language()
                .map(language -> Saying.of(skills ? "rule.noAgentBoth" : "rule.noAgentLanguage", language))
                .orElseGet(() -> Saying.of(skills ? "rule.noAgentSkill" : "rule.noAgent"));
        return new Finding("no-agent", says);
    }

    private void refill(LiveCampaign campaign) {
        int least = campaign.choosesWhom() ? LEAST_TO_CHOOSE_FROM : LEAST_IN_HOPPER;
        int full = Math.clamp((long) HOPPER_PER_AGENT * team.signedIn(), least, MOST_IN_HOPPER);
        int size = campaign.hopper.size();
        // What falls due meanwhile and ranks first must not wait until half of a large hopper is dialled.
        boolean late = campaign.choosesWhom() && size < full && !board.now().isBefore(campaign.filled.plus(APART));
        if ((size <= full / 2 || late) && !campaign.filling && !board.now().isBefore(campaign.fillAgain)) {
            campaign.filling = true;
            campaign.filled = board.now();
            board.emit(new StorageEffect.FillHopper(campaign.id, full - size, campaign.hopper.held()));
        }
    }

    void filled(FloorInput.HopperFilled answer) {
        LiveCampaign campaign = board.campaign(answer.campaign());
        campaign.filling = false;
        campaign.exhausted = answer.exhausted();
        if (campaign.isOpen()) {
            campaign.hopper.fill(answer.entries(), campaign.dialsAhead(), board.now());
            putOffUnserved(campaign);
        }
        if (answer.exhausted()) {
            campaign.fillAgain = board.now().plus(UNTIL_LEADS_FALL_DUE);
        } else if (answer.entries().isEmpty()) {
            campaign.fillAgain = board.now().plus(AFTER_FAILED_FILL);
        }
        board.stir();
    }

    /** How many more calls those agents can take who meet a lead's own needs. */
    private final class Room {
        private final LiveCampaign campaign;
        private final LiveCampaign.Setting setting;
        private final Map<Needs, Integer> taken = new HashMap<>();

        Room(LiveCampaign campaign, LiveCampaign.Setting setting) {
            this.campaign = campaign;
            this.setting = setting;
        }

        /** The campaign's own needs are what pacing has counted with. */
        boolean has(Needs needs) {
            if (needs.equals(setting.campaign().needs())) {
                return true;
            }
            int calls = campaign.unconnected(needs) + taken.getOrDefault(needs, 0) + 1;
            return calls * setting.pacing().agentsPerCall() <= team.ready(needs) - board.limits.keptFree();
        }

        void take(Needs needs) {
            taken.merge(needs, 1, Integer::sum);
        }
    }
}
