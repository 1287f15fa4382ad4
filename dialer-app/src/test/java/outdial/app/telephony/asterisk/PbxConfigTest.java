package outdial.app.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.app.telephony.asterisk.PbxSite.Login;
import outdial.app.telephony.asterisk.PbxSite.Trunk;

class PbxConfigTest {
    private static final Trunk TRUNK =
            new Trunk("192.0.2.10", 5060, "alaw,ulaw", "+", Optional.of(new Login("example", "carrier-password")));

    @TempDir
    private Path directory;

    @Test
    void every_template_is_filled_and_nobody_else_may_read_it() throws IOException {
        PbxConfig.Written written = config().writeTo(directory);
        assertThat(written.files().stream().filter(file -> file.toString().endsWith(".conf")))
                .hasSize(templates().size());
        for (Path file : written.files()) {
            if (file.toString().endsWith(".conf")) {
                assertThat(Files.readString(file)).as("%s", file).doesNotContainPattern("@[a-z.]+@");
                assertThat(rights(file)).as("%s", file).isEqualTo("rw-r-----");
            }
        }
        assertThat(rights(directory.resolve(PbxLink.FILE))).isEqualTo("rw-------");
        assertThat(Files.readString(etc("pjsip")))
                .contains("username = example")
                .contains("outbound_auth = outdial-trunk");
        assertThat(Files.readString(etc("extensions"))).contains("Dial(PJSIP/+${EXTEN}@outdial-trunk");
        assertThat(written.next()).anyMatch(step -> step.contains("systemctl restart asterisk"));
    }

    @Test
    void the_dialer_reads_back_how_to_reach_what_was_written() throws IOException {
        PbxConfig config = config();
        config.writeTo(directory);
        assertThat(PbxLink.load(directory.resolve(PbxLink.FILE))).isEqualTo(config.link());
        assertThat(Files.readString(etc("manager")))
                .contains("secret = " + config.link().secret());
        assertThat(Files.readString(etc("ari")))
                .contains("password = " + config.link().ariSecret());
    }

    @Test
    void no_two_sites_share_a_secret() {
        PbxLink one = config().link();
        PbxLink other = config().link();
        assertThat(List.of(one.secret(), one.ariSecret(), other.secret(), other.ariSecret()))
                .doesNotHaveDuplicates()
                .allMatch(secret -> secret.length() == 48);
        assertThat(one.toString()).doesNotContain(one.secret());
    }

    @Test
    void the_dialers_login_may_do_no_more_than_it_must() throws IOException {
        config().writeTo(directory);
        List<String> manager = Files.readAllLines(etc("manager"));
        assertThat(manager).contains("read = system,call,user,reporting", "write = call,originate,reporting");
        assertThat(manager.stream().filter(line -> line.startsWith("["))).containsExactly("[general]", "[outdial]");
        assertThat(Files.readString(etc("asterisk"))).contains("live_dangerously = no");
        assertThat(Files.readString(etc("modules")))
                .contains("autoload = no")
                .doesNotContain("app_system")
                .doesNotContain("app_originate")
                .doesNotContain("func_shell")
                .doesNotContain("res_agi")
                .doesNotContain("res_ari_channels");
    }

    @Test
    void agents_phones_live_where_nothing_can_be_dialled() throws IOException {
        config().writeTo(directory);
        String dialplan = Files.readString(etc("extensions"));
        String nowhere =
                dialplan.substring(dialplan.indexOf("[outdial-nowhere]"), dialplan.indexOf("[outdial-inbound]"));
        assertThat(nowhere).doesNotContain("exten");
        List<String> ringing = Stream.of(dialplan.split("(?m)^(?=\\[)"))
                .filter(context -> context.contains("Dial("))
                .toList();
        assertThat(ringing)
                .as("to people through the gate alone; an agent's own phones")
                .extracting(context -> context.lines().findFirst().orElseThrow())
                .containsExactly("[outdial-gate]", "[outdial-ring-desk]", "[outdial-ring-number]");
        assertThat(ringing)
                .allSatisfy(context -> assertThat(context.substring(0, context.indexOf("Dial(")))
                        .contains("Gosub(outdial-leader,s,1)", "refuse"));
    }

    @Test
    void a_second_run_replaces_the_first() throws IOException {
        config().writeTo(directory);
        PbxConfig second = config();
        second.writeTo(directory);
        assertThat(PbxLink.load(directory.resolve(PbxLink.FILE))).isEqualTo(second.link());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Example\n[general]", "Example; enabled", "Example]", "", "Ex\"ample", "$(id)", "`id`"})
    void a_company_name_cannot_become_configuration(String company) {
        assertThatThrownBy(() -> PbxSite.debian(company, "+44 20 7946 0123", TRUNK))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_link_without_a_secret_says_what_is_missing() throws IOException {
        Path file = Files.writeString(directory.resolve("pbx.properties"), "host=127.0.0.1\nport=5038\nuser=outdial\n");
        assertThatThrownBy(() -> PbxLink.load(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No 'secret'")
                .hasMessageContaining("outdial pbx-config");
    }

    private static PbxConfig config() {
        return new PbxConfig(PbxSite.debian("Example Research", "+44 20 7946 0123", TRUNK), new SecureRandom());
    }

    private Path etc(String template) {
        return directory.resolve("etc").resolve(template + ".conf");
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static List<Path> templates() throws IOException {
        Path source = Path.of(System.getProperty("outdial.root", ".."), "dialer-app", "src", "main", "asterisk");
        try (Stream<Path> files = Files.list(source)) {
            return files.toList();
        }
    }
}
