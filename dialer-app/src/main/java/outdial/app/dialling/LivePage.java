package outdial.app.dialling;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.app.floor.FloorView;
import outdial.app.floor.FloorView.CallView;
import outdial.app.floor.FloorView.CampaignView;
import outdial.app.web.live.LiveView;
import outdial.model.CampaignId;
import outdial.model.agent.Agent;
import outdial.model.call.Stage;
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
        long waiting =
                calls.stream().filter(call -> call.stage() == Stage.ANSWERED).count();
        return new LiveView(
                view.at(),
                view.standing(),
                view.campaigns().stream()
                        .flatMap(campaign -> line(campaign, view.at()).stream())
                        .toList(),
                calls,
                calls.size(),
                (int) waiting,
                view.agents().stream()
                        .filter(agent -> !(agent.now() instanceof Agent.Offline))
                        .map(agent ->
                                LiveView.AgentLine.of("Agent " + agent.agent().value(), agent.now(), agent.phoneUp()))
                        .toList());
    }

    private Optional<LiveView.CampaignLine> line(CampaignView shown, Instant at) {
        return campaigns.find(shown.campaign()).map(known -> {
            var client = known.campaign().terms().client();
            Instant midnight = at.truncatedTo(ChronoUnit.DAYS);
            var today = new Period(midnight, midnight.plus(1, ChronoUnit.DAYS));
            CampaignFigures figures =
                    new LiveFigures(dsl).of(new CampaignQuestion(client, shown.campaign(), today, ZoneOffset.UTC, at));
            var leads = new BucketCounts(dsl).of(client, shown.campaign());
            return new LiveView.CampaignLine(
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
        return new LiveView.CallLine("lead " + call.lead().value(), name(call.campaign()), call.stage(), call.since());
    }

    private String name(CampaignId campaign) {
        return campaigns.find(campaign).map(CampaignWatch.Known::name).orElse("");
    }
}
