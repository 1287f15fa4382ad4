package outdial.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static outdial.reports.CampaignRows.NINE;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.CAMPAIGN_COUNTRY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jooq.Condition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.call.Outcome;
import outdial.reports.evidence.AbandonmentQuestion;
import outdial.reports.evidence.AbandonmentWorkbook;
import outdial.reports.grid.ReadBack;
import outdial.reports.grid.Titles;
import outdial.sql.MachineChecks;
import outdial.sql.OnEachServer;
import outdial.sql.TestDb;

/** Each window's figures are its calls, counted anew from the table. */
@OnEachServer
final class AbandonmentWorkbookTest {
    private static final ZoneId VILNIUS = ZoneId.of("Europe/Vilnius");
    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);
    private static final int CALLS = 300;

    private final TestDb server;

    @SuppressWarnings("NullAway.Init") // set before each test
    private CampaignRows rows;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    AbandonmentWorkbookTest(TestDb server) {
        this.server = server;
    }

    @BeforeEach
    void three_weeks_of_two_campaigns_into_america_and_britain() {
        server.empty();
        CampaignRows.centre(server.dsl());
        rows = CampaignRows.of(server.dsl(), 11, "Autumn tea");
        for (String country : List.of("US", "GB")) {
            server.dsl()
                    .insertInto(CAMPAIGN_COUNTRY, CAMPAIGN_COUNTRY.fields())
                    .values(11L, 11L, country)
                    .execute();
        }
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261122);
        List<Outcome> outcomes = List.of(
                Outcome.TALKED, Outcome.TALKED, Outcome.TALKED, Outcome.ABANDONED, Outcome.HUNG_UP_EARLY, Outcome.BUSY);
        for (int i = 1; i <= CALLS; i++) {
            Instant at =
                    NINE.plus(Duration.ofMinutes(random.nextInt(21 * 24 * 60))).minus(Duration.ofDays(14));
            rows.attempt(i, at, outcomes.get(random.nextInt(outcomes.size())), 5, 6, 6 + random.nextInt(1200));
        }
    }

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        new AbandonmentWorkbook(server.dsl(), Titles.ENGLISH)
                .write(
                        new AbandonmentQuestion(
                                new ClientId(11),
                                Optional.empty(),
                                SUNDAY.minusDays(6),
                                SUNDAY,
                                VILNIUS,
                                NINE.plus(Duration.ofDays(5))),
                        file);
        return file;
    }

    private List<CSVRecord> windows() throws IOException {
        String text = Files.readString(write("windows.csv")).substring(1);
        return CSVFormat.DEFAULT.parse(new java.io.StringReader(text)).getRecords().stream()
                .skip(1)
                .toList();
    }

    @Test
    void every_window_counts_the_calls_that_ended_in_it() throws IOException {
        List<CSVRecord> windows = windows();
        assertThat(windows).hasSizeGreaterThan(40);
        for (CSVRecord window : windows) {
            Condition in = ATTEMPT.CLIENT_ID
                    .eq(11L)
                    .and(ATTEMPT.ENDED_AT.ge(instant(window.get(3))))
                    .and(ATTEMPT.ENDED_AT.lt(instant(window.get(4))));
            long abandoned = count(in.and(ATTEMPT.OUTCOME.eq("ABANDONED")));
            long early = count(in.and(ATTEMPT.OUTCOME.eq("HUNG_UP_EARLY")));
            long talked = count(in.and(ATTEMPT.OUTCOME.eq("TALKED")));
            assertThat(window.get(6)).as("%s", window).isEqualTo(String.valueOf(talked + early + abandoned));
            assertThat(window.get(8)).as("%s", window).isEqualTo(String.valueOf(abandoned));
            boolean isBritish = window.get(16).equals("gb.abandonment");
            assertThat(window.get(9))
                    .as("%s", window)
                    .isEqualTo(String.valueOf(talked + abandoned + (isBritish ? 0 : early)));
        }
    }

    @Test
    void the_windows_are_those_of_the_rules_the_campaigns_cap_and_those_everybody_asks_for() throws IOException {
        List<CSVRecord> windows = windows();
        assertThat(windows)
                .extracting(window -> window.get(0) + ", " + window.get(2) + ", " + window.get(16))
                .contains(
                        "One campaign, 24 hours, The campaign's own cap",
                        "One campaign, 30 days, us.abandonment",
                        "One campaign, Calendar day, gb.abandonment",
                        "Whole client, Calendar day, gb.abandonment",
                        "One campaign, Calendar month, ",
                        "Whole client, 24 hours, ",
                        "Whole client, 30 days, ",
                        "Whole client, Calendar month, ");
        assertThat(windows)
                .anyMatch(window -> window.get(5).equals("No"))
                .anyMatch(window -> window.get(14).equals("No"));
    }

    @Test
    void the_workbook_has_the_calls_behind_and_the_rules() throws IOException {
        Path file = write("abandonment.xlsx");
        long answered = count(ATTEMPT.CLIENT_ID.eq(11L).and(ATTEMPT.OUTCOME.ne("BUSY")));
        assertThat(ReadBack.rows(file, "Calls")).hasSize((int) answered);
        assertThat(ReadBack.rows(file, "Rules"))
                .extracting(List::getFirst)
                .containsExactly("gb.abandonment", "us.abandonment");
        assertThat(ReadBack.rows(file, "Definitions")).hasSizeGreaterThan(30);
    }

    @Test
    void persons_whom_the_detector_took_for_machines_are_estimated_from_what_agents_heard() throws IOException {
        Instant noon = SUNDAY.atTime(12, 0).atZone(VILNIUS).toInstant();
        for (int machine = 1; machine <= 100; machine++) {
            rows.attempt(CALLS + machine, noon, Outcome.MACHINE, 5, 6, 9);
        }
        var checks = new MachineChecks(server.dsl());
        for (int heard = 1; heard <= 50; heard++) {
            checks.keep(new AttemptId(CALLS + heard), new AgentId(7), heard <= 4, noon.plusSeconds(20));
        }
        CSVRecord day = windows().stream()
                .filter(window -> window.get(0).equals("One campaign")
                        && window.get(2).equals("24 hours")
                        && instant(window.get(3)).isBefore(noon)
                        && instant(window.get(4)).isAfter(noon))
                .findFirst()
                .orElseThrow();
        assertThat(List.of(day.get(17), day.get(18), day.get(19))).containsExactly("100", "50", "4");
        double mistaken = Double.parseDouble(day.get(20));
        assertThat(mistaken).isCloseTo(5.0, within(1e-6));
        double rate = (Integer.parseInt(day.get(10)) + mistaken) / (Integer.parseInt(day.get(9)) + mistaken);
        assertThat(Double.parseDouble(day.get(11))).isCloseTo(rate, within(1e-6));
        assertThat(ReadBack.rows(write("heard.xlsx"), "Verdicts heard")).hasSize(50);
    }

    @Test
    void one_campaign_alone_has_no_windows_of_its_client() throws IOException {
        Path file = folder.resolve("one.csv");
        new AbandonmentWorkbook(server.dsl(), Titles.ENGLISH)
                .write(
                        new AbandonmentQuestion(
                                new ClientId(11), Optional.of(new CampaignId(11)), SUNDAY, SUNDAY, VILNIUS, NINE),
                        file);
        assertThat(Files.readString(file)).contains("One campaign").doesNotContain("Whole client");
    }

    private long count(Condition condition) {
        return server.dsl().fetchCount(ATTEMPT, condition);
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
    }
}
