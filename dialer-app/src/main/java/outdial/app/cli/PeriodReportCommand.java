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
import outdial.reports.By;
import outdial.reports.PeriodWorkbook;
import outdial.reports.ReportQuestion;
import outdial.sql.Reach;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outdial period-report}: a period across campaigns. */
@Command(
        name = "period-report",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a period across campaigns as a workbook (.xlsx): by campaign, client, day, week, month, hour, agent,",
            "list and disposition, with charts; or one of these as a table (.csv). The figures are those of the pages",
            "under Reports. Days and hours are those of each campaign's own time zone. Without --to it ends today, without",
            "--from it is seven days."
        })
final class PeriodReportCommand implements Callable<Integer> {
    private static final int DAYS = 7;

    private final Program program;

    @Mixin
    private Site site = new Site();

    @Mixin
    private ReaderLanguage language = new ReaderLanguage();

    @Mixin
    private ReportDays days = new ReportDays();

    @Parameters(paramLabel = "FILE", description = "Where to write; a file that is there is replaced.")
    private Path file = Path.of("");

    @Option(names = "--client", paramLabel = "NAME", description = "One client's campaigns alone.")
    private @Nullable String client;

    @Option(
            names = "--by",
            defaultValue = "DAY",
            paramLabel = "WHAT",
            description = "Which table a .csv holds: ${COMPLETION-CANDIDATES}.")
    private By by = By.DAY;

    @Option(
            names = "--zone",
            defaultValue = "UTC",
            paramLabel = "ZONE",
            description = "Zone of the time of making, and of today if --to is left out.")
    private ZoneId zone = ZoneId.of("UTC");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    PeriodReportCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        var titles = language.titles();
        try (var context = program.start(site)) {
            var dsl = context.getBean(DSLContext.class);
            Instant at = context.getBean(InstantSource.class).instant();
            LocalDate last = days.last(LocalDate.ofInstant(at, zone));
            LocalDate first = days.first(last, last.minusDays(DAYS - 1L));
            Optional<Long> one = Optional.ofNullable(client)
                    .map(name -> ClientNamed.of(Optional.of(name), dsl).value());
            new PeriodWorkbook(dsl, titles)
                    .write(ReportQuestion.of(new Reach.Everyone(), first, last).ofClient(one), by, at, zone, file);
            spec.commandLine().getOut().println("Written: " + file.toAbsolutePath());
            return 0;
        }
    }
}
