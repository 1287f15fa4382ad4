package outdial.app.web.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outdial.app.floor.FloorView.AgentView;
import outdial.app.web.page.Mood;
import outdial.model.AgentId;
import outdial.model.CampaignId;
import outdial.model.PhoneNumber;
import outdial.model.agent.Agent;
import outdial.model.call.Outcome;
import outdial.model.call.Stage;

/**
 * A floor at one instant, as people look at it. Those who may not look at leads are given it {@link #masked}.
 *
 * @param standing why the whole floor does not dial; empty while it may
 * @param calls those that matter most first; a page shows the first {@value #CALLS_SHOWN}
 * @param agents those who need attention first
 */
public record LiveView(
        Instant at,
        Optional<String> standing,
        List<CampaignLine> campaigns,
        List<CallLine> calls,
        List<AgentLine> agents) {
    /** Calls that a page lists. */
    public static final int CALLS_SHOWN = 40;

    private static final Duration LONG_WRAP_UP = Duration.ofMinutes(2);
    private static final Duration LONG_PAUSE = Duration.ofMinutes(15);

    public LiveView {
        campaigns = List.copyOf(campaigns);
        calls = List.copyOf(calls);
        agents = agents.stream()
                .sorted(Comparator.comparing((AgentLine agent) -> !agent.needsAttention(at))
                        .thenComparing(AgentLine::state)
                        .thenComparing(AgentLine::since))
                .toList();
    }

    /** A floor on which nothing runs. */
    public static LiveView nothing(Instant at) {
        return new LiveView(at, Optional.empty(), List.of(), List.of(), List.of());
    }

    /** What of it concerns one campaign: its calls, and the agents who talk for it. */
    public LiveView of(CampaignId campaign) {
        return new LiveView(
                at,
                standing,
                campaigns.stream().filter(line -> line.id().equals(campaign)).toList(),
                calls.stream()
                        .filter(line -> line.campaignId().equals(campaign))
                        .toList(),
                agents.stream()
                        .filter(line -> line.campaign().equals(Optional.of(campaign)))
                        .toList());
    }

    /** The same for those who may see that people are called, but not who. */
    public LiveView masked() {
        return new LiveView(
                at, standing, campaigns, calls.stream().map(CallLine::masked).toList(), agents);
    }

    /** The same floor with some agents as they have become since; one who is offline is gone. */
    public LiveView with(Collection<AgentLine> changed, Instant later) {
        if (changed.isEmpty()) {
            return this;
        }
        var all = new LinkedHashMap<AgentId, AgentLine>();
        agents.forEach(agent -> all.put(agent.id(), agent));
        changed.forEach(agent -> all.put(agent.id(), agent));
        all.values().removeIf(agent -> agent.state() == State.OFFLINE);
        return new LiveView(later, standing, campaigns, calls, List.copyOf(all.values()));
    }

    /** One agent, if signed in. */
    public Optional<AgentLine> agent(AgentId id) {
        return agents.stream().filter(agent -> agent.id().equals(id)).findFirst();
    }

    /** The calls that a page lists. */
    public List<CallLine> shown() {
        return calls.subList(0, Math.min(calls.size(), CALLS_SHOWN));
    }

    /** People who answered and wait for an agent. */
    public long waiting() {
        return calls.stream().filter(call -> call.stage() == Stage.ANSWERED).count();
    }

    /**
     * One campaign.
     *
     * @param pacing one sentence: how many calls are being made, and what limits them
     * @param leadsLeft leads that may still be dialled, now or later
     * @param outcomes how many attempts of today ended how; what did not occur may be missing
     */
    public record CampaignLine(
            CampaignId id,
            String name,
            String pacing,
            long leadsLeft,
            Map<Outcome, Long> outcomes,
            Abandonment abandonment) {
        public CampaignLine {
            outcomes = Map.copyOf(outcomes);
        }

        /** Attempts of today that have ended. */
        public long attempts() {
            return outcomes.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * One live call.
     *
     * @param lead who is called; empty for those who may not know, who see the number masked, too
     * @param since when its stage began
     */
    public record CallLine(
            String number,
            Optional<LeadLine> lead,
            CampaignId campaignId,
            String campaign,
            Stage stage,
            Instant since) {
        /** A call whose lead is known. */
        public static CallLine of(
                PhoneNumber number, LeadLine lead, CampaignId campaignId, String campaign, Stage stage, Instant since) {
            return new CallLine(number.e164(), Optional.of(lead), campaignId, campaign, stage, since);
        }

        private CallLine masked() {
            return new CallLine(new PhoneNumber(number).masked(), Optional.empty(), campaignId, campaign, stage, since);
        }

        /** A person who waits for an agent asks for notice. */
        public Mood mood() {
            return switch (stage) {
                case INTENT, SENT, RINGING, ENDED -> Mood.QUIET;
                case ANSWERED -> Mood.NOTICE;
                case CONNECTED -> Mood.CALM;
            };
        }
    }

    /** Who is called: a name, which may be empty, and the lead's page. */
    public record LeadLine(String name, String href) {}

    /**
     * One agent.
     *
     * @param since when the state began
     * @param pausing whether they get no call after the one they have
     * @param campaign whose call they have
     */
    public record AgentLine(
            AgentId id, String name, State state, Instant since, boolean pausing, Optional<CampaignId> campaign) {
        /** An agent as the floor knows them. */
        public static AgentLine of(String name, AgentView seen, Optional<CampaignId> campaign) {
            return new AgentLine(
                    seen.agent(),
                    name,
                    State.of(seen.now(), seen.phoneUp()),
                    seen.now().since(),
                    seen.pauseAfterCall(),
                    campaign);
        }

        /** Whether a supervisor should look: the phone is away, or wrap-up or a pause has grown long. */
        public boolean needsAttention(Instant at) {
            Duration lasted = Duration.between(since, at);
            return switch (state) {
                case RECONNECTING -> true;
                case WRAP_UP -> lasted.compareTo(LONG_WRAP_UP) > 0;
                case PAUSED -> lasted.compareTo(LONG_PAUSE) > 0;
                case READY, PREVIEWING, RESERVED, TALKING, RESTING, OFFLINE -> false;
            };
        }
    }

    /** What an agent is doing. */
    public enum State {
        READY(Mood.GOOD),
        PREVIEWING(Mood.CALM),
        RESERVED(Mood.CALM),
        TALKING(Mood.CALM),
        WRAP_UP(Mood.NOTICE),
        RESTING(Mood.QUIET),
        PAUSED(Mood.QUIET),
        /** Signed in, but the phone is away and called again. */
        RECONNECTING(Mood.BAD),
        OFFLINE(Mood.QUIET);

        private final Mood mood;

        State(Mood mood) {
            this.mood = mood;
        }

        public Mood mood() {
            return mood;
        }

        static State of(Agent now, boolean phoneUp) {
            return switch (now) {
                case Agent.Offline _ -> OFFLINE;
                case Agent.Paused _ -> PAUSED;
                case Agent.Ready _ -> phoneUp ? READY : RECONNECTING;
                case Agent.Previewing _ -> phoneUp ? PREVIEWING : RECONNECTING;
                case Agent.Reserved _ -> phoneUp ? RESERVED : RECONNECTING;
                case Agent.Talking _ -> phoneUp ? TALKING : RECONNECTING;
                case Agent.WrapUp _ -> phoneUp ? WRAP_UP : RECONNECTING;
                case Agent.Resting _ -> phoneUp ? RESTING : RECONNECTING;
            };
        }
    }

    /** Agents in a state. */
    public long agents(State state) {
        return agents.stream().filter(agent -> agent.state() == state).count();
    }

    /** Outcomes of all campaigns together, the commonest first, without those that did not occur. */
    public List<OutcomeCount> outcomes() {
        var counts = new EnumMap<Outcome, Long>(Outcome.class);
        campaigns.forEach(campaign -> campaign.outcomes().forEach((outcome, n) -> counts.merge(outcome, n, Long::sum)));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> new OutcomeCount(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(OutcomeCount::count).reversed())
                .toList();
    }

    /** How many attempts ended so. */
    public record OutcomeCount(Outcome outcome, long count) {}

    /** The campaign nearest to its cap, or beyond it. */
    public Optional<CampaignLine> nearestToCap() {
        return campaigns.stream()
                .max(Comparator.comparingDouble(campaign ->
                        campaign.abandonment().share() - campaign.abandonment().cap()));
    }

    /** Attempts of today that have ended, in all campaigns. */
    public long attempts() {
        return campaigns.stream().mapToLong(CampaignLine::attempts).sum();
    }

    /** Leads that may still be dialled, in all campaigns. */
    public long leadsLeft() {
        return campaigns.stream().mapToLong(CampaignLine::leadsLeft).sum();
    }
}
