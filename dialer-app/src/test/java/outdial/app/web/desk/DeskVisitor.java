package outdial.app.web.desk;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A newcomer's browser without a screen: sits down, listens, says things. */
final class DeskVisitor implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern DESK_TOKEN = Pattern.compile("data-csrf=\"([^\"]+)\"");
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String base;
    private String token = "";

    DeskVisitor(int port) {
        base = "http://127.0.0.1:" + port;
    }

    /** Presses the button of the first page. */
    void sitDown() throws IOException, InterruptedException {
        String csrf = found(FORM_TOKEN, get("/sign-in").body());
        http.send(
                request("/sign-in/practice")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8)))
                        .build(),
                BodyHandlers.ofString());
        token = found(DESK_TOKEN, get("/desk").body());
    }

    DeskLine open(String page) throws IOException, InterruptedException {
        return new DeskLine(http.send(request("/desk/stream?page=" + page).GET().build(), BodyHandlers.ofLines())
                .body());
    }

    HttpResponse<String> say(long seq, String what) throws IOException, InterruptedException {
        return say(seq, what, Map.of());
    }

    HttpResponse<String> say(long seq, String what, Map<String, Object> more) throws IOException, InterruptedException {
        var body = new HashMap<String, Object>(more);
        body.putAll(Map.of("device", "test", "seq", seq, "what", what));
        return http.send(
                request("/desk/say")
                        .header("Content-Type", "application/json")
                        .header("X-CSRF-TOKEN", token)
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString());
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path).body());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
    }

    private static String found(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new AssertionError("No " + pattern + " in " + text);
        }
        return found.group(1);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
