package outdial.app.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import outdial.app.browser.Chromium;
import outdial.app.browser.Tab;
import outdial.app.web.SignInPage;

/** An agent's desk in a tab of its own, with an ear on what the page plays; does what an agent does, by keys. */
final class DeskTab implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path PICTURES = Path.of("target/pictures/desk");
    /**
     * Notes every 5 ms, in milliseconds since 1970, when something was heard first and last, of a new stream, too, when it
     * comes; and at every change of the page, how long after its card a call stood.
     */
    private static final String EAR = """
            (() => { const voice = document.querySelector('audio')?.srcObject; if (!voice) return false;
              if (window.earOf === voice) return true;
              window.earOf = voice; window.earContext ??= new AudioContext(); window.earContext.resume();
              const first = !window.ear; window.ear = window.earContext.createAnalyser(); window.ear.fftSize = 256;
              window.earContext.createMediaStreamSource(voice).connect(window.ear); if (!first) return true;
              const heard = new Float32Array(window.ear.fftSize); window.heardFirst = 0; window.heardLast = 0;
              setInterval(() => { window.ear.getFloatTimeDomainData(heard);
                if (!document.querySelector('audio').muted && heard.some(sample => Math.abs(sample) > 0.02)) {
                  window.heardLast = Date.now(); window.heardFirst ||= Date.now(); } }, 5);
              document.querySelector('audio').addEventListener('volumechange', event => {
                if (event.target.muted) window.hushedAt = Date.now(); });
              let stood = false; window.cardAt = 0; window.margins = [];
              const look = () => {
                const shown = document.querySelector('.contact:not([hidden]) h1') !== null;
                const stands = document.title.startsWith('●');
                if (shown) window.cardAt ||= Date.now();
                if (stands && !stood) window.margins.push(window.cardAt ? Date.now() - window.cardAt : -1);
                stood = stands;
                if (!shown && !stands) window.cardAt = 0; };
              look();
              new MutationObserver(look).observe(document, {subtree: true, childList: true, attributeFilter: ['hidden']});
              return true; })()""";

    private final Tab tab;
    private final String home;

    DeskTab(Chromium browser, String home) throws IOException, InterruptedException {
        this.tab = browser.tab(1280, 720, false);
        this.home = home;
    }

    /** Signs in and begins to work; the milliseconds from pressing Enter until the exchange knows the phone. */
    long begin(String name, String password) throws IOException {
        signIn(name, password);
        long pressed = System.nanoTime();
        tab.press("Enter");
        tab.until(says("Paused"), PATIENCE);
        return (System.nanoTime() - pressed) / 1_000_000;
    }

    /** Signs in, and sits down at a desk that may have no phone yet. */
    void sitsDown(String name, String password) throws IOException {
        signIn(name, password);
        tab.press("Enter");
    }

    /** Lets {@link #plugs} pull its headset out; before anybody signs in. */
    void canUnplug() throws IOException {
        tab.first("""
                const media = navigator.mediaDevices, real = media?.getUserMedia.bind(media); window.microphones = [];
                if (media) media.getUserMedia = async wish => {
                  if (window.unplugged) throw new DOMException('none', 'NotFoundError');
                  const heard = await real(wish); window.microphones.push(...heard.getTracks()); return heard; };""");
    }

    /** Pulls the headset out, or puts it in again, as the page is told of it. */
    void plugs(boolean in) throws IOException {
        tab.value("window.unplugged = " + !in + "; if (window.unplugged) window.microphones.forEach(one => one.stop());"
                + " navigator.mediaDevices.dispatchEvent(new Event('devicechange'))");
    }

    /** As if the session had run out. */
    void forgetSession() throws IOException {
        tab.forgetSessions();
    }

    /** Signs in, chooses a phone outside the page and has it rung. */
    void beginOn(String phone, String name, String password) throws IOException {
        signIn(name, password);
        tab.until("!!document.querySelector('.legs input[value=" + phone + "]')", PATIENCE);
        tab.value("document.querySelector('.legs input[value=" + phone + "]').click()");
        picture("choice-" + phone);
        tab.value("document.querySelector('.big-button').click()");
        tab.until(says("Paused"), PATIENCE);
    }

    /** For a person to look at. */
    void picture(String name) throws IOException {
        tab.picture(PICTURES.resolve(name + ".png"));
    }

    private void signIn(String name, String password) throws IOException {
        tab.go(home + "/desk?language=en");
        tab.until("!!document.getElementById('password')");
        SignInPage.signIn(tab, name, password);
        tab.until("location.pathname === '/desk' && !!document.querySelector('.big-button')", PATIENCE);
    }

    /** Goes home. */
    void signsOut() throws IOException {
        tab.leave("document.querySelector('#sign-out button').click()");
        tab.until("location.pathname === '/sign-in' && document.readyState === 'complete'", PATIENCE);
    }

    /** The desk's leg is up, and what it plays is listened to. */
    void listens() throws IOException {
        tab.until(EAR, PATIENCE);
    }

    void reload() throws IOException {
        tab.go(home + "/desk");
    }

    /** Waits until the status bar says so. */
    void is(String status) throws IOException {
        tab.until(says(status), PATIENCE);
    }

    /** Whether the status bar says so now. */
    boolean shows(String status) throws IOException {
        return sees(says(status));
    }

    /** Whether it is true in the page now. */
    boolean sees(String expression) throws IOException {
        return "true".equals(tab.value(expression));
    }

    private static String says(String status) {
        return "!!document.querySelector('.status')?.innerText.includes('" + status + "')";
    }

    /** The first name of whom the desk shows. */
    String person() throws IOException {
        return tab.value("document.querySelector('.contact h1').innerText.split(' ')[0]");
    }

    Tab tab() {
        return tab;
    }

    void press(String... keys) throws IOException {
        for (String key : keys) {
            tab.press(key);
        }
    }

    void type(String text) throws IOException {
        tab.type(text);
    }

    void until(String expression) throws IOException {
        tab.until(expression, PATIENCE);
    }

    String value(String expression) throws IOException {
        return tab.value(expression);
    }

    /** Waits until something is heard that was not heard before. */
    void hears() throws IOException {
        long now = Long.parseLong(tab.value("Date.now()"));
        tab.until(EAR + " && window.heardLast > " + now, PATIENCE);
    }

    /** When the first sound came, in milliseconds since 1970. */
    long firstHeard() throws IOException {
        tab.until("window.heardFirst > 0", PATIENCE);
        return Long.parseLong(tab.value("window.heardFirst"));
    }

    /** How long after the card the first sound came, ms. */
    long soundAfterCard() throws IOException {
        return firstHeard() - Long.parseLong(tab.value("window.cardAt"));
    }

    /** Whether the page played nothing of this call at first. */
    boolean wasHushed() throws IOException {
        return sees("window.hushedAt > 0 && window.hushedAt <= window.heardFirst");
    }

    /** Of each call, how long after its card it stood, ms; -1 if it stood before the card. */
    List<Long> cardBeforeCall() throws IOException {
        return Stream.of(tab.value("(window.margins ?? []).join()").split(","))
                .filter(one -> !one.isEmpty())
                .map(Long::valueOf)
                .toList();
    }

    /** That for so long nothing is heard, after half a second in which what was on its way may still come. */
    void hearsNothingFor(Duration time) throws IOException, InterruptedException {
        Thread.sleep(500);
        long from = Long.parseLong(tab.value("Date.now()"));
        Thread.sleep(time);
        assertThat(Long.parseLong(tab.value("window.heardLast")))
                .as("sound in the silence")
                .isLessThan(from);
    }

    /** Ends the call, says by typing how, and is free for the next person. */
    void endsAs(String typed) throws Exception {
        endsAs(typed, () -> {});
    }

    /** What is still asked before a call is done with. */
    @FunctionalInterface
    interface Asked {
        void answer() throws Exception;
    }

    /** The same, where choosing how it ended asks for more. */
    void endsAs(String typed, Asked asked) throws Exception {
        String person = person();
        tab.press("F2");
        tab.until("document.querySelector('.outcome')?.hidden === false", PATIENCE);
        Thread.sleep(500); // what was on its way is over, too
        tab.value("window.heardFirst = 0");
        tab.type(typed);
        tab.press("Enter");
        asked.answer();
        tab.until(
                "document.querySelector('.contact').hidden"
                        + " || !document.querySelector('.contact h1').innerText.startsWith('" + person + "')",
                PATIENCE);
    }

    /** Opens the menu that says so. */
    void opens(String menu) throws IOException {
        tab.value("[...document.querySelectorAll('summary')].find(one => one.innerText.includes('" + menu
                + "')).click()");
    }

    void quiet() {
        assertThat(tab.complaints()).isEmpty();
    }

    @Override
    public void close() {
        tab.close();
    }
}
