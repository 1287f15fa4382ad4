package outdial.app.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import outdial.app.dialling.PastShift;
import outdial.app.lab.Forecast;
import outdial.app.lab.Replay;
import outdial.sql.Campaigns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outdial lab replay}: a past day with another team or way of dialling. Reads the database and makes no call. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Plays a past day of a campaign again with another team or another way of dialling.",
            "Each call meets what became of a call that was really made in the same half hour."
        })
final class ReplayCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Mixin
    private CampaignNamed named = new CampaignNamed();

    @Option(
            names = "--day",
            required = true,
            paramLabel = "DATE",
            description = "As 2026-11-25, by the campaign's clocks.")
    private LocalDate day = LocalDate.MIN;

    @Option(
            names = "--agents",
            split = ",",
            paramLabel = "N",
            description = "Team sizes; as many as talked that day if left out.")
    private List<Integer> agents = List.of();

    @Option(
            names = "--policy",
            split = ",",
            paramLabel = "POLICY",
            description = "As in lab run; ${DEFAULT-VALUE} if left out.")
    private List<String> policies = List.of("progressive", "predictive");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    ReplayCommand(Program program) {
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
            ZoneId zone = new Campaigns(dsl, found.client())
                    .campaign(found.campaign())
                    .settings()
                    .zone();
            Instant from = day.atStartOfDay(zone).toInstant();
            Instant until = day.plusDays(1).atStartOfDay(zone).toInstant();
            play(PastShift.of(dsl, found.client(), found.campaign(), from, until));
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    private void play(PastShift shift) {
        if (shift.calls() == 0) {
            throw new Refused("The campaign made no call on " + day + ". Nothing was played.");
        }
        Duration length = shift.length();
        print(day + ": " + shift.calls() + " calls from first to last in " + length.toHours() + " h "
                + length.toMinutesPart() + " min by " + shift.agents() + " agents.");
        print("");
        print(String.format(
                Locale.ROOT,
                "%-32s %10s %12s %8s %8s %8s",
                "",
                "connects/h",
                "abandoned %",
                "busy %",
                "wait s",
                "lines"));
        print(String.format(
                Locale.ROOT,
                "%-32s %10s %12s %8s",
                "as it was, " + shift.agents() + " agents",
                figure(shift.connectsPerHour(), 1),
                figure(shift.abandonment(), 2),
                figure(shift.occupancy(), 1)));
        for (int size : agents.isEmpty() ? List.of(Math.max(1, shift.agents())) : agents) {
            for (String policy : policies) {
                print(policy + ", " + size + " agents", played(shift.replay(), size, policy));
            }
        }
        print("");
        print(
                "Played eight times, each call meeting the fate of another one of its half hour; the mean of each figure.");
        print("As it was, agents count as present from the first call to the last.");
    }

    private static Forecast played(Replay replay, int size, String policy) {
        try {
            return replay.with(size, policy)
                    .orElseThrow(() -> new Refused(
                            "The day has fewer than 30 talks: too few to play it again. Nothing was" + " played."));
        } catch (IllegalArgumentException noSuch) {
            throw new Refused(noSuch.getMessage() + " Nothing was played.");
        }
    }

    private void print(String what, Forecast forecast) {
        print(String.format(
                Locale.ROOT,
                "%-32s %10s %12s %8s %8s %8s",
                what,
                figure(forecast.connectsPerHour().mean(), 1),
                figure(forecast.abandonment().mean(), 2),
                figure(forecast.occupancy().mean(), 1),
                figure(forecast.idle().mean(), 0),
                figure(forecast.lines().mean(), 0)));
    }

    private static String figure(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
    }
}
