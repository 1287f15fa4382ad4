package outdial.app.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.sql.Accounts;
import outdial.sql.Audit;
import outdial.sql.Reach;
import outdial.sql.ReportSchedules;
import outdial.sql.ReportSchedules.Delivery;
import outdial.sql.ReportSchedules.Every;
import outdial.sql.ReportSchedules.Way;
import outdial.sql.TestDb;

/** A report every day to a folder and by mail, as a real mail server on loopback sees it. */
class DeliveriesTest {
    /** 08:00 on Tuesday in Vilnius. */
    private static final Instant DUE = Instant.parse("2026-11-17T06:00:00Z");

    private final DSLContext sql = TestDb.mariaDb().dsl();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path var;

    @SuppressWarnings("NullAway.Init") // set before each test
    private MailSink mail;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ReportScene scene;

    private Instant now = DUE.minusSeconds(3600);

    @BeforeEach
    void a_schedule() throws IOException {
        TestDb.mariaDb().empty();
        scene = new ReportScene(sql, "none");
        mail = new MailSink();
        var settings = new ReportSchedules.Settings(
                "Harbour daily",
                "by=HOUR",
                "nl",
                "csv",
                Every.DAY,
                LocalTime.of(8, 0),
                ZoneId.of("Europe/Vilnius"),
                Map.of(Way.FOLDER, "harbour", Way.MAIL, "ann@harbour.example, bob@harbour.example"));
        new ReportSchedules(sql)
                .add(
                        new Accounts(sql).find(scene.analyst).orElseThrow().client(),
                        scene.analyst,
                        settings,
                        Deliveries.first(settings, now));
    }

    @AfterEach
    void close() throws IOException {
        mail.close();
    }

    @Test
    void a_report_goes_out_once_when_it_is_due() throws IOException {
        run(DUE.minusSeconds(1));
        assertThat(deliveries()).isEmpty();
        run(DUE);
        run(DUE.plusSeconds(60));
        assertThat(deliveries())
                .hasSize(2)
                .allMatch(delivery -> delivery.state().equals("SENT"));
        String file = Files.readString(var.resolve("reports/sent/harbour/Harbour daily 2026-11-16.csv"));
        // Every client's hours would hold another's attempt: 69 instead of 68.
        assertThat(file).startsWith("\uFEFFUur,Pogingen,").contains("\r\n11:00,60,", "\r\nAlles samen,68,");
        assertThat(mail.letters()).hasSize(1);
        assertThat(mail.letters().getFirst())
                .contains("figures@outdial.example", "ann@harbour.example", "bob@harbour.example", "Harbour daily");
        assertThat(Audit.newest(sql, new Reach.Everyone(), Long.MAX_VALUE, 10))
                .extracting(Audit.Deed::action)
                .containsExactly("REPORT_SENT", "REPORT_SENT");
    }

    @Test
    void what_the_mail_server_refuses_says_why_and_is_tried_again() {
        mail.refuse(true);
        run(DUE);
        Delivery refused = byMail();
        assertThat(refused.state()).isEqualTo("WAITING");
        assertThat(refused.problem()).contains("did not take it").contains("No such person here");
        assertThat(refused.nextTry()).isEqualTo(DUE.plus(Duration.ofMinutes(1)));
        mail.refuse(false);
        run(DUE.plusSeconds(59));
        assertThat(byMail().state()).isEqualTo("WAITING");
        run(DUE.plusSeconds(60));
        assertThat(byMail().state()).isEqualTo("SENT");
        assertThat(byMail().tries()).isEqualTo(2);
        assertThat(mail.letters()).hasSize(1);
    }

    @Test
    void after_a_day_of_trying_it_is_given_up_and_that_is_written_down() {
        mail.refuse(true);
        for (Instant at = DUE; at.isBefore(DUE.plus(Duration.ofHours(27))); at = at.plus(Duration.ofMinutes(30))) {
            run(at);
        }
        assertThat(deliveries().stream()
                        .filter(delivery -> delivery.way() == Way.MAIL)
                        .map(Delivery::state))
                .as("the next day's, and the first")
                .containsExactly("WAITING", "FAILED");
        assertThat(Audit.newest(sql, new Reach.Everyone(), Long.MAX_VALUE, 10))
                .extracting(Audit.Deed::action)
                .contains("REPORT_NOT_SENT");
    }

    @Test
    void somebody_whose_account_is_switched_off_gets_nothing_made() {
        var accounts = new Accounts(sql);
        var account = accounts.find(scene.analyst).orElseThrow();
        accounts.change(
                account.id(),
                new Accounts.Settings(
                        account.client(), account.signIn(), account.name(), "en", false, account.grants()));
        run(DUE);
        assertThat(deliveries())
                .allMatch(delivery -> delivery.state().equals("FAILED"))
                .allMatch(delivery -> delivery.problem().contains("may not see figures any more"));
        assertThat(var.resolve("reports/sent")).doesNotExist();
    }

    @Test
    void a_folder_outside_of_the_sites_own_is_refused() {
        var deliveries = new Deliveries(sql, () -> now, ReportScene.settings(var, 0));
        assertThat(List.of("a", "a/b", "ä")).allMatch(deliveries::mayWrite);
        assertThat(List.of("..", "../a", "a/../../b", "/etc", "a\u0000")).noneMatch(deliveries::mayWrite);
    }

    private void run(Instant at) {
        now = at;
        new Deliveries(sql, () -> now, ReportScene.settings(var, mail.port())).run();
    }

    private Delivery byMail() {
        return deliveries().stream()
                .filter(delivery -> delivery.way() == Way.MAIL)
                .findFirst()
                .orElseThrow();
    }

    private List<Delivery> deliveries() {
        return new ReportSchedules(sql).deliveries(scene.analyst, 10);
    }
}
