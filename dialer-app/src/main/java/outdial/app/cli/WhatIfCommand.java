package outdial.app.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.app.dialling.CampaignForecast;
import outdial.app.lab.Forecast;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outdial lab whatif}: what will happen, on a campaign's own numbers. Reads the database and makes no call. */
@Command(
        name = "whatif",
        mixinStandardHelpOptions = true,
        description = "Says what will happen with so many agents, on the campaign's own history.")
final class WhatIfCommand implements Callable<Integer> {
    private static final Duration TIME = Duration.ofSeconds(3);

    private final Program program;

    @Mixin
    private Site site = new Site();

    @Mixin
    private CampaignNamed named = new CampaignNamed();

    @Option(names = "--agents", required = true, split = ",", paramLabel = "N", description = "Team sizes.")
    private List<Integer> agents = List.of();

    @Option(names = "--policy", paramLabel = "POLICY", description = "As in lab run; ${DEFAULT-VALUE} if left out.")
    private String policy = "predictive";

    @Option(names = "--leads", paramLabel = "N", description = "Leads to work through; those left if left out.")
    private @Nullable Long leads;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    WhatIfCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        if (agents.stream().anyMatch(size -> size < 1 || size > 1_000)) {
            throw new Refused("Give team sizes from 1 to 1000. Nothing was played.");
        }
        try (var context = program.start(site)) {
            var dsl = context.getBean(DSLContext.class);
            var found = named.in(dsl);
            answer(dsl, found.client(), found.campaign());
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    private void answer(DSLContext dsl, ClientId client, CampaignId campaign) {
        CampaignForecast campaignNow = CampaignForecast.of(dsl, client, campaign);
        long left = leads == null ? campaignNow.leads() : leads;
        print(left + " leads to work through, " + campaignNow.calls()
                + " calls known. Each figure: the mean, and what nine plays of ten stay above and below.");
        for (int size : agents) {
            print(size, played(campaignNow, size, left));
        }
    }

    private Forecast played(CampaignForecast campaign, int size, long left) {
        try {
            return campaign.of(size, policy, left, TIME.dividedBy(agents.size()))
                    .orElseThrow(() -> new Refused("The campaign has too short a history to say anything: fewer than 30"
                            + " talks. Dial a while first. Nothing was changed."));
        } catch (IllegalArgumentException noSuch) {
            throw new Refused(noSuch.getMessage() + " Nothing was played.");
        }
    }

    private void print(int size, Forecast forecast) {
        print("");
        print(size + " agents, " + policy + " (" + forecast.plays() + " plays)");
        print("hours of dialling to the end", forecast.hours(), 1);
        print("connects an hour", forecast.connectsPerHour(), 0);
        print("wait between calls, s", forecast.idle(), 0);
        print("abandoned, %", forecast.abandonment(), 2);
        print("agents busy, %", forecast.occupancy(), 1);
        print("lines", forecast.lines(), 0);
    }

    private void print(String what, Forecast.Band band, int digits) {
        String figures = figure(band.mean(), digits) + "  (" + figure(band.low(), digits) + " to "
                + figure(band.high(), digits) + ")";
        print(String.format(Locale.ROOT, "  %-30s %s", what, figures));
    }

    private static String figure(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
    }
}
