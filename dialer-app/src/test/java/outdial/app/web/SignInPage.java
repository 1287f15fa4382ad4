package outdial.app.web;

import java.io.IOException;
import java.time.Duration;
import outdial.app.browser.Tab;

/** What a person does on the first page, where the tab is already. */
public final class SignInPage {
    private SignInPage() {}

    /** Fills it in and sends it; the tab is on the page that the person gets. */
    public static void signIn(Tab tab, String name, String password) throws IOException {
        tab.value("document.getElementById('sign-in').value = \"" + name + "\"");
        tab.value("document.getElementById('password').value = \"" + password + "\"");
        tab.leave("document.querySelector('form[action=\"/sign-in\"]').requestSubmit()");
        tab.until("location.pathname !== '/sign-in' && document.readyState === 'complete'", Duration.ofSeconds(60));
    }
}
