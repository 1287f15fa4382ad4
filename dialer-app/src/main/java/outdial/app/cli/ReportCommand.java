package outdial.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.reports.CampaignQuestion;
import outdial.reports.CampaignWorkbook;
import outdial.reports.RowProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outdial report}: a campaign's figures as a workbook. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes a campaign's workbook (.xlsx), or its attempts alone (.csv).")
final class ReportCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Mixin
    private CampaignNamed named = new CampaignNamed();

    @Mixin
    private ReaderLanguage language = new ReaderLanguage();

    @Mixin
    private ReportDays days = new ReportDays();

    @Parameters(paramLabel = "FILE", description = "Where to write; a file that is there is replaced.")
    private Path file = Path.of("");

    @Option(names = "--zone", paramLabel = "ZONE", description = "Zone of all times; the campaign's own if left out.")
    private @Nullable ZoneId zone;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    ReportCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        var titles = language.titles();
        try (var context = program.start(site)) {
            var dsl = context.getBean(DSLContext.class);
            var found = named.in(dsl);
            ZoneId shown = zone == null ? found.zone() : zone;
            var question = new CampaignQuestion(
                    found.client(),
                    found.campaign(),
                    days.in(shown),
                    shown,
                    context.getBean(InstantSource.class).instant());
            new CampaignWorkbook(dsl, titles, RowProgress.NONE).write(question, file);
            spec.commandLine().getOut().println("Written: " + file.toAbsolutePath());
            return 0;
        }
    }
}
