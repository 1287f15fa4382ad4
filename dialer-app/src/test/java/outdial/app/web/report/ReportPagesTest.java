package outdial.app.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.password.PasswordEncoder;
import outdial.app.RunningProgram;
import outdial.app.reporting.ReportScene;
import outdial.app.reporting.ReportWork;
import outdial.app.web.Visitor;
import outdial.sql.Accounts;
import outdial.sql.Accounts.Grant;
import outdial.sql.Accounts.Role;
import outdial.sql.Audit;
import outdial.sql.Clients;
import outdial.sql.Reach;
import outdial.sql.ReportRuns;

/** An analyst's way from a question to the rows and the file, by the pages alone. */
class ReportPagesTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String MONDAY = "from=2026-11-16&to=2026-11-16";
    private static final Pattern LINK = Pattern.compile("href=\"(/reports/rows\\?[^\"]+)\"><bdi>([0-9,]+)</bdi>");

    private static RunningProgram program;
    private static ReportScene scene;
    private static Visitor analyst;

    @BeforeAll
    static void start(@TempDir Path var) throws Exception {
        program = RunningProgram.start(var);
        var sql = program.part(DSLContext.class);
        String hash = Objects.requireNonNull(program.part(PasswordEncoder.class).encode(PASSWORD));
        scene = new ReportScene(sql, hash);
        new Accounts(sql)
                .add(
                        new Accounts.Settings(
                                new Clients(sql).findCentre().orElseThrow(),
                                "manager",
                                "A manager",
                                "en",
                                true,
                                Set.of(new Grant(Role.MANAGER, Optional.empty()))),
                        hash,
                        ReportScene.NINE);
        analyst = visitor("analyst");
    }

    @AfterAll
    static void stop() {
        analyst.close();
        program.close();
    }

    private static Visitor visitor(String name) throws Exception {
        var visitor = new Visitor(program.port());
        visitor.signIn(name, PASSWORD);
        return visitor;
    }

    @Test
    void every_number_of_every_report_leads_to_as_many_rows() throws Exception {
        int followed = 0;
        for (String by :
                List.of("CAMPAIGN", "CLIENT", "DAY", "WEEK", "MONTH", "HOUR", "AGENT", "LIST", "DISPOSITION")) {
            String page = analyst.get("/reports?by=" + by + "&" + MONDAY).body();
            Matcher link = LINK.matcher(page);
            int found = 0;
            while (link.find()) {
                String rows = analyst.get(link.group(1).replace("&amp;", "&")).body();
                assertThat(rows).as("%s: %s", by, link.group(1)).contains("of " + link.group(2) + "</span>");
                found++;
            }
            assertThat(found).as(by).isGreaterThan(5);
            followed += found;
        }
        assertThat(followed).isGreaterThan(60);
    }

    @Test
    void an_analyst_of_one_client_sees_no_other_whatever_the_address_says() throws Exception {
        assertThat(analyst.get("/reports?by=CLIENT&" + MONDAY).body())
                .contains("Harbour Books")
                .doesNotContain("Civic Pulse");
        String foreign = "campaign=" + scene.foreign.value() + "&" + MONDAY;
        assertThat(analyst.get("/reports?by=CAMPAIGN&" + foreign).body())
                .contains("No attempt was made")
                .doesNotContain("Transport");
        assertThat(analyst.get("/reports/rows?" + foreign).body()).contains("none</span>");
        try (Visitor manager = visitor("manager")) {
            assertThat(manager.get("/reports?by=CLIENT&" + MONDAY).body()).contains("Harbour Books", "Civic Pulse");
        }
    }

    @Test
    void rows_come_a_page_at_a_time() throws Exception {
        String rows =
                analyst.get("/reports/rows?" + MONDAY + "&measure=NO_ANSWER").body();
        assertThat(rows).contains("1 to 50 of 60", "first=50");
        assertThat(analyst.get("/reports/rows?" + MONDAY + "&measure=NO_ANSWER&first=50")
                        .body())
                .contains("51 to 60 of 60", "first=0");
    }

    @Test
    void a_workbook_is_asked_for_watched_and_taken_home_and_is_nobody_elses() throws Exception {
        var form = Map.of(
                "from", "2026-11-16",
                "to", "2026-11-16",
                "campaign", String.valueOf(scene.campaign.value()),
                "kind", "everything",
                "_csrf", analyst.token("/reports"));
        assertThat(analyst.post("/reports/files", form).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/reports/files"));
        try (Stream<String> stream = analyst.stream("/reports/files/stream").body()) {
            assertThat(stream.takeWhile(line -> !line.equals("event:end")).filter(line -> line.startsWith("event:")))
                    .isNotEmpty()
                    .containsOnly("event:view");
        }
        var run = new ReportRuns(program.part(DSLContext.class))
                .of(scene.analyst, 1)
                .getFirst();
        assertThat(run.state()).isEqualTo(ReportRuns.State.DONE);
        assertThat(analyst.get("/reports/files").body())
                .contains("Spring all rows 2026-11-16.xlsx", "/reports/files/" + run.id(), "Ready");
        byte[] file =
                Files.readAllBytes(program.part(ReportWork.class).file(run).orElseThrow());
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            assertThat(book.getSheet("Attempts").getLastRowNum()).isEqualTo(68);
        }
        var answer = analyst.get("/reports/files/" + run.id());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("attachment"));
        try (Visitor manager = visitor("manager")) {
            assertThat(manager.get("/reports/files/" + run.id()).statusCode()).isEqualTo(404);
        }
        assertThat(Audit.newest(program.part(DSLContext.class), new Reach.Everyone(), Long.MAX_VALUE, 20))
                .extracting(Audit.Deed::action)
                .contains("REPORT_ASKED", "FIGURES_TAKEN");
    }

    @Test
    void a_regular_report_is_set_up_and_taken_away_by_the_pages() throws Exception {
        String page = analyst.get("/reports/schedules/new?by=HOUR&" + MONDAY).body();
        assertThat(page).contains("question=by%3DHOUR");
        Map<String, String> form = Map.of(
                "name", "Daily hours",
                "every", "DAY",
                "time", "07:30",
                "zone", "Europe/Vilnius",
                "ending", "csv",
                "folder", "../out",
                "_csrf", analyst.token("/reports"));
        assertThat(analyst.post("/reports/schedules?question=by%3DHOUR", form).body())
                .contains("Give a folder below");
        var right = new java.util.HashMap<>(form);
        right.put("folder", "harbour");
        assertThat(analyst.post("/reports/schedules?question=by%3DHOUR", right).statusCode())
                .isEqualTo(302);
        String list = analyst.get("/reports/schedules").body();
        assertThat(list).contains("Daily hours", "harbour", "07:30 (Europe/Vilnius)");
        Matcher remove =
                Pattern.compile("action=\"(/reports/schedules/[0-9]+/remove)\"").matcher(list);
        assertThat(remove.find()).isTrue();
        analyst.post(remove.group(1), Map.of("_csrf", analyst.token("/reports")));
        assertThat(analyst.get("/reports/schedules").body())
                .contains("is not sent any more")
                .doesNotContain("07:30 (Europe/Vilnius)");
    }

    @Test
    void persian_pages_write_their_own_digits_and_days() throws Exception {
        String page = analyst.get("/reports?by=DAY&" + MONDAY, "Accept-Language", "fa")
                .body();
        assertThat(page).contains("dir=\"rtl\"", "۶۸", "۱۴۰۵").doesNotContain("??");
    }
}
