package outdial.app.web.law;

import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Mood;
import outdial.app.web.page.Table;

/** What a trial of rules has seen, as tables of its page. */
final class PackTrialTables {
    /** The template that draws a trial with the form before it. */
    static final String VIEW = "rules-trial";

    private PackTrialTables() {}

    static void show(Model model, List<PackTrial.Seen> seen) {
        model.addAttribute(
                "campaigns",
                Table.of(
                        "report.by.CAMPAIGN report.by.CLIENT #trial.all #trial.looked #trial.stricter #trial.looser"
                                + " #trial.moved trial.verdict",
                        "trial.noCampaigns",
                        seen.stream().map(PackTrialTables::cells).toList()));
        model.addAttribute(
                "changes",
                Table.of(
                        "report.by.CAMPAIGN trial.now trial.then trial.rule #trial.leads",
                        "trial.noChanges",
                        seen.stream()
                                .flatMap(
                                        one -> one.changes().entrySet().stream().map(change -> change(one, change)))
                                .toList()));
    }

    private static List<Cell> cells(PackTrial.Seen seen) {
        return List.of(
                new Cell.Plain(seen.campaign()),
                new Cell.Plain(seen.client()),
                new Cell.Count(seen.all()),
                new Cell.Count(seen.looked()),
                new Cell.Count(seen.stricter()),
                new Cell.Count(seen.changed() - seen.stricter()),
                new Cell.Count(seen.later()),
                seen.changed() + seen.later() == 0
                        ? new Cell.Badge(Mood.QUIET, "trial.same")
                        : new Cell.Badge(
                                seen.stricter() > 0 ? Mood.NOTICE : Mood.CALM,
                                seen.stricter() > 0 ? "trial.fewer" : "trial.other"));
    }

    private static List<Cell> change(PackTrial.Seen seen, Map.Entry<PackTrial.Change, Integer> one) {
        PackTrial.Change change = one.getKey();
        return List.of(
                new Cell.Plain(seen.campaign()),
                new Cell.Word("fate." + change.from().name(), ""),
                new Cell.Word("fate." + change.to().name(), ""),
                new Cell.Code(change.rule().isEmpty() ? "–" : change.rule()),
                new Cell.Count(one.getValue()));
    }
}
