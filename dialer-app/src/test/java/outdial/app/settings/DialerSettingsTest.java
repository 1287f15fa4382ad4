package outdial.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import outdial.app.settings.DialerSettings.Mail.Security;

class DialerSettingsTest {
    @Test
    void the_defaults_are_these() {
        var var = Path.of("var");
        assertThat(bind(Map.of()))
                .isEqualTo(new DialerSettings(
                        var,
                        60,
                        60,
                        new DialerSettings.Database("", "", "", 0, 256, 16),
                        new DialerSettings.Web("127.0.0.1", 8080, false, 8081),
                        new DialerSettings.Pbx(""),
                        new DialerSettings.Recordings("", 90),
                        new DialerSettings.Reports(
                                14,
                                2,
                                "",
                                new DialerSettings.Mail("", 587, "", "", "outdial@localhost", Security.STARTTLS))));
    }

    @Test
    void the_names_are_these() {
        var all = Map.ofEntries(
                Map.entry("seats", "5"),
                Map.entry("database.url", "jdbc:mysql://db/outdial"),
                Map.entry("database.user", "dialer"),
                Map.entry("database.password", "of the database"),
                Map.entry("database.port", "3307"),
                Map.entry("database.cache-mb", "512"),
                Map.entry("database.connections", "4"),
                Map.entry("web.address", "0.0.0.0"),
                Map.entry("web.port", "80"),
                Map.entry("web.https", "true"),
                Map.entry("web.management-port", "81"),
                Map.entry("keep-months", "7"),
                Map.entry("recordings.folder", "/srv/recordings"),
                Map.entry("recordings.keep-days", "30"),
                Map.entry("reports.keep-days", "3"),
                Map.entry("reports.at-once", "1"),
                Map.entry("reports.folder", "/srv/reports"),
                Map.entry("reports.mail.host", "mail.example"),
                Map.entry("reports.mail.port", "465"),
                Map.entry("reports.mail.user", "outdial"),
                Map.entry("reports.mail.password", "of the mail"),
                Map.entry("reports.mail.from", "figures@example.org"),
                Map.entry("reports.mail.security", "tls"),
                Map.entry("pbx.file", "/etc/outdial/pbx.properties"));
        assertThat(bind(all))
                .isEqualTo(new DialerSettings(
                        Path.of("var"),
                        5,
                        7,
                        new DialerSettings.Database(
                                "jdbc:mysql://db/outdial", "dialer", "of the database", 3307, 512, 4),
                        new DialerSettings.Web("0.0.0.0", 80, true, 81),
                        new DialerSettings.Pbx("/etc/outdial/pbx.properties"),
                        new DialerSettings.Recordings("/srv/recordings", 30),
                        new DialerSettings.Reports(
                                3,
                                1,
                                "/srv/reports",
                                new DialerSettings.Mail(
                                        "mail.example",
                                        465,
                                        "outdial",
                                        "of the mail",
                                        "figures@example.org",
                                        Security.TLS))));
    }

    @Test
    void secrets_are_not_told() {
        var settings = bind(Map.of(
                "database.url", "jdbc:mysql://db/outdial?password=hidden",
                "database.password", "hidden",
                "reports.mail.password", "hidden"));
        assertThat(settings.toString()).doesNotContain("hidden").contains("jdbc:mysql://db/outdial");
    }

    @Test
    void a_floor_without_seats_is_refused() {
        assertThatThrownBy(() -> bind(Map.of("seats", "0"))).hasRootCauseMessage("outdial.seats must be 1 or more: 0");
    }

    private static DialerSettings bind(Map<String, String> values) {
        var named = new HashMap<String, String>(Map.of("outdial.var", "var"));
        values.forEach((name, value) -> named.put("outdial." + name, value));
        return new Binder(new MapConfigurationPropertySource(named))
                .bind("outdial", DialerSettings.class)
                .get();
    }
}
