package outdial.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static outdial.reports.CampaignRows.ANA;
import static outdial.reports.CampaignRows.BORIS;
import static outdial.reports.CampaignRows.NINE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.call.Outcome;
import outdial.reports.CampaignSearch.Found;
import outdial.reports.grid.Golden;
import outdial.reports.grid.ReadBack;
import outdial.sql.OnEachServer;
import outdial.sql.TestDb;

@OnEachServer
final class CampaignWorkbookTest {
    private static final ZoneId VILNIUS = ZoneId.of("Europe/Vilnius");

    private final TestDb server;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    CampaignWorkbookTest(TestDb server) {
        this.server = server;
    }

    @BeforeEach
    void two_clients_with_campaigns_of_one_name() {
        server.empty();
        CampaignRows.centre(server.dsl());
        morning(CampaignRows.of(server.dsl(), 11, "Autumn tea"), 0);
        morning(CampaignRows.of(server.dsl(), 12, "Autumn tea"), 100);
    }

    @Test
    void the_whole_workbook() throws IOException {
        Golden.check("campaign.txt", ReadBack.grid(write(Period.ALWAYS, "all.xlsx")));
    }

    @Test
    void a_period_counts_what_began_in_it() throws IOException {
        Period later = new Period(NINE.plus(Duration.ofMinutes(30)), NINE.plus(Duration.ofMinutes(90)));
        Path file = write(later, "later.xlsx");
        assertThat(ReadBack.rows(file, "Attempts")).extracting(List::getFirst).containsExactly("4", "5");
        assertThat(ReadBack.rows(file, "Summary")).contains(List.of("Attempts", "2"), List.of("In progress", "1"));
        assertThat(ReadBack.rows(file, "Answers")).isEmpty();
        assertThat(ReadBack.rows(file, "Orders")).isEmpty();
        // Ana came at 9:00 and is ready or paused in the period; Boris came at 9:45.
        assertThat(ReadBack.rows(file, "Agents"))
                .extracting(row -> row.subList(0, 2))
                .containsExactly(List.of("=Boris()", "0:45:00"), List.of("Ana", "1:00:00"));
    }

    @Test
    void a_day_without_calls_has_a_workbook_too() throws IOException {
        Period sunday =
                Period.days(Optional.of(LocalDate.of(2026, 11, 15)), Optional.of(LocalDate.of(2026, 11, 15)), VILNIUS);
        Path file = write(sunday, "sunday.xlsx");
        assertThat(ReadBack.rows(file, "Attempts")).isEmpty();
        assertThat(ReadBack.rows(file, "Agents")).isEmpty();
        assertThat(ReadBack.rows(file, "Summary")).contains(List.of("Attempts", "0"), List.of("Abandonment rate"));
    }

    @Test
    void a_name_that_ends_in_csv_gives_the_attempts_as_csv() throws IOException {
        List<String> lines = Files.readAllLines(write(Period.ALWAYS, "attempts.CSV"));
        assertThat(lines).hasSize(6);
        assertThat(lines.get(0))
                .startsWith("\uFEFFAttempt,List,Lead,External id,Number")
                .contains("Started (Europe/Vilnius)");
        assertThat(lines.get(1))
                .startsWith("1,November,11002,'=2+5,'+12025550102,1,'+12025550199,2026-11-16T09:05:00.000+02:00");
    }

    @Test
    void every_figure_is_defined_once() throws IOException {
        List<List<String>> definitions = ReadBack.rows(write(Period.ALWAYS, "defined.xlsx"), "Definitions");
        assertThat(definitions)
                .doesNotHaveDuplicates()
                .allMatch(row -> row.get(2).endsWith("."));
        assertThat(definitions).extracting(row -> row.subList(0, 2)).doesNotHaveDuplicates();
    }

    @Test
    void a_screen_shows_the_figures_of_the_summary() throws IOException {
        CampaignQuestion question = question(Period.ALWAYS);
        CampaignFigures figures = new LiveFigures(server.dsl()).of(question);
        assertThat(figures.attempts()).isEqualTo(5);
        assertThat(figures.abandoned().rate()).isEqualTo(1.0 / 3);
        assertThat(figures.leads()).containsOnlyKeys(LeadState.READY, LeadState.DONE);
        assertThat(ReadBack.rows(write(Period.ALWAYS, "same.xlsx"), "Summary"))
                .contains(List.of("Attempts", "5"), List.of("Abandonment rate", "33.33%"));
    }

    @Test
    void a_campaign_is_found_by_its_name_or_the_names_there_are_are_told() {
        var search = new CampaignSearch(server.dsl());
        var eleven = new ClientId(11);
        assertThat(search.named("Autumn tea", Optional.of(eleven)))
                .isEqualTo(new Found.One(eleven, question(Period.ALWAYS).campaign(), VILNIUS));
        assertThat(search.named("Autumn tea", Optional.empty()))
                .isEqualTo(new Found.Several(List.of(eleven, new ClientId(12))));
        assertThat(search.named("Spring tea", Optional.of(eleven))).isEqualTo(new Found.None(List.of("Autumn tea")));
    }

    @Test
    void a_campaign_that_is_not_there_is_named() {
        var nobodys = new CampaignQuestion(new ClientId(11), new CampaignId(12), Period.ALWAYS, VILNIUS, NINE);
        assertThatThrownBy(() -> new CampaignWorkbook(server.dsl()).write(nobodys, folder.resolve("none.xlsx")))
                .hasMessage("No campaign 12 of client 11");
        assertThat(folder).isEmptyDirectory();
    }

    /** A sale, an abandoned person, a busy line, a refusal after the half hour, and one that rings now. */
    private static void morning(CampaignRows rows, long ids) {
        rows.attempt(ids + 1, NINE.plusSeconds(300), Outcome.TALKED, 5, 6, 126, ANA, "SALE");
        rows.attempt(ids + 2, NINE.plusSeconds(600), Outcome.ABANDONED, 4, -1, 6);
        rows.attempt(ids + 3, NINE.plusSeconds(900), Outcome.BUSY, -1, -1, 1);
        rows.attempt(ids + 4, NINE.plusSeconds(1800), Outcome.TALKED, 9, 9, 39, BORIS, "OLD_CODE");
        rows.attempt(ids + 5, NINE.plusSeconds(3600), null, -1, -1, -1);
        if (ids == 0) {
            agents(rows);
        }
        var sales = new SalesRows(rows);
        sales.interview(
                ids + 1, ids + 1, NINE.plusSeconds(320), "COMPLETE", List.of("q1", "7", "q2", "07", "why", "=1+1"));
        sales.interview(ids + 2, ids + 4, NINE.plusSeconds(1200), "REFUSED", List.of());
        sales.interview(ids + 3, ids + 5, NINE.plusSeconds(1300), "PARTIAL", List.of("q1", "-3"));
        sales.order(ids + 1, ids + 1, NINE.plusSeconds(400));
    }

    private static void agents(CampaignRows rows) {
        rows.agentIs(ANA, AgentState.READY, NINE);
        rows.agentIs(ANA, AgentState.RESERVED, NINE.plusSeconds(304));
        rows.agentIs(ANA, AgentState.TALKING, NINE.plusSeconds(307));
        rows.agentIs(ANA, AgentState.WRAP_UP, NINE.plusSeconds(427));
        rows.agentIs(ANA, AgentState.READY, NINE.plusSeconds(487));
        rows.agentIs(ANA, AgentState.PAUSED, NINE.plusSeconds(3600));
        rows.agentIs(ANA, AgentState.OFFLINE, NINE.plusSeconds(7200));
        rows.agentIs(BORIS, AgentState.READY, NINE.plusSeconds(2700));
    }

    private CampaignQuestion question(Period period) {
        return new CampaignQuestion(
                new ClientId(11), new CampaignId(11), period, VILNIUS, NINE.plus(Duration.ofHours(8)));
    }

    private Path write(Period period, String name) throws IOException {
        Path file = folder.resolve(name);
        new CampaignWorkbook(server.dsl()).write(question(period), file);
        return file;
    }
}
