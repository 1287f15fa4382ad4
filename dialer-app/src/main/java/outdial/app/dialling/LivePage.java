package outdial.app.dialling;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import outdial.app.floor.FloorView;
import outdial.app.floor.FloorView.AgentView;
import outdial.app.floor.FloorView.CallView;
import outdial.app.floor.FloorView.CampaignView;
import outdial.app.web.live.Abandonment;
import outdial.app.web.live.LiveView;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadId;
import outdial.model.agent.Agent;
import outdial.model.pacing.account.AccountStanding;
import outdial.reports.CampaignFigures;
import outdial.reports.CampaignQuestion;
import outdial.reports.LiveFigures;
import outdial.reports.Period;
import outdial.sql.BucketCounts;
import outdial.sql.LeadBook;
import outdial.sql.Staff;

/**
 * The floor's view as the live page shows it: with names, and with figures from the reports' own queries, which are asked
 * at most once a second however often the floor is drawn. For one thread, besides {@link #agents}.
 */
public final class LivePage {
    private static final long APART_NANOS = 1_000_000_000;

    private final DSLContext dsl;
    private final CampaignWatch campaigns;
    private volatile Map<Long, String> agentNames = Map.of();
    private volatile Map<AttemptId, CampaignId> campaignOf = Map.of();
    private final Map<LeadId, String> leadNames = new HashMap<>();
    private final Map<CampaignId, Counted> counted = new HashMap<>();

    /** What the tables said, at {@code nanos}. */
    private record Counted(CampaignFigures figures, BucketCounts.Standing leads, long nanos) {}

    public LivePage(DSLContext dsl, CampaignWatch campaigns) {
        this.dsl = dsl;
        this.campaigns = campaigns;
    }

    /** The page at the instant of the view; today is the day in UTC. */
    public LiveView of(FloorView view) {
        campaignOf = view.calls().stream().collect(Collectors.toMap(CallView::attempt, CallView::campaign));
        return new LiveView(
                view.at(),
                view.standing(),
                view.campaigns().stream()
                        .flatMap(campaign -> line(campaign, view.at()).stream())
                        .toList(),
                lines(view.calls()),
                agents(view.agents()).stream()
                        .filter(agent -> agent.state() != LiveView.State.OFFLINE)
                        .toList());
    }

    /** Agents with their names, and with the campaigns of the calls that were seen last. Safe on any thread. */
    List<LiveView.AgentLine> agents(List<AgentView> agents) {
        return agents.stream()
                .map(agent -> LiveView.AgentLine.of(name(agent.agent()), agent, campaign(agent.now(), campaignOf)))
                .toList();
    }

    /** Whose call the agent has, or looks at. */
    private static Optional<CampaignId> campaign(Agent now, Map<AttemptId, CampaignId> campaignOf) {
        return switch (now) {
            case Agent.Offline _, Agent.Paused _, Agent.Ready _, Agent.Resting _ -> Optional.empty();
            case Agent.Previewing previewing -> Optional.of(previewing.campaign());
            case Agent.Reserved reserved -> Optional.ofNullable(campaignOf.get(reserved.attempt()));
            case Agent.Talking talking -> Optional.ofNullable(campaignOf.get(talking.attempt()));
            case Agent.WrapUp wrapUp -> Optional.ofNullable(campaignOf.get(wrapUp.attempt()));
        };
    }

    /** Names hardly change: all are read again when one is new. */
    private String name(AgentId agent) {
        if (!agentNames.containsKey(agent.value())) {
            agentNames = Staff.names(dsl);
        }
        return agentNames.getOrDefault(agent.value(), "Agent " + agent.value());
    }

    private Optional<LiveView.CampaignLine> line(CampaignView shown, Instant at) {
        return campaigns.find(shown.campaign()).map(known -> {
            var client = known.campaign().terms().client();
            Counted now = counted(client, shown.campaign(), at);
            return new LiveView.CampaignLine(
                    shown.campaign(),
                    known.name(),
                    shown.sentence(),
                    now.leads().ready() + now.leads().later(),
                    now.figures().outcomes(),
                    AccountStanding.tightest(shown.accounts())
                            .map(Abandonment::of)
                            .orElseGet(() -> new Abandonment(
                                    shown.abandoned(),
                                    shown.answered(),
                                    known.campaign().abandonCap())));
        });
    }

    private Counted counted(ClientId client, CampaignId campaign, Instant at) {
        long nanos = System.nanoTime();
        Counted known = counted.get(campaign);
        if (known != null && nanos - known.nanos() < APART_NANOS) {
            return known;
        }
        Instant midnight = at.truncatedTo(ChronoUnit.DAYS);
        var today = new Period(midnight, midnight.plus(1, ChronoUnit.DAYS));
        var counts = new Counted(
                new LiveFigures(dsl).attempts(new CampaignQuestion(client, campaign, today, ZoneOffset.UTC, at)),
                new BucketCounts(dsl).of(client, campaign),
                nanos);
        counted.put(campaign, counts);
        return counts;
    }

    private List<LiveView.CallLine> lines(List<CallView> calls) {
        learnNames(calls);
        return calls.stream().map(this::line).toList();
    }

    /** Names of those who are called now, and of nobody else, stay in memory. */
    private void learnNames(List<CallView> calls) {
        leadNames.keySet().retainAll(calls.stream().map(CallView::lead).collect(Collectors.toSet()));
        Map<ClientId, Set<LeadId>> unknown = calls.stream()
                .filter(call -> !leadNames.containsKey(call.lead()))
                .collect(Collectors.groupingBy(
                        call -> client(call.campaign()), Collectors.mapping(CallView::lead, Collectors.toSet())));
        unknown.forEach((client, leads) -> leadNames.putAll(new LeadBook(dsl, client).names(leads)));
    }

    private LiveView.CallLine line(CallView call) {
        String href = "/clients/" + client(call.campaign()).value() + "/leads/"
                + call.lead().value();
        return LiveView.CallLine.of(
                call.number(),
                new LiveView.LeadLine(leadNames.getOrDefault(call.lead(), ""), href),
                call.campaign(),
                name(call.campaign()),
                call.stage(),
                call.since());
    }

    private ClientId client(CampaignId campaign) {
        return campaigns.terms(campaign).client();
    }

    private String name(CampaignId campaign) {
        return campaigns.find(campaign).map(CampaignWatch.Known::name).orElse("");
    }
}
