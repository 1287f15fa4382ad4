package outdial.app.web.live;

import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import outdial.app.web.door.For;
import outdial.sql.Accounts.Role;

/** The live page, drawn whole at first and kept current by one stream. */
@Controller
@For(
        value = {Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR},
        wholeCentre = true)
public final class LiveController {
    private final LiveFeed feed;

    LiveController(LiveFeed feed) {
        this.feed = feed;
    }

    @GetMapping("/live")
    String page(Locale language, Model model) {
        model.addAllAttributes(LiveText.model(feed.newest(), language));
        return "live";
    }

    @GetMapping(path = "/live/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(Locale language, HttpSession session) {
        return feed.open(language, session.getId(), LiveFeed.FLOOR);
    }
}
