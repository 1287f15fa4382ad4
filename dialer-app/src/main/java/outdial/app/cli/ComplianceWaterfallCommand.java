package outdial.app.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import outdial.compliance.ComplianceGate;
import outdial.reports.CampaignSearch.Found;
import outdial.sql.Campaigns;
import outdial.sql.Waterfall;
import outdial.sql.Waterfalls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outdial compliance waterfall}: where all leads of a campaign stand, and why. */
@Command(
        name = "waterfall",
        mixinStandardHelpOptions = true,
        description =
                "Counts a campaign's leads from callable now to never, by reason; the counts add up to all of them.")
final class ComplianceWaterfallCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Mixin
    private CampaignNamed named = new CampaignNamed();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    ComplianceWaterfallCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (var context = program.start(site)) {
            DSLContext dsl = context.getBean(DSLContext.class);
            Instant at = context.getBean(InstantSource.class).instant();
            Found.One found = named.in(dsl);
            var campaigns = new Campaigns(dsl, found.client());
            var settings = campaigns.campaign(found.campaign()).settings();
            Waterfall all = new Waterfalls(
                            dsl,
                            campaigns.terms(found.campaign(), at).asIfRunning(),
                            ComplianceGate.shipped(settings.ruleBook()),
                            settings.zone())
                    .at(at);
            var out = spec.commandLine().getOut();
            out.println("%-8s %10d".formatted("all", all.all()));
            for (Waterfall.Step step : all.steps()) {
                out.println("%-8s %10d  %s"
                        .formatted(step.when().name().toLowerCase(Locale.ROOT), step.leads(), step.reason()));
            }
            return 0;
        }
    }
}
