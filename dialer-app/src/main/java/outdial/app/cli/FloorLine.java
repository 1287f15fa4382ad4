package outdial.app.cli;

import outdial.app.floor.FloorView;
import outdial.model.agent.Agent;
import outdial.model.call.Stage;
import outdial.sql.BucketCounts;

/** The floor in one line for a terminal. */
final class FloorLine {
    private FloorLine() {}

    static String of(BucketCounts.Standing leads, FloorView view) {
        long answered = view.campaigns().stream()
                .mapToLong(FloorView.CampaignView::answered)
                .sum();
        long abandoned = view.campaigns().stream()
                .mapToLong(FloorView.CampaignView::abandoned)
                .sum();
        long attempts = view.campaigns().stream()
                .mapToLong(FloorView.CampaignView::attempts)
                .sum();
        String line = Terminal.bar(leads.never(), leads.ready() + leads.later() + leads.never())
                + "  %d attempts, %d ringing, %d talking, %d agents ready, %d of %d answers abandoned"
                        .formatted(
                                attempts,
                                calls(view, Stage.SENT) + calls(view, Stage.RINGING),
                                calls(view, Stage.CONNECTED),
                                view.agents().stream()
                                        .filter(agent -> agent.now() instanceof Agent.Ready)
                                        .count(),
                                abandoned,
                                answered);
        return view.standing().map(why -> line + " – " + why).orElse(line);
    }

    private static long calls(FloorView view, Stage stage) {
        return view.calls().stream().filter(call -> call.stage() == stage).count();
    }
}
