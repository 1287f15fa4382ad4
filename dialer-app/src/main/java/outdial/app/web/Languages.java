package outdial.app.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** Which language a page is in: the one chosen in this browser, else the first it asks for that we speak. */
public final class Languages implements LocaleResolver {
    /** All that we speak; the first is the one for everybody else. */
    public static final List<Locale> SPOKEN =
            List.of("en", "bg", "nl", "lt", "fa").stream().map(Locale::of).toList();

    private static final String COOKIE = "language";
    /** The choice that this very request makes; its cookie comes only with the next one. */
    private static final String CHOSEN_NOW = Languages.class.getName() + ".chosen";

    /** One entry of the list to choose from. */
    public record Choice(String tag, String name, boolean chosen) {}

    /** The list to choose from, each named in itself. */
    static List<Choice> choices(Locale current) {
        return SPOKEN.stream()
                .map(one -> new Choice(one.toLanguageTag(), one.getDisplayLanguage(one), one.equals(current)))
                .toList();
    }

    /** Whether it is written from right to left. */
    static String direction(Locale language) {
        return "fa".equals(language.getLanguage()) ? "rtl" : "ltr";
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getAttribute(CHOSEN_NOW) instanceof Locale now) {
            return now;
        }
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie != null) {
            var chosen = Locale.forLanguageTag(cookie.getValue());
            if (SPOKEN.contains(chosen)) {
                return chosen;
            }
        }
        return Collections.list(request.getLocales()).stream()
                .map(wanted -> Locale.of(wanted.getLanguage()))
                .filter(SPOKEN::contains)
                .findFirst()
                .orElse(SPOKEN.getFirst());
    }

    @Override
    public void setLocale(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale language) {
        if (response != null && language != null && SPOKEN.contains(language)) {
            request.setAttribute(CHOSEN_NOW, language);
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(COOKIE, language.toLanguageTag())
                            .path("/")
                            .maxAge(Duration.ofDays(365))
                            .sameSite("Lax")
                            .secure(request.isSecure())
                            .httpOnly(true)
                            .build()
                            .toString());
        }
    }
}
