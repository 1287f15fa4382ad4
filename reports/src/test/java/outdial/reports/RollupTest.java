package outdial.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.reports.CampaignRows.NINE;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.model.call.Outcome;
import outdial.reports.grid.ReadBack;
import outdial.sql.AttemptTallies;
import outdial.sql.OnEachServer;
import outdial.sql.TestDb;

/** Whatever is rolled up and whatever not, the figures are those of the rows. */
@OnEachServer
final class RollupTest {
    private static final int ATTEMPTS = 300;
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Europe/Vilnius"), ZoneId.of("America/New_York"), ZoneId.of("Asia/Kathmandu"));

    private final TestDb server;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    RollupTest(TestDb server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void figures_are_the_same_rolled_up_or_not(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        CampaignRows rows = shift(random);
        List<Period> periods = List.of(Period.ALWAYS, somewhere(random), somewhere(random), somewhere(random));
        List<String> before = periods.stream().map(period -> all(rows, period)).toList();
        int counted = tallies().catchUp(NINE.plus(Duration.ofHours(random.nextInt(2, 15))));
        assertThat(counted).as("seed %d", seed).isPositive();
        assertThat(periods.stream().map(period -> all(rows, period)).toList())
                .as("seed %d", seed)
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void totals_are_the_sums_of_the_rows(long seed) throws IOException {
        CampaignRows rows = shift(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
        tallies().catchUp(NINE.plus(Duration.ofHours(2)));
        Path file = folder.resolve("shift.xlsx");
        CampaignQuestion question = rows.question(Period.ALWAYS, ZONES.getFirst());
        new CampaignWorkbook(rows.db()).write(question, file);
        List<List<String>> attempts = ReadBack.rows(file, "Attempts");
        List<List<String>> hours = ReadBack.rows(file, "Dispositions by hour");
        List<List<String>> agents = ReadBack.rows(file, "Agents");
        CampaignFigures figures = new LiveFigures(rows.db()).of(question);
        assertThat(figures.attempts()).isEqualTo(ATTEMPTS).isEqualTo(attempts.size());
        assertThat(sum(hours, 1)).isEqualTo(ATTEMPTS);
        assertThat(sum(hours, 2)).isEqualTo(figures.abandoned().answered());
        assertThat(sum(hours, 3)).isEqualTo(figures.abandoned().abandoned());
        assertThat(sum(attempts, 12)).isEqualTo(figures.rang().toSeconds());
        assertThat(sum(attempts, 13)).isEqualTo(figures.talked().toSeconds());
        assertThat(sum(agents, 11)).isEqualTo(figures.ended(Outcome.TALKED));
        for (List<String> hour : hours) {
            double parts = hour.subList(5, hour.size()).stream()
                    .mapToDouble(Double::parseDouble)
                    .sum();
            assertThat(parts).isEqualTo(Double.parseDouble(hour.get(1)));
        }
    }

    private CampaignRows shift(RandomGenerator random) {
        server.empty();
        CampaignRows.centre(server.dsl());
        CampaignRows rows = CampaignRows.of(server.dsl(), 11, "Shift");
        for (int id = 1; id <= ATTEMPTS; id++) {
            Instant at = NINE.plusMillis(random.nextLong(Duration.ofHours(12).toMillis()));
            int ring = random.nextInt(20);
            attempt(rows, id, at, ring, random.nextInt(150), random.nextInt(1, 200));
        }
        return rows;
    }

    private static void attempt(CampaignRows rows, int id, Instant at, int ring, int lot, int talk) {
        if (lot == 0) {
            rows.attempt(id, at, null, ring, -1, -1);
        } else if (lot < 50) {
            rows.attempt(id, at, Outcome.TALKED, ring, ring, ring + talk, CampaignRows.ANA + lot % 2, code(lot));
        } else if (lot < 60) {
            rows.attempt(id, at, Outcome.ABANDONED, ring, -1, ring + 2);
        } else if (lot < 80) {
            rows.attempt(id, at, Outcome.MACHINE, ring, -1, ring + 4);
        } else {
            rows.attempt(id, at, Outcome.NO_ANSWER, -1, -1, ring);
        }
    }

    private static String code(int n) {
        return List.of("SALE", "NOT_NOW", "NEVER", "GONE").get(n % 4);
    }

    private AttemptTallies tallies() {
        return new AttemptTallies(server.dsl());
    }

    private static Period somewhere(RandomGenerator random) {
        Instant from = NINE.plus(Duration.ofMinutes(random.nextInt(300)));
        return new Period(from, from.plus(Duration.ofMinutes(random.nextInt(30, 500))));
    }

    /** Every figure in every zone, as text. */
    private static String all(CampaignRows rows, Period period) {
        var shown = new StringBuilder();
        for (ZoneId zone : ZONES) {
            CampaignQuestion question = rows.question(period, zone);
            shown.append(new LiveFigures(rows.db()).of(question).attempts());
            for (Report report : List.of(new DispositionsByHourSheet(), new AgentsSheet())) {
                report.on(rows.db(), question)
                        .rows()
                        .forEach(row -> shown.append(row).append('\n'));
            }
        }
        return shown.toString();
    }

    private static long sum(List<List<String>> rows, int column) {
        return Math.round(rows.stream()
                .map(row -> row.get(column))
                .filter(shown -> !shown.isEmpty())
                .mapToDouble(Double::parseDouble)
                .sum());
    }
}
