package outdial.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.reports.ClientQuestion;
import outdial.reports.ClientWorkbook;
import outdial.reports.Period;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outdial client-report}: a client's campaigns side by side and day by day. */
@Command(
        name = "client-report",
        mixinStandardHelpOptions = true,
        description =
                "Writes all campaigns of a client, and its days, as a workbook with charts (.xlsx) or the days (.csv).")
final class ClientReportCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Mixin
    private ReaderLanguage language = new ReaderLanguage();

    @Mixin
    private ReportDays days = new ReportDays();

    @Parameters(paramLabel = "FILE", description = "Where to write; a file that is there is replaced.")
    private Path file = Path.of("");

    @Option(names = "--client", paramLabel = "NAME", description = "Whose campaigns; the centre's if left out.")
    private @Nullable String client;

    @Option(names = "--zone", required = true, paramLabel = "ZONE", description = "Zone in which days are cut.")
    private ZoneId zone = ZoneId.of("UTC");

    @Option(names = "--right-to-left", description = "Sheets begin at their right side.")
    private boolean isRightToLeft;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    ClientReportCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        var titles = language.titles();
        Period period = days.in(zone);
        try (var context = program.start(site)) {
            var dsl = context.getBean(DSLContext.class);
            var question = new ClientQuestion(
                    ClientNamed.of(Optional.ofNullable(client), dsl),
                    period,
                    zone,
                    context.getBean(InstantSource.class).instant(),
                    isRightToLeft);
            new ClientWorkbook(dsl, titles).write(question, file);
            spec.commandLine().getOut().println("Written: " + file.toAbsolutePath());
            return 0;
        }
    }
}
