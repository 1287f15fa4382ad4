package outdial.app.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static outdial.sql.gen.Tables.CAMPAIGN;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.app.RunningProgram;
import outdial.app.browser.Chromium;
import outdial.app.browser.Tab;
import outdial.app.simulation.Demonstration;
import outdial.app.simulation.DialRun;
import outdial.app.simulation.Exchange;
import outdial.app.web.FirstAdministrator;
import outdial.app.web.SignInPage;
import outdial.app.web.live.LiveView.CampaignLine;
import outdial.compliance.ComplianceGate;
import outdial.compliance.RuleBook;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.call.Outcome;
import outdial.model.pacing.account.AccountRule;
import outdial.model.pacing.account.AccountStanding;
import outdial.model.pacing.account.MachineErrors;
import outdial.model.pacing.account.Tally;
import outdial.sql.Campaigns;
import outdial.sql.Campaigns.State;
import outdial.sql.Real;
import outdial.sql.TestDb;

/**
 * What limits dialling now and what will happen, as a manager sees them in a real browser, on a campaign that has dialled;
 * pictures lie in {@code target/pictures}.
 */
@Real("browser")
class WhatWillHappenInBrowserTest {
    private static final Path PICTURES = Path.of("target/pictures/ahead");
    private static final Instant MONDAY = Instant.parse("2026-11-23T15:00:00Z");
    private static final Duration SHIFT = Duration.ofMinutes(15);

    private static RunningProgram program;
    private static FirstAdministrator.Created admin;
    private static Chromium browser;
    private static ClientId client;
    private static CampaignId campaign;

    @BeforeAll
    static void a_campaign_has_dialled_for_a_while(@TempDir Path folder) throws Exception {
        program = RunningProgram.start(folder.resolve("var"));
        admin = program.part(FirstAdministrator.class).createIfNone().orElseThrow();
        TestDb db = TestDb.mariaDb();
        new Demonstration(db.source(), InstantSource.fixed(MONDAY), folder).prepare((_, _) -> {});
        var sales = db.dsl()
                .selectFrom(CAMPAIGN)
                .where(CAMPAIGN.DIAL_MODE.eq("PREDICTIVE"))
                .fetchAny();
        assertThat(sales).isNotNull();
        client = new ClientId(sales.getClientId());
        campaign = new CampaignId(sales.getId());
        new Campaigns(db.dsl(), client).move(campaign, Set.of(State.DRAFT), State.RUNNING);
        var job = new DialRun.Job(
                db.source(),
                folder.resolve("spool"),
                client,
                campaign,
                new ComplianceGate(RuleBook.exercise()),
                new Exchange.Simulated(),
                new DialRun.Crew(15, 7, 1),
                SHIFT);
        new DialRun(job, InstantSource.fixed(MONDAY), (_, _) -> {}).inVirtualTime();
        browser = Chromium.start(folder.resolve("chromium"));
    }

    @AfterAll
    static void stop() {
        browser.close();
        program.close();
    }

    @ParameterizedTest
    @CsvSource({
        "en, 0123456789, One more call would find nobody",
        "bg, 0123456789, Още едно обаждане би останало",
        "nl, 0123456789, Nog een gesprek zou met kans",
        "lt, 0123456789, Dar vienas skambutis liktų",
        "fa, ۰۱۲۳۴۵۶۷۸۹, تماس دیگری به احتمال"
    })
    void a_manager_reads_what_limits_dialling_and_what_will_happen(String language, String digits, String sentence)
            throws Exception {
        try (var tab = browser.tab(1280, 720, false)) {
            tab.go(address("/sign-in?language=" + language));
            SignInPage.signIn(tab, admin.signIn(), admin.password());
            program.part(LiveFeed.class).publish(floor());
            tab.go(address("/clients/" + client.value() + "/campaigns/" + campaign.value()));
            tab.until("[...document.querySelectorAll('p.note')].some(one => one.textContent.startsWith('" + sentence
                    + "'))");
            assertThat(tab.value("[...document.querySelectorAll('p.note')].find(one => one.textContent.startsWith('"
                            + sentence + "')).lang"))
                    .isIn("", language);
            assertThat(tab.value("document.querySelectorAll('dd.more').length > 4"))
                    .as("the account of abandonment")
                    .isEqualTo("true");
            tab.picture(PICTURES.resolve("limit-" + language + ".png"));

            tab.value("document.querySelector('#ahead').scrollIntoView()");
            tab.click("#ahead button", "");
            tab.until("document.querySelectorAll('#ahead tbody tr').length === 6", Duration.ofSeconds(20));
            assertThat(tab.value("[...document.querySelectorAll('#ahead td')].every(one => /[" + digits
                            + "]/.test(one.textContent))"))
                    .isEqualTo("true");
            assertThat(tab.value("[...document.querySelectorAll('#ahead th, #ahead p')].every(one => one.textContent"
                            + " && !/ahead[.]|[{}]/.test(one.textContent))"))
                    .isEqualTo("true");
            assertThat(tab.value("document.documentElement.scrollWidth <= innerWidth"))
                    .as("nothing is cut off at the side")
                    .isEqualTo("true");
            tab.value("document.querySelector('#ahead').scrollIntoView()");
            tab.picture(PICTURES.resolve("ahead-" + language + ".png"));
            assertThat(tab.complaints()).isEmpty();
            signOut(tab);
        }
    }

    /** A floor that a risk limits, and whose detector has taken some persons for machines. */
    private static LiveView floor() {
        var account = new AccountStanding(
                AccountRule.ofCampaign(0.03), new Tally(MONDAY, 900, 12, 30, 240), new MachineErrors(60, 1));
        return new LiveView(
                MONDAY.plus(SHIFT),
                Optional.empty(),
                List.of(new CampaignLine(
                        campaign,
                        "Spring renewal",
                        "One more call would find nobody with a chance of 3.4 %; 2.9 % is allowed, and 4 more may be"
                                + " abandoned.",
                        2_874,
                        Map.of(Outcome.TALKED, 412L, Outcome.NO_ANSWER, 731L, Outcome.ABANDONED, 11L),
                        Abandonment.of(account))),
                List.of(),
                List.of());
    }

    private static void signOut(Tab tab) throws Exception {
        tab.leave("document.querySelector('form[action=\"/sign-out\"] button').click()");
        tab.until("location.pathname === '/sign-in' && document.readyState === 'complete'");
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + program.port() + path;
    }
}
