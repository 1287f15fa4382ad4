package outdial.app.web;

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
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser without a screen: keeps cookies, follows nothing by itself. */
public final class Visitor implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String base;

    public Visitor(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return http.send(request(path, headers).GET().build(), BodyHandlers.ofString());
    }

    /** The lines of a stream as they come. */
    public HttpResponse<Stream<String>> stream(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofLines());
    }

    public HttpResponse<String> post(String path, Map<String, String> form, String... headers)
            throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return http.send(
                request(path, headers)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Sends a form that carries one file, by the name {@code file}. */
    public HttpResponse<String> bring(String path, Map<String, String> form, String fileName, String content)
            throws IOException, InterruptedException {
        String parts = form.entrySet().stream()
                .map(field -> "--part\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                        + field.getValue() + "\r\n")
                .collect(Collectors.joining());
        String file = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n--part--\r\n";
        return http.send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=part")
                        .POST(HttpRequest.BodyPublishers.ofString(parts + file))
                        .build(),
                BodyHandlers.ofString());
    }

    /** The token that the forms of a page carry. */
    public String token(String path) throws IOException, InterruptedException {
        var found = TOKEN.matcher(get(path).body());
        if (!found.find()) {
            throw new AssertionError("No form with a token on " + path);
        }
        return found.group(1);
    }

    /** Fills the sign-in form and sends it. */
    public HttpResponse<String> signIn(String name, String password) throws IOException, InterruptedException {
        return post("/sign-in", Map.of("sign-in", name, "password", password, "_csrf", token("/sign-in")));
    }

    /** Presses the button of the page's frame. */
    public void signOut() throws IOException, InterruptedException {
        post("/sign-out", Map.of("_csrf", token("/live")));
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(cookie -> cookie.getValue())
                .findFirst()
                .orElseThrow();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? request : request.headers(headers);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
