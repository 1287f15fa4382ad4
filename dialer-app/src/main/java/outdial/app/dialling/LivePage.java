package outdial.app.dialling;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import outdial.app.floor.FloorView;
import outdial.app.floor.FloorView.CallView;
import outdial.app.floor.FloorView.CampaignView;
import outdial.app.web.live.LiveView;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.agent.Agent;
import outdial.reports.CampaignFigures;
import outdial.reports.CampaignQuestion;
import outdial.reports.LiveFigures;
import outdial.reports.Period;
import outdial.sql.BucketCounts;
import outdial.sql.Staff;

/** The floor's view as the live page shows it: with names, and with figures from the reports' own queries. */
public final class LivePage {
    private final DSLContext dsl;
    private final CampaignWatch campaigns;
    private volatile Map<Long, String> agentNames = Map.of();

    public LivePage(DSLContext dsl, CampaignWatch campaigns) {
        this.dsl = dsl;
        this.campaigns = campaigns;
    }

    /** The page at the instant of the view; today is the day in UTC. */
    public LiveView of(FloorView view) {
        Map<AttemptId, CampaignId> campaignOf =
                view.calls().stream().collect(Collectors.toMap(CallView::attempt, CallView::campaign));
        return new LiveView(
                view.at(),
                view.standing(),
                view.campaigns().stream()
                        .flatMap(campaign -> line(campaign, view.at()).stream())
                        .toList(),
                view.calls().stream().map(this::line).toList(),
                view.agents().stream()
                        .filter(agent -> !(agent.now() instanceof Agent.Offline))
                        .map(agent -> LiveView.AgentLine.of(
                                name(agent.agent()), agent.now(), agent.phoneUp(), campaign(agent.now(), campaignOf)))
                        .toList());
    }

    /** Whose call the agent has, or looks at. */
    private static Optional<CampaignId> campaign(Agent now, Map<AttemptId, CampaignId> campaignOf) {
        return switch (now) {
            case Agent.Offline _, Agent.Paused _, Agent.Ready _ -> Optional.empty();
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
            Instant midnight = at.truncatedTo(ChronoUnit.DAYS);
            var today = new Period(midnight, midnight.plus(1, ChronoUnit.DAYS));
            CampaignFigures figures = new LiveFigures(dsl)
                    .attempts(new CampaignQuestion(client, shown.campaign(), today, ZoneOffset.UTC, at));
            var leads = new BucketCounts(dsl).of(client, shown.campaign());
            return new LiveView.CampaignLine(
                    shown.campaign(),
                    known.name(),
                    shown.sentence(),
                    leads.ready() + leads.later(),
                    figures.outcomes(),
                    new LiveView.Abandonment(
                            shown.abandoned(),
                            shown.answered(),
                            known.campaign().abandonCap()));
        });
    }

    private LiveView.CallLine line(CallView call) {
        return new LiveView.CallLine(
                "lead " + call.lead().value(), call.campaign(), name(call.campaign()), call.stage(), call.since());
    }

    private String name(CampaignId campaign) {
        return campaigns.find(campaign).map(CampaignWatch.Known::name).orElse("");
    }
}
