package outdial.app.cli;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.app.dialling.UsualCampaign;
import outdial.compliance.NumberReader;
import outdial.compliance.NumberReader.Reading;
import outdial.compliance.pack.Recipient;
import outdial.model.CampaignId;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;
import outdial.model.campaign.DialMode;
import outdial.sql.CallerNumbers;
import outdial.sql.CampaignSettings.Purpose;
import outdial.sql.Campaigns;
import outdial.sql.Clients;
import outdial.sql.Dispositions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outdial campaign}: makes a campaign that leads can be imported into. */
@Command(
        name = "campaign",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a campaign with the usual settings. It dials nobody before `outdial dial` or the office opens it."
        })
final class CampaignCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Parameters(paramLabel = "NAME", description = "The campaign's name.")
    private String name = "";

    @Option(names = "--client", required = true, paramLabel = "NAME", description = "For whom the calls are made.")
    private String client = "";

    @Option(names = "--country", required = true, split = ",", paramLabel = "XX", description = "May be dialled.")
    private List<String> countries = List.of();

    @Option(
            names = "--caller",
            required = true,
            paramLabel = "NUMBER",
            description = "The client's own number, shown to the called person.")
    private String caller = "";

    @Option(names = "--right", required = true, paramLabel = "TEXT", description = "What gives the client that number.")
    private String right = "";

    @Option(names = "--zone", required = true, paramLabel = "ZONE", description = "The campaign's own time zone.")
    private ZoneId zone = ZoneOffset.UTC;

    @Option(names = "--preview", description = "Agents see a lead first and start the call.")
    private boolean preview;

    @Option(names = "--ratio", paramLabel = "N", description = "So many calls for each ready agent, 1 to 5.")
    private @Nullable Double ratio;

    @Option(names = "--progressive", description = "One call for each ready agent.")
    private boolean progressive;

    @Option(
            names = "--predictive",
            description = "As many calls as keep agents busy within the cap on abandonment; the usual way.")
    private boolean predictive;

    @Option(
            names = "--kind",
            defaultValue = "SALES",
            paramLabel = "KIND",
            description =
                    "What the calls are for, before the law: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Purpose kind = Purpose.SALES;

    @Option(
            names = "--recipient",
            defaultValue = "CONSUMER",
            paramLabel = "WHO",
            description = "Who is called: ${COMPLETION-CANDIDATES}; a sole trader is a consumer. Default:"
                    + " ${DEFAULT-VALUE}.")
    private Recipient recipient = Recipient.CONSUMER;

    @Option(names = "--detect-machines", description = "Listen for answering machines.")
    private boolean detectMachines;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    CampaignCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        PhoneNumber shown = caller();
        try (var context = program.start(site)) {
            var clock = context.getBean(InstantSource.class);
            CampaignId made = context.getBean(DSLContext.class)
                    .transactionResult(transaction -> make(transaction.dsl(), shown, clock));
            spec.commandLine()
                    .getOut()
                    .println("Campaign '" + name + "' is made (" + made.value()
                            + "). Next: outdial import FILE --campaign '" + name + "' --country "
                            + countries.getFirst());
            return 0;
        }
    }

    private CampaignId make(DSLContext dsl, PhoneNumber shown, InstantSource clock) {
        var owner = new Clients(dsl).open(client, clock.instant());
        var campaigns = new Campaigns(dsl, owner);
        if (campaigns.find(name).isPresent()) {
            throw new Refused("'" + client + "' has a campaign '" + name + "' already. Nothing was changed.");
        }
        var settings = UsualCampaign.settings(mode(), zone, Set.copyOf(countries), detectMachines, Duration.ofHours(2))
                .calling(kind, recipient);
        CampaignId made = campaigns.create(name, new FloorId(1), settings, clock.instant());
        new Dispositions(dsl, owner).offer(made, UsualCampaign.dispositions());
        var numbers = new CallerNumbers(dsl, owner);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        numbers.add(new CallerNumbers.Owned(shown, countries.getFirst(), right, today.minusDays(1), Optional.empty()));
        numbers.show(made, "ZZ", shown);
        return made;
    }

    private DialMode mode() {
        if (preview) {
            return new DialMode.Preview();
        }
        if (predictive) {
            return new DialMode.Predictive();
        }
        if (ratio != null) {
            return new DialMode.FixedRatio(ratio);
        }
        return progressive ? new DialMode.Progressive() : UsualCampaign.mode(kind);
    }

    private PhoneNumber caller() {
        var reader = new NumberReader();
        for (String country : countries) {
            if (!reader.hasCountry(country)) {
                throw new Refused(
                        "'" + country + "' is no country. Give two capital letters, such as BG. Nothing was made.");
            }
        }
        return switch (reader.read(caller, countries.getFirst())) {
            case Reading.Understood(var facts) -> facts.number();
            case Reading.Refused(var why) -> throw new Refused("The caller number can't be used: " + why);
        };
    }
}
