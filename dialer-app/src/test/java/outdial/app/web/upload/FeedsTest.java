package outdial.app.web.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Feeds made in the page, and files that come by HTTP and by folder. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FeedsTest {
    private static final String TEXT = "phone;name\n2025550123;Ann\nnone;Bob\n202-555-0123;Cy\n";
    private static final Pattern TOKEN = Pattern.compile("feed-([0-9]+)-[A-Za-z0-9_-]{43}");

    private static WizardScene scene;
    private static HttpClient http;
    private static String token = "";
    private static String id = "";

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        scene = new WizardScene(folder);
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        scene.close();
    }

    private static String page() throws Exception {
        return scene.visitor.get(scene.client + "/feeds").body();
    }

    private static String tokenShown() throws Exception {
        Matcher shown = TOKEN.matcher(page());
        assertThat(shown.find()).isTrue();
        id = shown.group(1);
        return shown.group();
    }

    private static HttpResponse<String> send(String with, String key, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + scene.program.port() + "/api/feed"))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + with)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Feed-Key", key);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> sendAs(String type) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + scene.program.port() + "/api/feed"))
                        .header("Authorization", "Bearer " + token)
                        .header("Feed-Key", "form")
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString("phone=1"))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode told(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    @Order(1)
    void a_manager_makes_a_feed_and_sees_its_token_once() throws Exception {
        assertThat(page()).contains("No feed yet.");
        scene.send(
                scene.client + "/feeds",
                Map.of("feedName", "Daily", "fileKind", "LEADS", "campaign", scene.campaign(), "fileCountry", "US"));
        token = tokenShown();
        assertThat(page()).doesNotContain(token).contains("Daily", "feed-" + id, "Spring");
        assertThat(scene.sql().fetchValue("SELECT token_hash FROM import_feed"))
                .asString()
                .doesNotContain(token)
                .hasSize(64);
    }

    @Test
    @Order(2)
    void a_file_sent_with_the_token_is_answered_with_what_became_of_each_row() throws Exception {
        JsonNode told = told(send(token, "2026-11-26", TEXT), 200);
        assertThat(told.get("accepted").asLong()).isEqualTo(1);
        assertThat(told.get("rejected").asLong()).isEqualTo(1);
        assertThat(told.get("duplicates").asLong()).isEqualTo(1);
        assertThat(told.get("repeated").asBoolean()).isFalse();
        JsonNode row = told.get("reasons").get(0);
        assertThat(row.get("row").asLong()).isEqualTo(3);
        assertThat(row.get("column").asString()).isEqualTo("phone");
        assertThat(row.get("value").asString()).isEqualTo("none");
        assertThat(row.get("reason").asString()).contains("has letters in it");
        JsonNode again = told(send(token, "2026-11-26", TEXT), 200);
        assertThat(again.get("repeated").asBoolean()).isTrue();
        assertThat(again.get("run")).isEqualTo(told.get("run"));
        assertThat(scene.leads()).isEqualTo(1);
        assertThat(scene.visitor.get(scene.client + "/lists").body()).contains("feed.csv", "Daily");
    }

    @Test
    @Order(3)
    void what_can_not_be_taken_is_said_in_json_with_a_status_of_its_own() throws Exception {
        assertThat(told(send("feed-" + id + "-" + "A".repeat(43), "k", TEXT), 401)
                        .get("refused")
                        .asString())
                .startsWith("No feed that is on has this token.");
        assertThat(told(send(token, "", TEXT), 400).get("refused").asString()).startsWith("Send a header Feed-Key");
        assertThat(told(send(token, "2026-11-26", TEXT + "2025550124;Dee\n"), 409)
                        .get("refused")
                        .asString())
                .contains("Another file was brought under this key.");
        assertThat(told(send(token, "pdf", "%PDF-1.7"), 422).get("refused").asString())
                .contains("is a PDF");
        assertThat(sendAs("application/x-www-form-urlencoded").statusCode()).isEqualTo(415);
        assertThat(sendAs("multipart/form-data; boundary=x").statusCode()).isEqualTo(403);
        assertThat(http.send(
                                HttpRequest.newBuilder(
                                                URI.create("http://127.0.0.1:" + scene.program.port() + "/api/feed"))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .as("nothing to read there")
                .isNotEqualTo(200);
    }

    @Test
    @Order(4)
    void a_file_in_the_feeds_folder_is_imported_by_itself() throws Exception {
        Matcher shown = Pattern.compile(">([^<]*/feeds/feed-" + id + ")<").matcher(page());
        assertThat(shown.find()).isTrue();
        Path inbox = Files.createDirectories(Path.of(shown.group(1)));
        Files.writeString(inbox.resolve("tuesday.csv.part"), "phone;name\n2025550125;Eve\n");
        Files.move(inbox.resolve("tuesday.csv.part"), inbox.resolve("tuesday.csv"));
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (Files.exists(inbox.resolve("tuesday.csv")) && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        assertThat(inbox.resolve("done")).isDirectoryContaining("glob:**/tuesday.run-*.csv");
        assertThat(scene.leads()).isEqualTo(2);
        assertThat(scene.visitor.get("/audit").body()).contains("Feed’s file imported", "Feed’s file refused");
    }

    @Test
    @Order(5)
    void a_renewed_token_ends_the_old_one_and_a_feed_that_is_off_takes_nothing() throws Exception {
        scene.send(scene.client + "/feeds/" + id + "/token", Map.of());
        String renewed = tokenShown();
        assertThat(send(token, "x", TEXT).statusCode()).isEqualTo(401);
        assertThat(send(renewed, "x", TEXT).statusCode()).isEqualTo(200);
        scene.send(scene.client + "/feeds/" + id + "/turn", Map.of());
        assertThat(page()).contains("Daily takes no files any more.");
        assertThat(send(renewed, "y", TEXT).statusCode()).isEqualTo(401);
        scene.send(scene.client + "/feeds/" + id + "/turn", Map.of());
        assertThat(send(renewed, "y", TEXT).statusCode()).isEqualTo(200);
    }
}
