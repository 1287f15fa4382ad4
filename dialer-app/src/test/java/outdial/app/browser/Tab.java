package outdial.app.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One tab: goes to pages, runs expressions in them, makes pictures, and remembers what the browser complained about. */
public final class Tab implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final WebSocket socket;

    private Tab(HttpClient http, URI address) {
        socket = http.newWebSocketBuilder().buildAsync(address, new Reader()).join();
    }

    static Tab open(HttpClient http, URI address, int width, int height, boolean dark) throws IOException {
        var tab = new Tab(http, address);
        tab.send("Page.enable", Map.of());
        tab.send("Log.enable", Map.of());
        tab.send("Runtime.enable", Map.of());
        tab.send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        tab.dark(dark);
        return tab;
    }

    /** Lets the page be seen in the dark theme, or in the light one; at once, by somebody who wants no motion. */
    public void dark(boolean dark) throws IOException {
        send(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** Errors, refusals by the page's policy and failed loads since the tab was opened. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Runs a script in every page that is opened from now on, before its own. */
    public void first(String script) throws IOException {
        send("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** Loads a page and waits until it is drawn with its fonts. */
    public void go(String address) throws IOException {
        send("Page.navigate", Map.of("url", address));
        until("document.readyState === 'complete' && location.href !== 'about:blank'");
        send("Runtime.evaluate", Map.of("expression", "document.fonts.ready.then(() => 1)", "awaitPromise", true));
    }

    /** The value of an expression, as text. */
    public String value(String expression) throws IOException {
        var result = send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        var value = result.path("result").path("value");
        return value.isString() ? value.asString() : value.toString();
    }

    /**
     * Does what takes the tab to another page. It is done a moment after the question, because a page that is left while
     * it is asked never answers.
     */
    public void leave(String expression) throws IOException {
        value("setTimeout(() => { " + expression + "; }) && true");
    }

    /** Waits, at most half a minute, until an expression is true. */
    public void until(String expression) throws IOException {
        until(expression, Duration.ofSeconds(30));
    }

    /** Waits until an expression is true; in between, the page may be left for another. */
    public void until(String expression, Duration most) throws IOException {
        long deadline = System.nanoTime() + most.toNanos();
        while (!isTrue(expression)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("Never became true: " + expression + " on " + value("location.href")
                        + ", which says: " + value("document.body.innerText.slice(0, 600)") + " " + complaints());
            }
            Chromium.pause();
        }
    }

    private boolean isTrue(String expression) throws IOException {
        try {
            return "true".equals(value(expression));
        } catch (Refused e) {
            return false;
        }
    }

    /** Presses and lets go of a key, given by its place on the keyboard as in {@code KeyboardEvent.code}. */
    public void press(String code) throws IOException {
        press(code, false);
    }

    /** The same, with the control key held down if {@code control}. */
    public void press(String code, boolean control) throws IOException {
        int number = switch (code) {
            case "Enter" -> 13;
            case "Escape" -> 27;
            case "Tab" -> 9;
            case String function when function.matches("F[0-9]+") -> 111 + Integer.parseInt(function.substring(1));
            case String digit when digit.matches("Digit[0-9]") -> digit.charAt(5);
            case String letter when letter.matches("Key[A-Z]") -> letter.charAt(3);
            default -> 0;
        };
        String text = code.equals("Enter") ? "\r" : code.startsWith("Digit") ? code.substring(5) : "";
        String key = code.startsWith("Digit") ? text : code;
        send(
                "Input.dispatchKeyEvent",
                Map.of(
                        "type", text.isEmpty() ? "rawKeyDown" : "keyDown",
                        "code", code,
                        "key", key,
                        "text", text,
                        "modifiers", control ? 2 : 0,
                        "windowsVirtualKeyCode", number));
        send(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyUp", "code", code, "key", key, "windowsVirtualKeyCode", number));
    }

    /** Types a text into what has the focus. */
    public void type(String text) throws IOException {
        send("Input.insertText", Map.of("text", text));
    }

    /** Clicks with the mouse on the first thing to be seen that {@code selector} finds and whose words contain {@code says}. */
    public void click(String selector, String says) throws IOException {
        String found = "[...document.querySelectorAll('" + selector + "')].find(one => one.getClientRects().length"
                + " && (one.innerText || one.value || '').includes('" + says + "'))";
        until("!!" + found);
        value("(() => { const one = " + found + "; one.scrollIntoView({block: 'center'});"
                + " window.clickAt = one.getBoundingClientRect(); })()");
        double x = Double.parseDouble(value("window.clickAt.x + window.clickAt.width / 2"));
        double y = Double.parseDouble(value("window.clickAt.y + window.clickAt.height / 2"));
        for (String type : List.of("mousePressed", "mouseReleased")) {
            send("Input.dispatchMouseEvent", Map.of("type", type, "x", x, "y", y, "button", "left", "clickCount", 1));
        }
    }

    /** Chooses a file in the first field for one. */
    public void choose(Path file) throws IOException {
        until("document.readyState === 'complete' && !!document.querySelector('input[type=file]')");
        var field = send("Runtime.evaluate", Map.of("expression", "document.querySelector('input[type=file]')"));
        send(
                "DOM.setFileInputFiles",
                Map.of(
                        "files",
                        List.of(file.toString()),
                        "objectId",
                        field.path("result").path("objectId").asString()));
    }

    /** As if every session of this browser had run out. */
    public void forgetSessions() throws IOException {
        send("Network.clearBrowserCookies", Map.of());
    }

    /** Lets downloads be kept in this folder, by their own names. */
    public void downloadTo(Path folder) throws IOException {
        send("Page.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
    }

    /** Writes a PNG of what is visible. */
    public void picture(Path file) throws IOException {
        var picture = send("Page.captureScreenshot", Map.of("format", "png"));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(picture.get("data").asString()));
    }

    private JsonNode send(String method, Map<String, ?> parameters) throws IOException {
        int id = ids.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        answers.put(id, answer);
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        try {
            return answer.orTimeout(30, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Refused refused ? refused : new IOException(method + " failed", e);
        }
    }

    /** The browser could not answer, as when the page asked was being left. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    /** Puts messages together and sorts them: answers to who asked, complaints to the list. */
    private final class Reader implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                take(JSON.readTree(message.toString()));
                message.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void take(JsonNode message) {
            var answer = answers.remove(message.path("id").asInt(-1));
            if (answer != null && message.has("error")) {
                answer.completeExceptionally(new Refused(message.get("error").toString()));
            } else if (answer != null) {
                answer.complete(message.get("result"));
            }
            switch (message.path("method").asString("")) {
                case "Log.entryAdded" -> complain(message.path("params").path("entry"));
                case "Runtime.exceptionThrown" ->
                    complaints.add(message.path("params").toString());
                default -> {}
            }
        }

        private void complain(JsonNode entry) {
            if ("error".equals(entry.path("level").asString(""))) {
                complaints.add(entry.path("text").asString("") + " "
                        + entry.path("url").asString(""));
            }
        }
    }
}
