package outdial.app.web.live;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import outdial.model.agent.Agent;
import outdial.model.call.Outcome;
import outdial.model.call.Stage;

/**
 * A floor at one instant, as people look at it. Numbers of people come in masked: the page shows what it is given.
 *
 * @param standing why the whole floor does not dial; empty while it may
 * @param calls those that matter most first; the page shows the first {@value #CALLS_SHOWN}
 * @param callsInAll live calls, shown or not
 * @param waiting of them, people who answered and wait for an agent
 * @param agents those who need attention first
 */
public record LiveView(
        Instant at,
        Optional<String> standing,
        List<CampaignLine> campaigns,
        List<CallLine> calls,
        int callsInAll,
        int waiting,
        List<AgentLine> agents) {
    /** Calls that a page lists. */
    public static final int CALLS_SHOWN = 40;

    public LiveView {
        campaigns = List.copyOf(campaigns);
        calls = List.copyOf(calls.subList(0, Math.min(calls.size(), CALLS_SHOWN)));
        agents = List.copyOf(agents);
    }

    /** A floor on which nothing runs. */
    public static LiveView nothing(Instant at) {
        return new LiveView(at, Optional.empty(), List.of(), List.of(), 0, 0, List.of());
    }

    /**
     * One campaign.
     *
     * @param pacing one sentence: how many calls are being made, and what limits them
     * @param leadsLeft leads that may still be dialled, now or later
     * @param outcomes how many attempts of today ended how; what did not occur may be missing
     */
    public record CampaignLine(
            String name, String pacing, long leadsLeft, Map<Outcome, Long> outcomes, Abandonment abandonment) {
        public CampaignLine {
            outcomes = Map.copyOf(outcomes);
        }

        /** Attempts of today that have ended. */
        public long attempts() {
            return outcomes.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * The campaign's abandonment over its legal window.
     *
     * @param answered calls that a person answered
     * @param cap the highest share allowed, from 0 to 1
     */
    public record Abandonment(long abandoned, long answered, double cap) {
        /** Its share, from 0 to 1; 0 as long as nobody answered. */
        public double share() {
            return answered == 0 ? 0 : (double) abandoned / answered;
        }

        /** Over the cap is bad; within half a point of it asks for notice. */
        public Mood mood() {
            if (share() > cap) {
                return Mood.BAD;
            }
            return share() > cap - 0.005 ? Mood.NOTICE : Mood.GOOD;
        }
    }

    /** One live call; {@code since} is when its stage began. */
    public record CallLine(String number, String campaign, Stage stage, Instant since) {
        /** A person who waits for an agent asks for notice. */
        public Mood mood() {
            return switch (stage) {
                case INTENT, SENT, RINGING, ENDED -> Mood.QUIET;
                case ANSWERED -> Mood.NOTICE;
                case CONNECTED -> Mood.CALM;
            };
        }
    }

    /** One agent; {@code since} is when the state began. */
    public record AgentLine(String name, State state, Instant since) {
        /** An agent as the floor knows them; {@code phoneUp} is whether their phone can be heard. */
        public static AgentLine of(String name, Agent now, boolean phoneUp) {
            return new AgentLine(name, State.of(now, phoneUp), now.since());
        }
    }

    /** What an agent is doing. */
    public enum State {
        READY(Mood.GOOD),
        PREVIEWING(Mood.CALM),
        RESERVED(Mood.CALM),
        TALKING(Mood.CALM),
        WRAP_UP(Mood.NOTICE),
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
            };
        }
    }

    /** How a state is coloured, beside its word. */
    public enum Mood {
        GOOD,
        CALM,
        NOTICE,
        BAD,
        QUIET;

        /** Its name in the stylesheet. */
        public String style() {
            return name().toLowerCase(Locale.ROOT);
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
