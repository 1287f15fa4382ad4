package outdial.app.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.RunningProgram;
import outdial.app.floor.FloorInput;
import outdial.app.web.FirstAdministrator;
import outdial.app.web.Visitor;
import outdial.app.web.door.RunningFloor;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.sql.Campaigns;
import outdial.sql.Clients;

/** A manager's way from an empty centre to a running campaign and its workbook, by the pages alone. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstCampaignTest {
    private static final Pattern FILE = Pattern.compile("/reports/files/[0-9]+(?=\")");
    private static final List<FloorInput> TOLD = new ArrayList<>();
    private static RunningProgram program;
    private static Visitor visitor;
    private static String client = "";
    private static String campaign = "";

    @BeforeAll
    static void start(@TempDir Path var) throws Exception {
        program = RunningProgram.start(var);
        var admin = program.part(FirstAdministrator.class).createIfNone().orElseThrow();
        program.part(RunningFloor.class).connect(TOLD::add, new ComplianceGate(RuleBook.exercise()));
        visitor = new Visitor(program.port());
        visitor.signIn(admin.signIn(), admin.password());
    }

    @AfterAll
    static void stop() {
        visitor.close();
        program.close();
    }

    private static HttpResponse<String> send(String path, Map<String, String> fields) throws Exception {
        var all = new HashMap<>(fields);
        all.put("_csrf", visitor.token("/"));
        return visitor.post(path, all);
    }

    private static String sent(String path, Map<String, String> fields) throws Exception {
        var answer = send(path, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return location(answer);
    }

    /** The path that an answer leads to. */
    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    @Test
    @Order(1)
    void a_client_and_its_number_are_added() throws Exception {
        assertThat(visitor.get("/").body()).contains("Add a client and a caller number");
        client = sent("/clients", Map.of("name", "Acme"));
        assertThat(visitor.get(client).body()).contains("“Acme” was added.", "No campaign yet");
        assertThat(send("/clients", Map.of("name", "acme")).body()).contains("This one is taken");
        var wrong = Map.of("number", "12", "country", "US", "right", "Contract 7", "validFrom", "2026-01-01");
        assertThat(send(client + "/caller-numbers", wrong).body()).contains("is too short", "value=\"Contract 7\"");
        var right = Map.of("number", "202 555 0110", "country", "us", "right", "Contract 7", "validFrom", "2026-01-01");
        sent(client + "/caller-numbers", right);
        assertThat(visitor.get(client + "/caller-numbers").body()).contains("+12025550110", "In force");
    }

    @Test
    @Order(2)
    void a_campaign_is_made_and_what_is_wrong_is_told_at_once_with_nothing_lost() throws Exception {
        var fields = new HashMap<>(Map.ofEntries(
                Map.entry("name", "Spring renewal"),
                Map.entry("purpose", "SALES"),
                Map.entry("countries", "us"),
                Map.entry("zone", "America/New_York"),
                Map.entry("mode", "FIXED_RATIO"),
                Map.entry("perAgent", "1,5"),
                Map.entry("abandonCap", "3"),
                Map.entry("maxCalls", "50"),
                Map.entry("weight", "1"),
                Map.entry("attemptsInAll", "6"),
                Map.entry("attemptsPerDay", "2"),
                Map.entry("attemptsApart", "120"),
                Map.entry("ringFor", "25"),
                Map.entry("wrapUp", "60"),
                Map.entry("preview", "60"),
                Map.entry("recording", "OFF"),
                Map.entry("types", "FIXED_OR_MOBILE"),
                Map.entry("hours.MONDAY", "20-9"),
                Map.entry("callerNumber", callerNumber())));
        assertThat(send(client + "/campaigns", fields).body())
                .contains("Write windows as in 9-12:30", "value=\"20-9\"", "value=\"Spring renewal\"");
        fields.put("hours.MONDAY", "9-12:30, 13:30-20");
        campaign = sent(client + "/campaigns", fields);
        assertThat(visitor.get(campaign).body())
                .contains("Spring renewal", "Draft", "No lead to dial. Import a list.")
                .doesNotContain("No caller number in force");
        assertThat(visitor.get(campaign).body()).contains("What will happen", "Look ahead");
        assertThat(visitor.get(campaign + "/ahead?agents=5&way=PREDICTIVE").body())
                .contains("no history yet", "no call is on record", "value=\"5\"");
        assertThat(visitor.get(campaign + "/settings").body())
                .contains("value=\"09:00-12:30, 13:30-20:00\"", "value=\"1.5\"")
                .contains("<option value=\"CONSUMER\" selected=\"selected\">Private persons</option>");
    }

    private static String callerNumber() throws Exception {
        return visitor.get(client + "/caller-numbers").body().replaceAll("(?s).*/caller-numbers/([0-9]+)\".*", "$1");
    }

    @Test
    @Order(3)
    void a_file_is_looked_at_then_imported_and_its_refused_rows_come_back() throws Exception {
        String file = """
                First name,Last name,Phone
                Maria,Ivanova,202 555 0131
                Jonas,Kazlauskas,12
                Maria,Ivanova,202 555 0131
                """;
        var fields =
                Map.of("_csrf", visitor.token("/"), "campaign", campaign.replaceAll(".*/", ""), "fileCountry", "US");
        var answer = visitor.bring(client + "/uploads", fields, "../../spring.csv", file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        String upload = location(answer);
        assertThat(visitor.get(upload).body())
                .contains("Of the first 3 rows, 1 would come in.", "is too short", "Import into Spring renewal");
        sent(upload + "/import", Map.of());
        String run = finished(upload);
        assertThat(visitor.get(run).body()).contains("spring.csv", "Refused", "Duplicate", "is too short");
        assertThat(visitor.get(run + "/rejected.csv").body()).contains("Kazlauskas", "Reason refused");
        assertThat(visitor.get(client + "/lists").body()).contains("spring.csv", "Spring renewal");
    }

    private static String finished(String upload) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end) {
            var page = visitor.get(upload);
            if (page.statusCode() == 302) {
                return location(page);
            }
            Thread.sleep(200);
        }
        throw new AssertionError(
                "The import never ended: " + visitor.get(upload).body());
    }

    @Test
    @Order(4)
    void a_file_from_somebody_without_that_right_is_not_even_read() throws Exception {
        try (var stranger = new Visitor(program.port())) {
            assertThat(stranger.bring(client + "/uploads", Map.of(), "a.csv", "Phone\n1\n")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    @Order(5)
    void it_is_started_and_the_button_that_stops_everything_stops_it_at_once() throws Exception {
        sent(campaign + "/start", Map.of());
        assertThat(visitor.get(campaign).body()).contains("Spring renewal is running.", "Running");
        TOLD.clear();
        sent(client + "/stop", Map.of());
        assertThat(TOLD)
                .containsExactly(new FloorInput.CampaignStopped(id(), true, "all dialling of the client was stopped"));
        assertThat(state()).isEqualTo(Campaigns.State.PAUSED);
    }

    private static CampaignId id() {
        return new CampaignId(Long.parseLong(campaign.replaceAll(".*/", "")));
    }

    private static Campaigns.State state() {
        var sql = program.part(DSLContext.class);
        ClientId owner = new Clients(sql).find("Acme").orElseThrow();
        return new Campaigns(sql, owner).campaign(id()).state();
    }

    @Test
    @Order(6)
    void a_number_leads_to_its_lead_why_it_may_not_be_called_and_off_all_lists() throws Exception {
        String lead = location(visitor.get("/search?number=202%20555%200131"));
        assertThat(visitor.get(lead).body())
                .contains("Maria Ivanova", "+12025550131", "The campaign does not run", "Not tried yet.");
        TOLD.clear();
        sent(lead + "/do-not-call", Map.of("number", "+12025550131"));
        assertThat(TOLD).containsExactly(new FloorInput.PhoneListed(new PhoneNumber("+12025550131")));
        assertThat(visitor.get(lead).body()).contains("On a do-not-call list", "Opt-outs");
        assertThat(send(lead + "/do-not-call", Map.of("number", "+12025550199")).statusCode())
                .isEqualTo(404);
    }

    @Test
    @Order(7)
    void a_questionnaire_is_written_question_by_question_and_saved_as_versions() throws Exception {
        var fields = new HashMap<>(Map.of(
                "name", "Transport", "code", "TRANSPORT", "q0.code", "Q1", "q0.text", "By bus?", "q0.kind", "SINGLE"));
        fields.put("do", "add");
        assertThat(send(client + "/questionnaires", fields).body()).contains("value=\"By bus?\"", "Question 2");
        fields.put("do", "save");
        assertThat(send(client + "/questionnaires", fields).body()).contains("Write at least two choices");
        fields.put("q0.choices", "1 = Yes\n2 = No");
        sent(client + "/questionnaires", fields);
        String list = visitor.get(client + "/questionnaires").body();
        assertThat(list).contains("Transport", "TRANSPORT");
        String path = list.replaceAll("(?s).*href=\"([^\"]*/questionnaires/[0-9]+)\".*", "$1");
        fields.put("q0.text", "By bus or by train?");
        sent(path, fields);
        assertThat(visitor.get(client + "/questionnaires").body()).contains("Transport · 2");
    }

    @Test
    @Order(8)
    void the_workbook_is_made_beside_the_page_taken_home_and_everything_was_written_down() throws Exception {
        List<String> ids = List.of(campaign.split("/", -1));
        var whole = Map.of("kind", "everything", "client", ids.get(2), "campaign", ids.get(4), "from", "", "to", "");
        assertThat(sent("/reports/files", whole)).isEqualTo("/reports/files");
        var part = new HashMap<>(whole);
        part.putAll(Map.of("from", "2026-01-01", "to", "2026-12-31", "ending", "csv"));
        assertThat(sent("/reports/files", part)).isEqualTo("/reports/files");
        List<HttpResponse<String>> files = madeFiles(2);
        assertThat(files)
                .allSatisfy(file -> assertThat(file.headers().firstValue("Content-Disposition"))
                        .hasValueSatisfying(name -> assertThat(name).contains("attachment", "Spring")));
        assertThat(files).extracting(HttpResponse::body).anyMatch(body -> body.startsWith("PK"));
        assertThat(files)
                .filteredOn(file -> file.headers()
                        .firstValue("Content-Disposition")
                        .orElseThrow()
                        .contains("all%20rows%202026-01-01%20to%202026-12-31.csv"))
                .hasSize(1);
        assertThat(visitor.get("/audit").body())
                .contains(
                        "CLIENT_ADDED",
                        "CALLER_NUMBER_ADDED",
                        "CAMPAIGN_ADDED",
                        "IMPORT_STARTED",
                        "CAMPAIGN_RUNNING",
                        "CAMPAIGN_PAUSED",
                        "OPTED_OUT",
                        "QUESTIONNAIRE_SAVED",
                        "FIGURES_TAKEN")
                .doesNotContain("+12025550131");
    }

    @Test
    @Order(9)
    void an_account_switched_off_is_out_at_the_next_step() throws Exception {
        var fields = Map.of(
                "name", "Ana Petrova",
                "signIn", "ana",
                "password", "correct horse battery",
                "company", centre(),
                "roles", "MANAGER",
                "enabled", "on");
        sent("/users", fields);
        try (var ana = new Visitor(program.port())) {
            ana.signIn("ana", "correct horse battery");
            assertThat(ana.get("/").body()).contains("Hello, Ana Petrova");
            assertThat(ana.get("/users").statusCode()).isEqualTo(403);
            String page = visitor.get("/users").body().replaceAll("(?s).*href=\"(/users/[0-9]+)\"><bdi>Ana.*", "$1");
            sent(page, Map.of("name", "Ana Petrova", "roles", "MANAGER"));
            assertThat(ana.get("/").headers().firstValue("Location"))
                    .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
        }
    }

    private static String centre() {
        return String.valueOf(new Clients(program.part(DSLContext.class))
                .findCentre()
                .orElseThrow()
                .value());
    }

    /** Waits until the page offers so many. */
    private static List<HttpResponse<String>> madeFiles(int many) throws Exception {
        var ids = new TreeSet<String>();
        for (int looks = 0; ids.size() < many && looks < 600; looks++) {
            Thread.sleep(100);
            FILE.matcher(visitor.get("/reports/files").body()).results().forEach(link -> ids.add(link.group()));
        }
        assertThat(ids).hasSize(many);
        var files = new ArrayList<HttpResponse<String>>();
        for (String id : ids) {
            files.add(visitor.get(id));
        }
        return files;
    }
}
