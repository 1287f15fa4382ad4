package outdial.app.web.office;

import java.time.InstantSource;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import outdial.app.web.door.Changes;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.page.Form;
import outdial.model.ClientId;
import outdial.sql.Accounts.Role;
import outdial.sql.Wordings.Kind;

/** What a person hears who answered and met no agent in time. */
@Controller
@RequestMapping("/clients/{client}/messages")
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class MessageController {
    private final WordingPages pages;

    MessageController(DSLContext sql, Changes changes, InstantSource clock) {
        this.pages = new WordingPages(sql, changes, clock, Kind.INFORMATION_MESSAGE, "message", "messages");
    }

    @GetMapping
    String list(@PathVariable("client") ClientId client, Model model) {
        return pages.list(client, model);
    }

    @GetMapping("/new")
    String blank(@PathVariable("client") ClientId client, Model model) {
        return pages.blank(client, model);
    }

    @PostMapping
    String add(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        return pages.add(member, client, Form.of(sent), model, next);
    }

    @GetMapping("/{id}")
    String page(@PathVariable("client") ClientId client, @PathVariable long id, Model model) {
        return pages.page(client, id, model);
    }

    @PostMapping("/{id}")
    String change(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        return pages.change(member, client, id, Form.of(sent), model, next);
    }
}
