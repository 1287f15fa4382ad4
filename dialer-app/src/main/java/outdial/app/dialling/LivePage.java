package outdial.app.dialling;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.app.floor.FloorView;
import outdial.app.floor.FloorView.AgentView;
import outdial.app.floor.FloorView.CallView;
import outdial.app.floor.FloorView.CampaignView;
import outdial.app.web.live.LiveView;
import outdial.model.CampaignId;
import outdial.model.agent.Agent;
import outdial.reports.CampaignFigures;
import outdial.reports.CampaignQuestion;
import outdial.reports.LiveFigures;
import outdial.reports.Period;
import outdial.sql.BucketCounts;

/** The floor's view as the live page shows it: with names, and with figures from the reports' own queries. */
public final class LivePage {
    private final DSLContext dsl;
    private final CampaignWatch campaigns;

    public LivePage(DSLContext dsl, CampaignWatch campaigns) {
        this.dsl = dsl;
        this.campaigns = campaigns;
    }

    /** The page at the instant of the view; today is the day in UTC. */
    public LiveView of(FloorView view) {
        List<LiveView.CallLine> calls = view.calls().stream().map(this::line).toList();
        long waiting = calls.stream()
                .filter(call -> call.stage() == LiveView.Stage.WAITING)
                .count();
        return new LiveView(
                view.at(),
                view.campaigns().stream()
                        .flatMap(campaign -> line(campaign, view.at()).stream())
                        .toList(),
                calls,
                calls.size(),
                (int) waiting,
                view.agents().stream()
                        .filter(agent -> !(agent.now() instanceof Agent.Offline))
                        .map(agent -> line(agent, view))
                        .toList());
    }

    private Optional<LiveView.CampaignLine> line(CampaignView shown, Instant at) {
        return campaigns.find(shown.campaign()).map(known -> {
            var client = known.campaign().terms().client();
            Instant midnight = at.truncatedTo(ChronoUnit.DAYS);
            var today = new Period(midnight, midnight.plus(1, ChronoUnit.DAYS));
            CampaignFigures figures = new LiveFigures(dsl)
                    .of(new CampaignQuestion(client, shown.campaign(), today, ZoneOffset.UTC, at));
            var leads = new BucketCounts(dsl).of(client, shown.campaign());
            return new LiveView.CampaignLine(
                    known.name(),
                    shown.sentence(),
                    leads.ready() + leads.later(),
                    figures.outcomes(),
                    new LiveView.Abandonment(
                            shown.abandoned(), shown.answered(), known.campaign().abandonCap()));
        });
    }

    private LiveView.CallLine line(CallView call) {
        return new LiveView.CallLine(
                "lead " + call.lead().value(), name(call.campaign()), stage(call), call.since());
    }

    private static LiveView.Stage stage(CallView call) {
        return switch (call.stage()) {
            case INTENT, SENT -> LiveView.Stage.DIALLING;
            case RINGING -> LiveView.Stage.RINGING;
            case ANSWERED -> LiveView.Stage.WAITING;
            case CONNECTED, ENDED -> LiveView.Stage.TALKING;
        };
    }

    private LiveView.AgentLine line(AgentView agent, FloorView view) {
        return new LiveView.AgentLine(
                "Agent " + agent.agent().value(), state(agent), agent.now().since(), campaign(agent, view));
    }

    private static LiveView.State state(AgentView agent) {
        return switch (agent.now()) {
            case Agent.Offline _ -> LiveView.State.PAUSED;
            case Agent.Paused _ -> agent.phoneUp() ? LiveView.State.PAUSED : LiveView.State.RECONNECTING;
            case Agent.Ready _ -> LiveView.State.READY;
            case Agent.Previewing _, Agent.Reserved _ -> LiveView.State.RESERVED;
            case Agent.Talking _ -> LiveView.State.TALKING;
            case Agent.WrapUp _ -> LiveView.State.WRAP_UP;
        };
    }

    private String campaign(AgentView agent, FloorView view) {
        return view.calls().stream()
                .filter(call -> call.agent().filter(agent.agent()::equals).isPresent())
                .map(call -> name(call.campaign()))
                .findFirst()
                .orElse("");
    }

    private String name(CampaignId campaign) {
        return campaigns.find(campaign).map(CampaignWatch.Known::name).orElse("");
    }
}
