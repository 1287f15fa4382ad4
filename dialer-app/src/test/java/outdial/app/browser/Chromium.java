package outdial.app.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A real Chromium without a window, driven over its DevTools protocol. Ends with everything it stored. */
public final class Chromium implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/");
    private static final List<String> MICROPHONE = List.of(
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            "--autoplay-policy=no-user-gesture-required",
            "--allow-loopback-in-peer-connection",
            "--disable-features=WebRtcHideLocalIpsWithMdns");
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    private Chromium(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts one that keeps its files in {@code folder}. */
    public static Chromium start(Path folder) throws IOException {
        return start(folder, List.of());
    }

    /** The same with a microphone that beeps by itself, allowed to every page; its voice may go over loopback. */
    public static Chromium withMicrophone(Path folder) throws IOException {
        return start(folder, MICROPHONE);
    }

    /** The same with a microphone that hears a sound file, over and over: a WAV of 48,000 samples a second. */
    public static Chromium withVoice(Path folder, Path sound) throws IOException {
        var more = new ArrayList<>(MICROPHONE);
        more.add("--use-file-for-fake-audio-capture=" + sound);
        return start(folder, more);
    }

    /** One that allows every page the microphone, on a machine that has none. */
    public static Chromium withoutMicrophone(Path folder) throws IOException {
        return start(folder, List.of("--use-fake-ui-for-media-stream"));
    }

    /** One with a microphone, whose person denies it to every page. */
    public static Chromium thatDenies(Path folder) throws IOException {
        return start(folder, List.of("--use-fake-device-for-media-stream", "--deny-permission-prompts"));
    }

    private static Chromium start(Path folder, List<String> more) throws IOException {
        var command = new ArrayList<>(List.of(
                "chromium",
                "--headless",
                "--no-sandbox", // tests may run as root, which its sandbox refuses
                "--disable-gpu",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + folder));
        command.addAll(more);
        command.add("about:blank");
        var process = new ProcessBuilder(command)
                .redirectError(
                        folder.resolveSibling(folder.getFileName() + ".log").toFile());
        try {
            return waitFor(process.start(), process.redirectError().file().toPath());
        } catch (IOException e) {
            throw new IOException("There is no Chromium here: .ci/real-browser installs it", e);
        }
    }

    private static Chromium waitFor(Process process, Path log) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            var found = LISTENING.matcher(Files.readString(log));
            if (found.find()) {
                return new Chromium(process, found.group(1));
            }
            pause();
        }
        process.destroyForcibly();
        throw new IOException("Chromium did not start: " + Files.readString(log));
    }

    /** A new tab of the given size in CSS pixels; {@code dark} is the theme that it prefers. */
    public Tab tab(int width, int height, boolean dark) throws IOException, InterruptedException {
        var made = http.send(
                HttpRequest.newBuilder(URI.create("http://" + address + "/json/new?about:blank"))
                        .PUT(HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        var socket = new JsonMapper()
                .readTree(made.body())
                .get("webSocketDebuggerUrl")
                .asString();
        return Tab.open(http, URI.create(socket), width, height, dark);
    }

    /** Returns once nothing of it runs any more: what still did would write into the folder that a test removes. */
    @Override
    public void close() {
        http.shutdownNow();
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        all.forEach(Chromium::waitForEnd);
    }

    private static void waitForEnd(ProcessHandle one) {
        try {
            one.onExit().get(10, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            one.destroyForcibly();
            one.onExit().join();
        } catch (InterruptedException e) {
            one.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Interrupted", e));
        }
    }
}
