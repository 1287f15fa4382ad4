package outdial.reports.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.pacing.account.MachineErrors;
import outdial.reports.grid.Cell;
import outdial.reports.grid.Column;
import outdial.reports.grid.Kind;
import outdial.reports.grid.Sheet;
import outdial.reports.grid.Titles;
import outdial.sql.MachineChecks;
import outdial.sql.MachineChecks.Check;

/** What agents heard where the detector heard a machine: the test on which its estimate of errors rests. */
final class HeardMachines {
    private static final List<Column> COLUMNS = List.of(
            new Column("Attempt", Kind.INTEGER, "Number of the attempt; ledger rows name it."),
            new Column("Campaign", Kind.TEXT, "On behalf of which it was called."),
            new Column("Heard", Kind.INSTANT, "When an agent said who was there."),
            new Column("Agent", Kind.INTEGER, "Number of the agent."),
            new Column("Was there", Kind.TEXT, "Who was there, where the detector heard a machine."));

    private final List<Check> checks;

    private HeardMachines(List<Check> checks) {
        this.checks = checks;
    }

    /** Those on which the windows that begin from {@code from} and end by {@code to} rest. */
    static HeardMachines read(DSLContext db, ClientId client, Instant from, Instant to) {
        return new HeardMachines(new MachineChecks(db).of(client, from.minus(MachineChecks.KNOWN_FOR), to));
    }

    /** What was known of the detector when the turn of a window was over. */
    MachineErrors at(CountedWindow.Turn turn) {
        Instant from = turn.to().minus(MachineChecks.KNOWN_FOR);
        List<Check> known = checks.stream()
                .filter(check -> check.at().isAfter(from) && check.at().isBefore(turn.to()))
                .filter(check ->
                        turn.of().campaign().map(check.campaign()::equals).orElse(true))
                .toList();
        int persons = (int) known.stream().filter(Check::person).count();
        return new MachineErrors(known.size(), persons);
    }

    Sheet sheet(Optional<CampaignId> campaign, java.util.function.Function<CampaignId, String> names, Titles titles) {
        return Sheet.of(
                "Verdicts heard",
                COLUMNS,
                checks.stream()
                        .filter(check -> campaign.map(check.campaign()::equals).orElse(true))
                        .map(check -> List.of(
                                Cell.whole(check.attempt().value()),
                                Cell.text(names.apply(check.campaign())),
                                Cell.moment(check.at()),
                                Cell.whole(check.agent().value()),
                                Cell.text(titles.of(check.person() ? "A person" : "A machine"))))
                        .toList());
    }
}
