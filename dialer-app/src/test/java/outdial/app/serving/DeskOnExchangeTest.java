package outdial.app.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.password.PasswordEncoder;
import outdial.app.RunningProgram;
import outdial.app.browser.Chromium;
import outdial.app.browser.Tab;
import outdial.app.dialling.UsualCampaign;
import outdial.app.rig.RealPbx;
import outdial.app.rig.Rig;
import outdial.app.web.desk.Desks;
import outdial.compliance.ComplianceGate;
import outdial.compliance.NumberReader;
import outdial.compliance.RuleBook;
import outdial.imports.FileImport;
import outdial.imports.ImportReceipt;
import outdial.imports.ImportRequest;
import outdial.model.AgentId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;
import outdial.model.agent.AgentProfile;
import outdial.model.campaign.DialMode;
import outdial.sql.AgentAccounts;
import outdial.sql.Agents;
import outdial.sql.CallerNumbers;
import outdial.sql.Campaigns;
import outdial.sql.Clients;
import outdial.sql.Dispositions;
import outdial.sql.Real;

/** An agent in a real browser with a made-up microphone, on a real exchange, talks with an echo. */
@RealPbx
@Real("browser")
final class DeskOnExchangeTest {
    /** Rings 0.2 s, says hello, then echoes for as long as somebody is there. */
    private static final String ECHO = "12125550003";

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String PASSWORD = "a desk of one's own";
    private static final String HEARS = """
            (() => { const voice = document.querySelector('audio')?.srcObject; if (!voice) return false;
              if (!window.ear) { const context = new AudioContext(); window.ear = context.createAnalyser();
                context.createMediaStreamSource(voice).connect(window.ear); context.resume(); }
              const heard = new Float32Array(window.ear.fftSize); window.ear.getFloatTimeDomainData(heard);
              return heard.some(sample => Math.abs(sample) > 0.02); })()""";

    private final Rig rig;

    DeskOnExchangeTest(Rig rig) {
        this.rig = rig;
    }

    @Test
    void an_agent_talks_with_a_person_holds_them_with_music_and_takes_them_back(@TempDir Path folder) throws Exception {
        rig.forgetDialers();
        try (var program = RunningProgram.start(folder.resolve("var"));
                var browser = Chromium.withMicrophone(folder.resolve("chromium"));
                var tab = browser.tab(1280, 720, false)) {
            campaign(program, folder);
            try (var floor = new ServedFloor(
                    program.part(DataSource.class),
                    folder.resolve("spool"),
                    program.part(InstantSource.class),
                    rig.link(),
                    new ComplianceGate(RuleBook.exercise()),
                    program.part(Desks.class))) {
                floor.start(_ -> {});
                String desk = "http://127.0.0.1:" + program.port() + "/desk?language=en";
                signIn(tab, desk);
                tab.until("!!document.querySelector('.big-button')");
                tab.press("Enter");
                tab.until("document.querySelector('.status')?.innerText.includes('Paused')", PATIENCE);
                tab.press("F4");
                tab.until("document.querySelector('.status')?.innerText.includes('Talking')", PATIENCE);
                tab.until(HEARS, PATIENCE);
                tab.press("F6");
                tab.until("document.querySelector('.status')?.innerText.includes('On hold')");
                untilTheExchangeShows(program, true);
                tab.press("F6");
                tab.until("document.querySelector('.status')?.innerText.includes('Talking')");
                untilTheExchangeShows(program, false);
                tab.until(HEARS);
                tab.press("F2");
                tab.until("document.querySelector('.outcome')?.hidden === false");
                tab.type("refu");
                tab.press("Enter");
                tab.until("document.querySelector('#desk').classList.contains('idle')");
                assertThat(tab.complaints()).isEmpty();
            }
        }
    }

    /** Whether somebody hears music, by the exchange's own word. */
    private void untilTheExchangeShows(RunningProgram program, boolean music) {
        InstantSource clock = program.part(InstantSource.class);
        Instant end = clock.instant().plus(PATIENCE);
        while (rig.pbx().cli("core show channels concise").contains("MusicOnHold") != music) {
            assertThat(clock.instant()).as("music: " + music).isBefore(end);
        }
    }

    private static void signIn(Tab tab, String desk) throws IOException {
        tab.go(desk);
        tab.until("!!document.getElementById('password')");
        tab.value("document.getElementById('sign-in').value = 'ana'");
        tab.value("document.getElementById('password').value = \"" + PASSWORD + "\"");
        tab.value("document.querySelector('form button').click()");
        tab.until("location.pathname === '/desk'");
    }

    private static void campaign(RunningProgram program, Path folder) throws Exception {
        var dsl = program.part(DSLContext.class);
        Instant now = program.part(InstantSource.class).instant();
        ClientId centre = new Clients(dsl).openCentre("The centre", now);
        String hash = Objects.requireNonNull(program.part(PasswordEncoder.class).encode(PASSWORD));
        AgentId ana = new AgentAccounts(dsl, centre).open("ana", hash, "Ana", new FloorId(1), now);
        new Agents(dsl, centre).teach(new AgentProfile(ana, Set.of(), Set.of("en")));

        ClientId client = new Clients(dsl).open("Harbour Books", now);
        var campaigns = new Campaigns(dsl, client);
        CampaignId made = campaigns.create(
                "Echo",
                new FloorId(1),
                UsualCampaign.settings(
                        new DialMode.Progressive(),
                        java.time.ZoneId.of("America/New_York"),
                        Set.of("US"),
                        false,
                        Duration.ofMinutes(10)),
                now);
        new Dispositions(dsl, client).offer(made, UsualCampaign.dispositions());
        var numbers = new CallerNumbers(dsl, client);
        var shown = new PhoneNumber("+12025550110");
        numbers.add(
                new CallerNumbers.Owned(shown, "US", "Fictional number", java.time.LocalDate.EPOCH, Optional.empty()));
        numbers.show(made, "ZZ", shown);
        Path list = folder.resolve("leads.csv");
        Files.writeString(list, "First name,Last name,Phone\nEcho,<b>Nymph</b>,+" + ECHO + "\n");
        var receipt = (ImportReceipt) new FileImport(
                        program.part(DataSource.class), new NumberReader(), program.part(InstantSource.class), folder)
                .run(
                        new ImportRequest.Leads(list, "US", "Echo", Optional.empty(), Optional.of("Harbour Books")),
                        (_, _) -> {});
        assertThat(receipt.accepted()).isEqualTo(1);
        campaigns.move(made, Set.of(Campaigns.State.DRAFT), Campaigns.State.RUNNING);
    }
}
