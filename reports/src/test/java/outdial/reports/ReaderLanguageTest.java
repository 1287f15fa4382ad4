package outdial.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.reports.CampaignRows.ANA;
import static outdial.reports.CampaignRows.NINE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.model.call.Outcome;
import outdial.reports.grid.ReadBack;
import outdial.reports.grid.Titles;
import outdial.sql.OnEachServer;
import outdial.sql.Reach;
import outdial.sql.TestDb;

/** Workbooks speak their reader's language, and Persian ones begin at the right. */
@OnEachServer
final class ReaderLanguageTest {
    private static final ZoneId VILNIUS = ZoneId.of("Europe/Vilnius");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    private final TestDb server;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    ReaderLanguageTest(TestDb server) {
        this.server = server;
    }

    @BeforeEach
    void a_morning() {
        server.empty();
        CampaignRows.centre(server.dsl());
        CampaignRows rows = CampaignRows.of(server.dsl(), 11, "Autumn tea");
        rows.attempt(1, NINE.plusSeconds(300), Outcome.TALKED, 5, 6, 126, ANA, "SALE");
        rows.attempt(2, NINE.plusSeconds(600), Outcome.ABANDONED, 4, -1, 6);
        rows.attempt(3, NINE.plusSeconds(900), null, -1, -1, -1);
        new SalesRows(rows).order(1, 1, NINE.plusSeconds(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bg", "nl", "lt", "fa"})
    void no_heading_and_no_name_of_a_sheet_stays_english(String language) throws IOException {
        List<String> english = headings(period("en"));
        english.addAll(headings(campaign("en")));
        List<String> said = headings(period(language));
        said.addAll(headings(campaign(language)));
        assertThat(said).hasSameSizeAs(english);
        for (int i = 0; i < said.size(); i++) {
            boolean isTheirOwnWord =
                    List.of("Sale", "Not now", "Never", "SALE", "REFUSAL").contains(said.get(i))
                            || List.of("Lead", "Agent", "Product", "Interview", "Machines")
                                    .contains(english.get(i));
            if (!isTheirOwnWord) {
                assertThat(said.get(i)).as("%s in %s", english.get(i), language).isNotEqualTo(english.get(i));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bg", "nl", "lt", "fa"})
    void what_a_figure_means_is_said_in_the_readers_language(String language) throws IOException {
        List<String> english = meanings(period("en"), "en");
        english.addAll(meanings(campaign("en"), "en"));
        List<String> said = meanings(period(language), language);
        said.addAll(meanings(campaign(language), language));
        assertThat(said).hasSameSizeAs(english).hasSizeGreaterThan(100);
        for (int i = 0; i < said.size(); i++) {
            assertThat(said.get(i)).as("%s in %s", english.get(i), language).isNotEqualTo(english.get(i));
            assertThat(said.get(i)).doesNotContain("{");
        }
        assertThat(said).anyMatch(sentence -> sentence.contains(" SALE"));
    }

    @Test
    void a_persian_workbook_begins_at_the_right_and_its_days_are_dates() throws IOException {
        try (InputStream bytes = Files.newInputStream(period("fa"));
                var book = new XSSFWorkbook(bytes)) {
            book.forEach(sheet ->
                    assertThat(sheet.isRightToLeft()).as(sheet.getSheetName()).isTrue());
            var day = book.getSheet("روزها").getRow(1).getCell(0);
            assertThat(DateUtil.isCellDateFormatted(day)).isTrue();
            assertThat(day.getLocalDateTimeCellValue().toLocalDate()).isEqualTo(MONDAY);
            assertThat(book.getSheet("نمودارها").getDrawingPatriarch().getCharts())
                    .hasSize(4);
        }
    }

    @Test
    void each_sheet_of_a_period_has_the_same_total() throws IOException {
        Path file = period("en");
        for (String sheet : List.of(
                "Campaigns", "Clients", "Days", "Weeks", "Months", "Hours", "Agents", "Lists", "Dispositions")) {
            List<String> total = ReadBack.rows(file, sheet).getLast();
            int first = List.of("Campaigns", "Lists").contains(sheet) ? 2 : 1;
            assertThat(total.getFirst()).as(sheet).isEqualTo("All together");
            assertThat(total.subList(first, first + 5)).as(sheet).containsExactly("3", "2", "1", "1", "50.00%");
        }
        assertThat(ReadBack.rows(file, "Hours").getFirst()).startsWith("09:00", "3");
        assertThat(ReadBack.rows(file, "Agents")).extracting(List::getFirst).contains("None", "Ana");
    }

    @Test
    void a_name_that_ends_in_csv_gives_one_report() throws IOException {
        Path file = folder.resolve("days.csv");
        write(file, "nl");
        assertThat(Files.readString(file)).startsWith("\uFEFFDag,Pogingen,").contains("\r\n2026-11-16,3,");
    }

    private Path period(String language) throws IOException {
        Path file = folder.resolve("period-" + language + ".xlsx");
        write(file, language);
        return file;
    }

    private void write(Path file, String language) throws IOException {
        new PeriodWorkbook(server.dsl(), Titles.in(Locale.of(language)))
                .write(
                        ReportQuestion.of(new Reach.Everyone(), MONDAY, MONDAY.plusDays(1)),
                        By.DAY,
                        NINE,
                        VILNIUS,
                        file);
    }

    private Path campaign(String language) throws IOException {
        Path file = folder.resolve("campaign-" + language + ".xlsx");
        var rows = new ArrayList<Long>();
        new CampaignWorkbook(server.dsl(), Titles.in(Locale.of(language)), (done, all) -> {
                    assertThat(all).isEqualTo(3);
                    rows.add(done);
                })
                .write(CampaignRows.question(11, Period.ALWAYS, VILNIUS), file);
        assertThat(rows).containsExactly(1L, 2L, 3L);
        return file;
    }

    private static List<String> meanings(Path file, String language) throws IOException {
        return ReadBack.rows(file, Titles.in(Locale.of(language)).of("Definitions")).stream()
                .map(row -> row.get(2))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<String> headings(Path file) throws IOException {
        var all = new ArrayList<String>();
        try (InputStream bytes = Files.newInputStream(file);
                var book = new XSSFWorkbook(bytes)) {
            book.forEach(sheet -> {
                all.add(sheet.getSheetName());
                boolean hasCharts = ((XSSFSheet) sheet).getDrawingPatriarch() != null;
                if (!hasCharts) {
                    sheet.getRow(0).forEach(cell -> all.add(cell.getStringCellValue()));
                }
            });
        }
        return all;
    }
}
