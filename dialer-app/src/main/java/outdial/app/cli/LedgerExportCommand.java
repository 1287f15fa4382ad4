package outdial.app.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import outdial.app.seal.LedgerSeal;
import outdial.app.settings.DialerSettings;
import outdial.reports.RowProgress;
import outdial.reports.evidence.AuditExport;
import outdial.reports.evidence.AuditQuestion;
import outdial.sql.Ledgers;
import outdial.sql.RuleTexts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outdial ledger export}: a chain as a file that a stranger can verify. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a chain of the ledger to a new file, with the personal data that is not erased.",
            "With --number or --campaign: what was decided about it, with proofs, rules and what the tables say, as a"
                    + " workbook (.xlsx) or as JSON (.json) that `outdial ledger verify` checks."
        })
final class LedgerExportCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Parameters(paramLabel = "FILE", description = "The file; it must not be there yet.")
    private Path file = Path.of("");

    @Option(
            names = "--chain",
            paramLabel = "NAME",
            description = "As floor-1/client-7; the only one there is if left out.")
    private @Nullable String chain;

    @Option(
            names = "--number",
            paramLabel = "NUMBER",
            description = "The whole story of one number, with its country code: +442079460123.")
    private @Nullable String number;

    @Option(names = "--campaign", paramLabel = "NAME", description = "A campaign's decisions, of all days or of some.")
    private @Nullable String campaign;

    @Option(names = "--client", paramLabel = "NAME", description = "On whose behalf; the centre itself if left out.")
    private @Nullable String client;

    @Mixin
    private ReportDays days = new ReportDays();

    @Mixin
    private ReaderLanguage language = new ReaderLanguage();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    LedgerExportCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        if (Files.exists(file)) {
            throw new Refused("There is a file " + file + " already. Nothing was written.");
        }
        try (var context = program.start(site)) {
            if (number != null || campaign != null) {
                return audit(context);
            }
            var ledgers = new Ledgers(context.getBean(DSLContext.class));
            Ledgers.Chain chosen = choose(ledgers.chains());
            try (var out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
                ledgers.write(chosen, out);
            }
            spec.commandLine().getOut().println(chosen.name() + " is written to " + file + ".");
            return 0;
        }
    }

    private int audit(ApplicationContext context) throws IOException {
        var dsl = context.getBean(DSLContext.class);
        Instant at = context.getBean(InstantSource.class).instant();
        var kept = LedgerSeal.Kept.under(context.getBean(DialerSettings.class).var());
        new RuleTexts(dsl).keepShipped(at);
        ZoneId zone = ZoneId.of("UTC");
        AuditQuestion question;
        if (campaign == null) {
            question = new AuditQuestion.OfNumber(
                    ClientNamed.of(Optional.ofNullable(client), dsl), ConsentSubject.read(String.valueOf(number)));
        } else {
            var found = CampaignNamed.of(campaign, client).in(dsl);
            zone = found.zone();
            question = new AuditQuestion.OfCampaign(found.client(), found.campaign(), days.in(zone));
        }
        new AuditExport(dsl, language.titles(), kept.signed(), kept.publicKeyText(), RowProgress.NONE)
                .write(question, at, zone, file);
        spec.commandLine().getOut().println("Written: " + file.toAbsolutePath());
        return 0;
    }

    private Ledgers.Chain choose(List<Ledgers.Chain> chains) {
        List<Ledgers.Chain> meant = chains.stream()
                .filter(one -> chain == null || one.name().equals(chain))
                .toList();
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        String names = chains.stream().map(Ledgers.Chain::name).collect(Collectors.joining(", "));
        throw new Refused(
                chains.isEmpty()
                        ? "There is no ledger yet: no call was permitted."
                        : "Say with --chain which one of: " + names + ". Nothing was written.");
    }
}
