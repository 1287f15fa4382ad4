package outdial.app.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.PHONE;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.app.RunningProgram;
import outdial.app.browser.Chromium;
import outdial.app.rig.RealPbx;
import outdial.app.rig.Rig;
import outdial.model.PhoneNumber;
import outdial.sql.Real;

/** Two agents in a real browser with made-up microphones, on a real exchange. */
@RealPbx
@Real("browser")
final class DeskOnExchangeTest {
    /** By first name: 1004 Hz from the first packet; what says hello and echoes; what says hello and waits for four keys. */
    private static final Map<String, String> PEOPLE =
            new TreeMap<>(Map.of("Tone", "12125558000", "Echo", "12125550003", "Keys", "12125550004"));

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "a desk of one's own";
    /** The law's limit for a person who waits. */
    private static final long TWO_SECONDS = 2000;

    private final Rig rig;
    private long toneHeard;

    DeskOnExchangeTest(Rig rig) {
        this.rig = rig;
    }

    @Test
    void two_agents_talk_hold_mute_press_keys_reload_and_hand_a_person_over(@TempDir Path folder) throws Exception {
        rig.forgetDialers();
        try (var program = RunningProgram.start(folder.resolve("var"));
                var browser = Chromium.withMicrophone(folder.resolve("chromium"));
                // Two names of this machine: so each desk has a session of its own.
                var ana = new DeskTab(browser, "http://127.0.0.1:" + program.port());
                var bo = new DeskTab(browser, "http://localhost:" + program.port())) {
            ExchangeCampaign.make(program, folder, PASSWORD, PEOPLE);
            try (var floor = ExchangeCampaign.floor(program, folder, rig)) {
                floor.start(_ -> {});
                IO.println("From Enter to a registered phone: " + ana.begin("ana", PASSWORD) + " ms");
                ana.listens();
                ana.press("F4");
                for (int call = 1; call < PEOPLE.size(); call++) {
                    speaksWith(ana);
                    if (call == 1) {
                        leavesThePersonWithSomebody(ana);
                    }
                    ana.endsAs("refu");
                }
                speaksWith(ana);
                handsOver(program, ana, bo);
                wasHeardAtOnce(program, toneHeard);
                ana.quiet();
                bo.quiet();
            }
        }
    }

    /** Whoever it is this time; leads are dialled in an order of their own. */
    private void speaksWith(DeskTab ana) throws Exception {
        ana.is("Talking");
        ana.until("document.querySelector('.contact')?.hidden === false");
        switch (ana.person()) {
            case "Tone" -> {
                toneHeard = ana.firstHeard();
                long margin = ana.soundAfterCard();
                IO.println("From the card to the first sound: " + margin + " ms");
                assertThat(margin).as("the card first").isNotNegative();
                assertThat(ana.wasHushed()).as("nothing is played before it").isTrue();
                reloadsInTheCall(ana);
                holds(ana);
                callsSomebodyIn(ana);
            }
            case "Echo" -> mutes(ana);
            case "Keys" -> pressesKeys(ana);
            case String other -> throw new AssertionError("Nobody of the list: " + other);
        }
    }

    /** The person hears music meanwhile, and nothing typed is lost. */
    private void reloadsInTheCall(DeskTab ana) throws Exception {
        ana.press("F10");
        ana.until("document.activeElement?.id === 'note'");
        ana.type("Likes to talk");
        var music = new CompletableFuture<Long>();
        long from = System.nanoTime();
        Thread.ofVirtual().start(() -> {
            try {
                untilTheExchangeShows(true);
                music.complete((System.nanoTime() - from) / 1_000_000);
            } catch (RuntimeException | AssertionError failure) {
                music.completeExceptionally(failure);
            }
        });
        ana.reload();
        ana.until("document.getElementById('note')?.value === 'Likes to talk'");
        IO.println("From the reload to music for the person: " + music.get() + " ms");
        untilTheExchangeShows(false);
        ana.listens();
        ana.is("Talking");
        ana.hears();
        IO.println("From the reload to the person's voice: " + (System.nanoTime() - from) / 1_000_000 + " ms");
    }

    private void holds(DeskTab ana) throws IOException {
        ana.press("F6");
        ana.is("On hold");
        untilTheExchangeShows(true);
        ana.press("F6");
        ana.is("Talking");
        untilTheExchangeShows(false);
        ana.hears();
    }

    /** Somebody who answers and says nothing: so the agent hears whether the person is in the talk. */
    private void callsSomebodyIn(DeskTab ana) throws Exception {
        ana.press("F3");
        ana.until("document.activeElement?.type === 'tel'");
        ana.type("212 555 7000");
        ana.press("Enter");
        ana.until("!!document.querySelector('.guest')?.innerText.includes('You talk alone')");
        untilTheExchangeShows(true);
        ana.hearsNothingFor(Duration.ofSeconds(2));
        ana.press("F6");
        ana.until("!!document.querySelector('.guest')?.innerText.includes('All three')");
        untilTheExchangeShows(false);
        ana.hears();
        ana.value("[...document.querySelectorAll('.controls button')]"
                + ".find(one => one.innerText.includes('End with them')).click()");
        ana.until("!document.querySelector('.guest')");
        ana.hears();
    }

    private void leavesThePersonWithSomebody(DeskTab ana) throws Exception {
        ana.press("F3");
        ana.until("document.activeElement?.type === 'tel'");
        ana.type("212 555 7000");
        ana.press("Enter");
        ana.until("!!document.querySelector('.guest')?.innerText.includes('You talk alone')");
        ana.press("F3");
        ana.is("Wrap-up");
        Instant end = now().plus(PATIENCE);
        while (!rig.pbx().cli("core show channels concise").contains("!Bridge!")) {
            assertThat(now()).as("the person and the third party").isBefore(end);
        }
    }

    /** The microphone of this browser beeps all the time, and the person echoes. */
    private static void mutes(DeskTab ana) throws Exception {
        ana.firstHeard();
        Thread.sleep(2000); // the person says hello first
        ana.press("F7");
        ana.until("document.querySelector('.controls')?.innerText.includes('speak again')");
        ana.hearsNothingFor(Duration.ofSeconds(2));
        ana.press("F7");
        ana.hears();
    }

    private void pressesKeys(DeskTab ana) throws Exception {
        ana.firstHeard();
        Thread.sleep(2000); // the person says hello first
        ana.opens("Keypad");
        for (char digit : "4719".toCharArray()) {
            ana.value("[...document.querySelectorAll('.keypad button')].find(one => one.innerText === '" + digit
                    + "').click()");
            Thread.sleep(300);
        }
        Instant end = now().plus(PATIENCE);
        while (!rig.network().log("messages.log").contains("KEYS 4719")) {
            assertThat(now()).as(rig.network().log("messages.log")).isBefore(end);
            Thread.sleep(50);
        }
    }

    private static void handsOver(RunningProgram program, DeskTab ana, DeskTab bo) throws Exception {
        String person = ana.person();
        IO.println("From Enter to the second registered phone: " + bo.begin("bo", PASSWORD) + " ms");
        bo.listens();
        bo.press("F4");
        bo.is("Ready");
        ana.opens("Give to a colleague");
        ana.until("document.querySelector('.controls .desk-menu[open] button')?.innerText.includes('Bo')");
        long from = System.nanoTime();
        ana.press("Digit1");
        bo.is("Talking");
        bo.hears();
        IO.println("From the choice of a colleague to the person's voice there: "
                + (System.nanoTime() - from) / 1_000_000 + " ms");
        bo.until("document.querySelector('.contact h1')?.innerText.includes('" + person + "')");
        ana.until("document.querySelector('#desk').classList.contains('idle')");
        bo.endsAs("refu");
        var sql = program.part(DSLContext.class);
        Instant end = now().plus(PATIENCE);
        while (sql.fetchCount(ATTEMPT, ATTEMPT.DISPOSITION.eq("REFUSAL")) < PEOPLE.size()) {
            assertThat(now()).isBefore(end);
            Thread.sleep(50);
        }
    }

    /** By the floor's own clock, which is the browser's too. */
    private static void wasHeardAtOnce(RunningProgram program, long heard) {
        var number = new PhoneNumber("+" + PEOPLE.get("Tone"));
        Instant answered = Objects.requireNonNull(program.part(DSLContext.class)
                .select(ATTEMPT.ANSWERED_AT)
                .from(ATTEMPT)
                .join(PHONE)
                .on(PHONE.ID.eq(ATTEMPT.PHONE_ID))
                .where(PHONE.E164.eq(number))
                .fetchSingle(ATTEMPT.ANSWERED_AT));
        long took = heard - answered.toEpochMilli();
        IO.println("From the answer to sound in the page: " + took + " ms");
        assertThat(took).isBetween(0L, TWO_SECONDS);
    }

    private static Instant now() {
        return InstantSource.system().instant();
    }

    /** Whether somebody hears music, by the exchange's own word. */
    private void untilTheExchangeShows(boolean music) {
        Instant end = now().plus(PATIENCE);
        while (rig.pbx().cli("core show channels concise").contains("MusicOnHold") != music) {
            assertThat(now()).as("music: " + music).isBefore(end);
        }
    }
}
