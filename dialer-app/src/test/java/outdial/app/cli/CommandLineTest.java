package outdial.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.app.Outdial;
import outdial.app.RunningProgram;

class CommandLineTest {
    @TempDir
    private Path var;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"serve", "doctor"})
    void each_command_explains_itself(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: outdial " + command, "--config", "--set");
    }

    @Test
    void wrong_usage_ends_with_2() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("no-such-command")).isEqualTo(2);
        assertThat(run("serve", "--no-such-option")).isEqualTo(2);
    }

    @Test
    void a_misspelt_setting_is_named() {
        assertThat(runWith(Map.of("outdial.web.prot", "1"), "doctor")).isEqualTo(1);
        assertThat(err.toString())
                .contains("There is no such setting: [outdial.web.prot]")
                .doesNotContain("\tat ");
    }

    @Test
    void a_value_that_does_not_fit_is_named() {
        assertThat(runWith(Map.of("outdial.web.port", "many"), "doctor")).isEqualTo(1);
        assertThat(err.toString()).contains("outdial.web", "many").doesNotContain("\tat ");
    }

    @Test
    void a_settings_file_is_read_and_its_absence_told() throws IOException {
        Path file = Files.writeString(var.resolve("site.yml"), "outdial.seats: 100000\n");
        assertThat(runWith(Map.of(), "doctor", "--config", file.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("limit is 100000 agents");
        assertThat(runWith(
                        Map.of(),
                        "doctor",
                        "--config",
                        var.resolve("missing.yml").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("The settings file is not there").doesNotContain("\tat ");
    }

    @Test
    void a_database_that_refuses_us_is_told_with_what_to_do() {
        assertThat(runWith(Map.of("outdial.database.password", "wrong"), "serve"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("refused the user or the password", "Set outdial.database.user", "outdial doctor")
                .doesNotContain("\tat ", "wrong");
    }

    @Test
    void a_database_that_is_not_there_is_told_with_what_to_do() {
        assertThat(runWith(Map.of("outdial.database.url", "jdbc:mysql://127.0.0.1:1/outdial"), "serve"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("does not answer (jdbc:mysql://127.0.0.1:1/outdial", "correct outdial.database.url")
                .doesNotContain("\tat ");
    }

    @Test
    void a_taken_port_is_told_with_what_to_do() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertThat(runWith(Map.of("outdial.web.port", port), "serve")).isEqualTo(1);
            assertThat(err.toString())
                    .contains("Port " + port + " is taken", "Commands without pages still work", "ss -ltnp")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void the_doctor_looks_at_everything_even_where_the_database_is_ill() {
        assertThat(runWith(Map.of("outdial.database.password", "wrong"), "doctor"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("disk", "files", "seats", "zones", "pages", "pbx", "bad   database");
    }

    @Test
    void the_doctor_finds_the_test_database_healthy() {
        assertThat(runWith(Map.of("outdial.seats", "1"), "doctor")).isZero();
        assertThat(out.toString()).contains("ok    database", "ok    tables", "ok    clocks");
    }

    @Test
    void a_call_is_explained_by_its_campaigns_own_rules_too() {
        assertThat(runWith(
                        Map.of(),
                        "campaign",
                        "Explained",
                        "--client=A house that asks",
                        "--country=US",
                        "--caller=+14045550100",
                        "--right=own",
                        "--zone=America/New_York"))
                .isZero();
        String[] explain = {
            "compliance",
            "explain",
            "--number=+14045550123",
            "--at=2026-11-24T02:00:00Z",
            "--register=clear",
            "--campaign=Explained",
            "--client=A house that asks"
        };
        assertThat(runWith(Map.of(), explain)).isZero();
        assertThat(out.toString())
                .contains("allowed from 2026-11-24T13:00:00Z; put off by us.window", "campaign   'Explained' does not")
                .contains("campaign-running, The campaign is not running.", "us.window, It is Mon 2026-11-23 21:00")
                .contains("us.dnc, The register", "has not been asked");
        explain[6] = "--client=Nobody";
        assertThat(runWith(Map.of(), explain)).isEqualTo(1);
        assertThat(err.toString()).contains("There is no client 'Nobody'");
    }

    @Test
    void a_consent_is_kept_with_its_proof_shown_and_taken_back() {
        String client = "--client=A house with consent";
        assertThat(runWith(
                        Map.of(),
                        "campaign",
                        "Consented",
                        client,
                        "--country=US",
                        "--caller=+14045550101",
                        "--right=own",
                        "--zone=America/New_York",
                        "--kind=research",
                        "--recipient=business"))
                .isZero();
        String number = "--number=+14045550124";
        String[] give = {
            "consent", "give", client, number, "--state=express", "--channel=web form", "--wording=Yes", "--evidence= "
        };
        assertThat(runWith(Map.of(), give)).isEqualTo(1);
        assertThat(err.toString()).contains("A consent without evidence is none.", "Nothing was kept.");
        give[7] = "--evidence=form 7";
        assertThat(runWith(Map.of(), give)).isZero();
        assertThat(runWith(Map.of(), "consent", "revoke", client, number)).isZero();
        assertThat(runWith(Map.of(), "consent", "show", client, number)).isZero();
        assertThat(out.toString())
                .contains("EXPRESS given", "taken back", "evidence: form 7")
                .contains("Consents taken back: 1.");
    }

    private int runWith(Map<String, String> settings, String... args) {
        var all = new HashMap<>(RunningProgram.settings(var));
        all.putAll(settings);
        var set = all.entrySet().stream().flatMap(one -> Stream.of("--set", one.getKey() + "=" + one.getValue()));
        return run(Stream.concat(Stream.of(args), set).toArray(String[]::new));
    }

    private int run(String... args) {
        return OutdialCommand.commandLine(new Program(Outdial.class))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
