package outdial.app.web.law;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import outdial.app.web.door.Changes;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.page.Editor;
import outdial.app.web.page.Field;
import outdial.app.web.page.Form;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Title;
import outdial.model.ClientId;
import outdial.sql.Accounts.Role;
import outdial.sql.CampaignSettings.Purpose;
import outdial.sql.Retention;

/** How long a client's leads are kept, by what its campaigns are for. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class RetentionController {
    private static final int HUNDRED_YEARS = 36_500;

    private final DSLContext sql;
    private final Changes changes;

    RetentionController(DSLContext sql, Changes changes) {
        this.sql = sql;
        this.changes = changes;
    }

    @GetMapping("/clients/{client}/retention")
    String page(@PathVariable("client") ClientId client, Model model) {
        Form form = Form.empty();
        new Retention(sql, client).days().forEach((purpose, days) -> form.fill(name(purpose), days));
        return editor(model, client, form);
    }

    @PostMapping("/clients/{client}/retention")
    String change(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        Map<Purpose, Integer> days = new EnumMap<>(Purpose.class);
        for (Purpose purpose : Purpose.values()) {
            if (!form.value(name(purpose)).isBlank()) {
                days.put(purpose, form.number(name(purpose), 1, HUNDRED_YEARS));
            }
        }
        if (!form.isGood()) {
            return editor(model, client, form);
        }
        changes.make(member, client, (tx, note) -> {
            new Retention(tx, client).set(days);
            note.down(
                    "RETENTION_CHANGED",
                    "client " + client.value(),
                    days.entrySet().stream()
                            .map(one -> one.getKey() + " " + one.getValue())
                            .collect(Collectors.joining(", ")));
            return days;
        });
        return Notice.done(next, "/clients/" + client.value() + "/retention", "retention.saved", "");
    }

    private static String name(Purpose purpose) {
        return "keep" + purpose.name().charAt(0) + purpose.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static String editor(Model model, ClientId client, Form form) {
        String persons = "/clients/" + client.value() + "/persons";
        model.addAttribute(
                Editor.VIEW,
                Editor.of(
                        Title.of("retention.title").below("person.title", persons),
                        "/clients/" + client.value() + "/retention",
                        "form.save",
                        persons,
                        Arrays.stream(Purpose.values())
                                .map(purpose -> purpose == Purpose.SALES
                                        ? Field.number(name(purpose)).hint()
                                        : Field.number(name(purpose)))
                                .toList(),
                        form));
        return Editor.VIEW;
    }
}
