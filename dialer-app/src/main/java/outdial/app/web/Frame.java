package outdial.app.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import outdial.app.web.door.Door;
import outdial.app.web.door.Member;
import outdial.app.web.page.Figures;
import outdial.sql.Clients.Client;

/** What the frame of every page shows: languages, direction of writing, who is signed in and where they can go. */
@ControllerAdvice
final class Frame {
    private final InstantSource clock;

    Frame(InstantSource clock) {
        this.clock = clock;
    }

    @ModelAttribute("languages")
    List<Languages.Choice> languages(Locale language) {
        return Languages.choices(language);
    }

    @ModelAttribute("direction")
    String direction(Locale language) {
        return Languages.direction(language);
    }

    @ModelAttribute("person")
    @Nullable
    String person(@AuthenticationPrincipal @Nullable SignedIn person) {
        return person == null ? null : person.displayName();
    }

    @ModelAttribute("menu")
    Menu menu(HttpServletRequest request) {
        return request.getAttribute(Member.ATTRIBUTE) instanceof Member member
                ? Menu.of(
                        member,
                        request.getAttribute(Door.CLIENT) instanceof Client client ? client : null,
                        request.getRequestURI())
                : Menu.NONE;
    }

    @ModelAttribute("write")
    Figures write(Locale language) {
        return new Figures(language, clock.instant());
    }

    /** An id that is none names nothing. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    void noSuchThing(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
