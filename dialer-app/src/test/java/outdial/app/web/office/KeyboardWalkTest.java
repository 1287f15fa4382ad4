package outdial.app.web.office;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.password.PasswordEncoder;
import outdial.app.RunningProgram;
import outdial.app.browser.Chromium;
import outdial.app.browser.Tab;
import outdial.app.web.live.LiveFeed;
import outdial.app.web.live.LiveView;
import outdial.app.web.live.LiveView.AgentLine;
import outdial.model.AgentId;
import outdial.model.ClientId;
import outdial.sql.Accounts;
import outdial.sql.Accounts.Grant;
import outdial.sql.Accounts.Role;
import outdial.sql.Accounts.Settings;
import outdial.sql.Clients;
import outdial.sql.Real;

/** What each role does most, by keyboard alone. */
@Real("browser")
class KeyboardWalkTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String PASSWORD = "correct horse battery";

    private static RunningProgram program;
    private static TwoClients things;
    private static Chromium browser;
    private static String client = "";
    private static String campaign = "";

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        program = RunningProgram.start(folder.resolve("var"));
        things = new TwoClients(program, folder);
        client = "/clients/" + things.other.client().value();
        campaign = client + "/campaigns/" + things.other.campaign().value();
        var sql = program.part(DSLContext.class);
        ClientId centre = new Clients(sql).findCentre().orElseThrow();
        String hash = Objects.requireNonNull(program.part(PasswordEncoder.class).encode(PASSWORD));
        for (Role role : Role.values()) {
            String name = role.name().toLowerCase(Locale.ROOT);
            new Accounts(sql)
                    .add(
                            new Settings(centre, name, name, "en", true, Set.of(new Grant(role, Optional.empty()))),
                            hash,
                            Instant.EPOCH);
        }
        browser = Chromium.start(folder.resolve("chromium"));
    }

    @AfterAll
    static void stop() {
        browser.close();
        program.close();
    }

    private interface Journey {
        void by(Keyboard keys, Tab tab) throws IOException;
    }

    /** Signs in and out by keyboard, too. */
    private static void as(Role role, Journey journey) throws Exception {
        try (var tab = browser.tab(1280, 720, false)) {
            tab.go("http://127.0.0.1:" + program.port() + "/sign-in?language=en");
            var keys = new Keyboard(tab);
            tab.value("document.activeElement.blur(); 1");
            keys.to("#sign-in").type(role.name().toLowerCase(Locale.ROOT));
            keys.to("#password").type(PASSWORD).follow(role == Role.AGENT ? "/desk" : "/");
            keys.walk();
            journey.by(keys, tab);
            keys.to("form[action='/sign-out'] button").follow("/sign-in");
        }
    }

    @Test
    void an_administrator_skips_the_menu_and_adds_a_team() throws Exception {
        as(Role.ADMINISTRATOR, (keys, tab) -> {
            tab.value("document.activeElement.blur(); 1");
            keys.to("a.skip").enter();
            tab.until("location.hash === '#content'");
            keys.to("a[href='/teams']").follow("/teams");
            keys.to("a[href='/teams/new']").follow("/teams/new");
            keys.walk();
            keys.to("#f-name").type("Night").follow("/teams");
            tab.until("document.querySelector('.note.good') !== null");
        });
    }

    @Test
    void a_manager_opens_the_stop_button_thinks_better_of_it_and_is_back_where_they_were() throws Exception {
        as(Role.MANAGER, (keys, tab) -> {
            keys.to("a[href='/clients']").follow("/clients");
            keys.to("main a[href='" + client + "']").follow(client);
            keys.walk();
            keys.to("button[popovertarget='stop-all']").enter();
            tab.until("document.activeElement.closest('#stop-all:popover-open') !== null");
            tab.press("Escape");
            tab.until("document.querySelector(':popover-open') === null"
                    + " && document.activeElement.matches('[popovertarget=stop-all]')");
            keys.to("a[href='" + client + "/campaigns/new']").follow(client + "/campaigns/new");
            keys.walk();
        });
    }

    @Test
    void a_supervisor_finds_a_lead_and_writes_to_an_agent() throws Exception {
        as(Role.SUPERVISOR, (keys, tab) -> {
            tab.press("KeyK", true);
            tab.until("document.activeElement.id === 'find'");
            keys.type(things.other.number()).follow(client + "/leads/" + things.other.lead());
            keys.walk();
            var ana = new AgentLine(
                    new AgentId(things.agent), "Ana", LiveView.State.READY, NOON, false, Optional.empty());
            program.part(LiveFeed.class)
                    .publish(new LiveView(NOON, Optional.empty(), List.of(), List.of(), List.of(ana)));
            keys.to("a[href='/live']").follow("/live");
            keys.walk();
            keys.to("a[href='/live/agents/" + things.agent + "']").follow("/live/agents/" + things.agent);
            keys.to("#f-said").type("Well done");
            keys.to("form[action$='/message'] button").enter();
            tab.until("document.querySelector('.note.bad')?.textContent.includes('Nobody saw it')");
        });
    }

    @Test
    void an_analyst_opens_the_download_and_closes_it() throws Exception {
        as(Role.ANALYST, (keys, tab) -> {
            keys.to("a[href='/campaigns']").follow("/campaigns");
            keys.to("main a[href='" + campaign + "']").follow(campaign);
            keys.walk();
            keys.to("button[popovertarget='take']").enter();
            tab.until("document.activeElement.id === 'from'");
            tab.press("Escape");
            tab.until("document.activeElement.matches('[popovertarget=take]')");
        });
    }

    @Test
    void a_client_viewer_looks_at_a_campaign() throws Exception {
        as(Role.CLIENT_VIEWER, (keys, tab) -> {
            keys.to("a[href='/campaigns']").follow("/campaigns");
            keys.walk();
            keys.to("main a[href='" + campaign + "']").follow(campaign);
        });
    }

    @Test
    void an_agent_finds_the_way_out_of_a_desk_that_is_not_theirs() throws Exception {
        as(Role.AGENT, (keys, tab) -> tab.until("document.querySelector('main .note.notice') !== null"));
    }
}
