package outdial.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.app.RunningProgram;
import outdial.sql.Accounts;

/** The whole program, spoken to over HTTP as a browser would, and as an attacker would. */
class SignInTest {
    private static RunningProgram program;
    private static FirstAdministrator.Created admin;
    private Visitor visitor;

    @BeforeAll
    static void start(@TempDir Path var) {
        program = RunningProgram.start(var);
        admin = program.part(FirstAdministrator.class).createIfNone().orElseThrow();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @BeforeEach
    void visit() {
        visitor = new Visitor(program.port());
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    void the_first_administrator_is_made_once_and_only_a_hash_is_kept() {
        assertThat(admin.password()).matches("([a-z2-9]{5}-){3}[a-z2-9]{5}");
        assertThat(program.part(FirstAdministrator.class).createIfNone()).isEmpty();
        var account = program.part(Accounts.class).find(admin.signIn()).orElseThrow();
        assertThat(account.passwordHash())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .doesNotContain(admin.password());
        assertThat(account.roles()).containsExactly(Accounts.Role.ADMINISTRATOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "bg", "nl", "lt", "fa"})
    void the_page_on_which_a_language_is_chosen_is_in_it_already_and_so_is_the_next(String language) throws Exception {
        assertThat(visitor.get("/sign-in?language=" + language).body()).contains("lang=\"" + language + "\"");
        assertThat(visitor.get("/sign-in").body()).contains("lang=\"" + language + "\"");
    }

    @Test
    void the_right_password_opens_the_live_page_under_a_new_session() throws Exception {
        visitor.get("/sign-in");
        String before = visitor.cookie("outdial");
        var answer = visitor.signIn(admin.signIn(), admin.password());
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/"));
        assertThat(visitor.cookie("outdial")).isNotEqualTo(before);
        assertThat(visitor.get("/live").body()).contains("Live floor", "Administrator", "No campaign is running");
    }

    @Test
    void an_unknown_name_gets_the_answer_of_a_wrong_password() throws Exception {
        var wrong = visitor.signIn(admin.signIn(), "not the password");
        var unknown = visitor.signIn("nobody", "not the password");
        assertThat(wrong.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("?failed"));
        assertThat(unknown.headers().firstValue("Location"))
                .isEqualTo(wrong.headers().firstValue("Location"));
        assertThat(visitor.signIn("nobody", "again").headers().firstValue("Location"))
                .as("each failure counts once, so the third try is still free")
                .isEqualTo(wrong.headers().firstValue("Location"));
    }

    @Test
    void a_page_without_signing_in_leads_to_the_sign_in_page() throws Exception {
        assertThat(visitor.get("/live").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
        assertThat(visitor.get("/live/stream").statusCode()).isEqualTo(302);
        assertThat(visitor.get("/no/such/page").statusCode()).isEqualTo(302);
    }

    @Test
    void a_form_without_its_token_is_refused() throws Exception {
        var form = Map.of("sign-in", admin.signIn(), "password", admin.password());
        assertThat(visitor.post("/sign-in", form).statusCode()).isEqualTo(403);
    }

    @Test
    void a_form_sent_by_another_sites_page_is_refused() throws Exception {
        var form = Map.of("sign-in", admin.signIn(), "password", admin.password(), "_csrf", visitor.token("/sign-in"));
        assertThat(visitor.post("/sign-in", form, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.post("/sign-in", form, "Origin", "null").statusCode())
                .isEqualTo(403);
        assertThat(visitor.post("/sign-in", form, "Origin", "http://127.0.0.1:" + program.port())
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void a_browser_is_told_to_run_nothing_but_ours() throws Exception {
        var headers = visitor.get("/sign-in").headers();
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self';"
                        + " connect-src 'self'; media-src 'self'; form-action 'self'; frame-ancestors 'none';"
                        + " base-uri 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Permissions-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("microphone=(self)", "camera=()"));
        assertThat(headers.firstValue("Server")).isEmpty();
        assertThat(headers.firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bg", "nl", "lt", "fa"})
    void the_page_speaks_the_browsers_language(String language) throws Exception {
        var page = visitor.get("/sign-in", "Accept-Language", language + "-XX,en;q=0.5")
                .body();
        assertThat(page)
                .contains("lang=\"" + language + "\" dir=\"" + ("fa".equals(language) ? "rtl" : "ltr") + "\"")
                .contains(new Words().text(Locale.of(language), "signIn.title"));
    }

    @Test
    void a_chosen_language_is_remembered_and_an_unknown_one_ignored() throws Exception {
        visitor.get("/sign-in?language=lt");
        assertThat(visitor.get("/sign-in").body()).contains("lang=\"lt\"");
        visitor.get("/sign-in?language=xx");
        assertThat(visitor.get("/sign-in").body()).contains("lang=\"lt\"");
    }

    @Test
    void assets_are_named_by_their_content_and_kept_for_a_year() throws Exception {
        var page = visitor.get("/sign-in").body();
        var style = page.replaceAll("(?s).*href=\"(/assets/outdial-[0-9a-f]{32}\\.css)\".*", "$1");
        var answer = visitor.get(style);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).contains("max-age=31536000"));
    }

    @Test
    void health_and_figures_are_told_on_their_own_port_only() throws IOException, InterruptedException {
        try (var operator = new Visitor(program.managementPort())) {
            assertThat(operator.get("/health").body()).contains("\"status\":\"UP\"");
            assertThat(operator.get("/metrics").body()).contains("jvm_memory_used_bytes");
            assertThat(operator.get("/env").statusCode()).isNotEqualTo(200);
        }
        assertThat(visitor.get("/health").statusCode()).isEqualTo(302);
    }

    @Test
    void signing_out_ends_the_session() throws Exception {
        assertThat(visitor.signIn(admin.signIn(), admin.password()).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/"));
        assertThat(visitor.post("/sign-out", Map.of("_csrf", visitor.token("/live")))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in?out"));
        assertThat(visitor.get("/live").statusCode()).isEqualTo(302);
    }
}
