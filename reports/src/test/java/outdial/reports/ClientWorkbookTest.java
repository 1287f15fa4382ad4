package outdial.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.reports.CampaignRows.NINE;
import static outdial.sql.gen.Tables.ATTEMPT;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.model.ClientId;
import outdial.model.call.Outcome;
import outdial.reports.grid.ReadBack;
import outdial.sql.AttemptTallies;
import outdial.sql.OnEachServer;
import outdial.sql.TestDb;

@OnEachServer
final class ClientWorkbookTest {
    private static final int ATTEMPTS = 200;

    private final TestDb server;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    ClientWorkbookTest(TestDb server) {
        this.server = server;
    }

    @Test
    void totals_by_campaign_and_by_day_are_the_attempts_rolled_up_or_not() throws IOException {
        CampaignRows rows = shifts();
        long all = server.dsl().fetchCount(ATTEMPT, ATTEMPT.CLIENT_ID.eq(1L));
        for (boolean isRolledUp : List.of(false, true)) {
            if (isRolledUp) {
                new AttemptTallies(rows.db()).catchUp(NINE.plus(Duration.ofHours(30)));
            }
            Path file = folder.resolve("client.xlsx");
            write(file, false);
            for (String sheet : List.of("Campaigns", "Days")) {
                List<List<String>> read = ReadBack.rows(file, sheet);
                long sum = read.subList(0, read.size() - 1).stream()
                        .mapToLong(row -> Long.parseLong(row.get(1)))
                        .sum();
                assertThat(sum).as(sheet).isEqualTo(all);
                assertThat(read.getLast().get(0)).isEqualTo("All together");
                assertThat(read.getLast().get(1)).isEqualTo(String.valueOf(all));
                long talked = server.dsl()
                        .fetchCount(ATTEMPT, ATTEMPT.CLIENT_ID.eq(1L).and(ATTEMPT.OUTCOME.eq(Outcome.TALKED.name())));
                assertThat(read.getLast().get(3 + List.of(Outcome.values()).indexOf(Outcome.TALKED)))
                        .isEqualTo(String.valueOf(talked));
            }
        }
    }

    @Test
    void charts_are_excels_own_and_drawn_from_the_figures() throws IOException {
        shifts();
        Path file = folder.resolve("client.xlsx");
        write(file, true);
        double attempts =
                Double.parseDouble(ReadBack.rows(file, "Days").getFirst().get(1));
        // From a stream: a book opened by its name is written again when it is closed.
        try (InputStream bytes = Files.newInputStream(file);
                var book = new XSSFWorkbook(bytes)) {
            var sheet = book.getSheet("Charts");
            assertThat(sheet.getDrawingPatriarch().getCharts()).hasSize(3);
            assertThat(sheet.getDrawingPatriarch()
                            .getCharts()
                            .getFirst()
                            .getTitleText()
                            .getString())
                    .isEqualTo("Attempts and answers by day");
            assertThat(sheet.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(attempts);
            book.forEach(each ->
                    assertThat(each.isRightToLeft()).as(each.getSheetName()).isTrue());
        }
    }

    @Test
    void the_days_are_a_csv_too() throws IOException {
        shifts();
        Path file = folder.resolve("client.csv");
        write(file, false);
        assertThat(Files.readString(file)).startsWith("\uFEFFDay,Attempts,In progress,");
    }

    private void write(Path file, boolean fromTheRight) throws IOException {
        new ClientWorkbook(server.dsl())
                .write(
                        new ClientQuestion(
                                new ClientId(1), Period.ALWAYS, ZoneId.of("Europe/Vilnius"), NINE, fromTheRight),
                        file);
    }

    /** Attempts of one client on three days, and of another whose must not be counted. */
    private CampaignRows shifts() {
        server.empty();
        CampaignRows.centre(server.dsl());
        CampaignRows rows = CampaignRows.of(server.dsl(), 1, "Spring");
        CampaignRows others = CampaignRows.of(server.dsl(), 2, "Autumn");
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        Outcome[] outcomes = {Outcome.TALKED, Outcome.NO_ANSWER, Outcome.ABANDONED, Outcome.BUSY};
        for (int i = 0; i < ATTEMPTS; i++) {
            var at = NINE.plus(Duration.ofMinutes(random.nextInt(60 * 60)));
            rows.attempt(1000 + i, at, outcomes[random.nextInt(outcomes.length)], 5, 6, 60);
            others.attempt(5000 + i, at, Outcome.TALKED, 5, 6, 60);
        }
        return rows;
    }
}
