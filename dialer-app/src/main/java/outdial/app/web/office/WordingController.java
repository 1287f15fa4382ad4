package outdial.app.web.office;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import outdial.app.web.Languages;
import outdial.app.web.door.Changes;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.door.NotThere;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Editor;
import outdial.app.web.page.Field;
import outdial.app.web.page.Form;
import outdial.app.web.page.Listing;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Table;
import outdial.app.web.page.Title;
import outdial.model.ClientId;
import outdial.sql.Accounts.Role;
import outdial.sql.Wordings;
import outdial.sql.Wordings.Kind;
import outdial.sql.Wordings.Wording;

/** What agents say and what people hear who meet no agent in time: texts in several languages. */
@Controller
@RequestMapping({"/clients/{client}/scripts", "/clients/{client}/messages"})
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class WordingController {
    private static final int LONGEST = 10_000;

    private final DSLContext sql;
    private final Changes changes;
    private final InstantSource clock;

    WordingController(DSLContext sql, Changes changes, InstantSource clock) {
        this.sql = sql;
        this.changes = changes;
        this.clock = clock;
    }

    /** What the texts are for, and what the keys of their words begin with. */
    enum Use {
        SCRIPT(Kind.SCRIPT, "script", "script.none"),
        MESSAGE(Kind.INFORMATION_MESSAGE, "message", "message.none");

        private final Kind kind;
        private final String word;
        private final String none;

        Use(Kind kind, String word, String none) {
            this.kind = kind;
            this.word = word;
            this.none = none;
        }

        String path(ClientId client) {
            return "/clients/" + client.value() + "/" + word + "s";
        }

        String key(String key) {
            return word + "." + key;
        }
    }

    /** The page asked for: whose texts, and of which use. */
    record Place(ClientId client, Use use) {
        String path() {
            return use.path(client);
        }
    }

    @ModelAttribute("place")
    Place place(@PathVariable("client") ClientId client, HttpServletRequest request) {
        return new Place(
                client, request.getRequestURI().startsWith(Use.SCRIPT.path(client)) ? Use.SCRIPT : Use.MESSAGE);
    }

    @GetMapping
    String list(@ModelAttribute(name = "place", binding = false) Place place, Model model) {
        var rows = new Wordings(sql, place.client())
                .list(place.use().kind).stream()
                        .map(wording -> List.<Cell>of(
                                new Cell.Link(wording.name(), place.path() + "/" + wording.id()),
                                new Cell.Words(new TreeSet<>(wording.texts().keySet())
                                        .stream()
                                                .map(language -> "language." + language)
                                                .toList())))
                        .toList();
        model.addAttribute(
                Listing.VIEW,
                Listing.of(
                                Title.of(place.use().key("title")),
                                Table.of("wording.name wording.languages", place.use().none, rows))
                        .with(place.use().key("add"), place.path() + "/new"));
        return Listing.VIEW;
    }

    @GetMapping("/new")
    String blank(@ModelAttribute(name = "place", binding = false) Place place, Model model) {
        return editor(model, place, Optional.empty(), Form.empty());
    }

    @PostMapping
    String add(
            @ModelAttribute(name = "place", binding = false) Place place,
            @RequestAttribute Member member,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        String name = form.text("name", 120);
        Map<String, String> texts = texts(form);
        if (form.isGood()) {
            Optional<Long> made = changes.make(member, place.client(), (tx, note) -> {
                var wordings = new Wordings(tx, place.client());
                Optional<Long> id = wordings.add(place.use().kind, name);
                id.ifPresent(one -> {
                    wordings.change(new Wording(one, place.use().kind, name, texts), clock.instant());
                    note.down(place.use().kind + "_ADDED", place.use().word + " " + one, name);
                });
                return id;
            });
            if (made.isPresent()) {
                return Notice.done(next, place.path(), "notice.added", name);
            }
            form.wrong("name", "problem.taken");
        }
        return editor(model, place, Optional.empty(), form);
    }

    @GetMapping("/{id}")
    String page(@ModelAttribute(name = "place", binding = false) Place place, @PathVariable long id, Model model) {
        Wording wording = find(place, id);
        Form form = Form.empty().fill("name", wording.name());
        wording.texts().forEach((language, body) -> form.fill("body." + language, body));
        return editor(model, place, Optional.of(wording), form);
    }

    @PostMapping("/{id}")
    String change(
            @ModelAttribute(name = "place", binding = false) Place place,
            @RequestAttribute Member member,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        Wording before = find(place, id);
        String name = form.text("name", 120);
        Map<String, String> texts = texts(form);
        if (new Wordings(sql, place.client())
                .list(place.use().kind).stream()
                        .anyMatch(one -> one.id() != id && one.name().equalsIgnoreCase(name))) {
            form.wrong("name", "problem.taken");
        }
        if (!form.isGood()) {
            return editor(model, place, Optional.of(before), form);
        }
        changes.make(member, place.client(), (tx, note) -> {
            new Wordings(tx, place.client()).change(new Wording(id, place.use().kind, name, texts), clock.instant());
            note.down(place.use().kind + "_CHANGED", place.use().word + " " + id, name);
            return id;
        });
        return Notice.done(next, place.path(), "notice.saved", name);
    }

    private Wording find(Place place, long id) {
        return new Wordings(sql, place.client()).find(place.use().kind, id).orElseThrow(NotThere::new);
    }

    private static Map<String, String> texts(Form form) {
        var texts = new HashMap<String, String>();
        for (Locale language : Languages.SPOKEN) {
            String tag = language.toLanguageTag();
            form.optional("body." + tag, LONGEST).ifPresent(body -> texts.put(tag, body));
        }
        if (texts.isEmpty()) {
            form.wrong("body.en", "problem.oneText");
        }
        return texts;
    }

    private static String editor(Model model, Place place, Optional<Wording> wording, Form form) {
        Title title = wording.map(one -> Title.of(place.use().key("one"), one.name()))
                .orElse(Title.of(place.use().key("add")));
        var fields = new ArrayList<>(List.of(Field.line("name").required().width(6)));
        for (Locale language : Languages.SPOKEN) {
            fields.add(Field.area("body." + language.toLanguageTag()));
        }
        model.addAttribute(
                Editor.VIEW,
                Editor.of(
                        title.below(place.use().key("title"), place.path()),
                        wording.map(one -> place.path() + "/" + one.id()).orElse(place.path()),
                        "form.save",
                        place.path(),
                        fields,
                        form));
        return Editor.VIEW;
    }
}
