package outdial.app.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page shows: the languages to choose from, the direction of writing, who is signed in. */
@ControllerAdvice
final class Frame {
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
}
