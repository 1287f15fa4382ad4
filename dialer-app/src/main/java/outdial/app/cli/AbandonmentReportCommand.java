package outdial.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.reports.evidence.AbandonmentQuestion;
import outdial.reports.evidence.AbandonmentWorkbook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outdial abandonment-report}: how abandonment stood in each window, for a regulator. */
@Command(
        name = "abandonment-report",
        mixinStandardHelpOptions = true,
        description = {
            "Writes how abandonment stood in every window that the law counts over, with the calls behind and the"
                    + " definitions used (.xlsx), or the windows alone (.csv).",
            "Windows that end on the days from --from to --to; the last seven days if both are left out."
        })
final class AbandonmentReportCommand implements Callable<Integer> {
    private static final int WEEK = 7;

    private final Program program;

    @Mixin
    private Site site = new Site();

    @Mixin
    private ReaderLanguage language = new ReaderLanguage();

    @Mixin
    private ReportDays days = new ReportDays();

    @Parameters(paramLabel = "FILE", description = "Where to write; a file that is there is replaced.")
    private Path file = Path.of("");

    @Option(names = "--client", paramLabel = "NAME", description = "Whose calls; the centre's if left out.")
    private @Nullable String client;

    @Option(names = "--campaign", paramLabel = "NAME", description = "One campaign alone.")
    private @Nullable String campaign;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Zone of all times, and of the client's days; UTC, or the campaign's, if left out.")
    private @Nullable ZoneId zone;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    AbandonmentReportCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        try (var context = program.start(site)) {
            var dsl = context.getBean(DSLContext.class);
            new AbandonmentWorkbook(dsl, language.titles())
                    .write(question(dsl, context.getBean(InstantSource.class).instant()), file);
            spec.commandLine().getOut().println("Written: " + file.toAbsolutePath());
            return 0;
        }
    }

    private AbandonmentQuestion question(DSLContext dsl, Instant at) {
        ClientId whose;
        Optional<CampaignId> one = Optional.empty();
        ZoneId shown = zone == null ? ZoneId.of("UTC") : zone;
        if (campaign == null) {
            whose = ClientNamed.of(Optional.ofNullable(client), dsl);
        } else {
            var found = CampaignNamed.of(campaign, client).in(dsl);
            whose = found.client();
            one = Optional.of(found.campaign());
            shown = zone == null ? found.zone() : zone;
        }
        LocalDate last = days.last(LocalDate.ofInstant(at, shown));
        return new AbandonmentQuestion(whose, one, days.first(last, last.minusDays(WEEK - 1L)), last, shown, at);
    }
}
