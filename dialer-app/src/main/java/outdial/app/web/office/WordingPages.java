package outdial.app.web.office;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import outdial.app.web.Languages;
import outdial.app.web.door.Changes;
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
import outdial.sql.Wordings;
import outdial.sql.Wordings.Kind;
import outdial.sql.Wordings.Wording;

/** Pages of texts in several languages; scripts and information messages differ only in their words and address. */
final class WordingPages {
    private static final int LONGEST = 10_000;

    private final DSLContext sql;
    private final Changes changes;
    private final InstantSource clock;
    private final Kind kind;
    private final String words;
    private final String folder;

    /**
     * Pages of one kind.
     *
     * @param words what their keys begin with
     * @param folder the last part of their address
     */
    WordingPages(DSLContext sql, Changes changes, InstantSource clock, Kind kind, String words, String folder) {
        this.sql = sql;
        this.changes = changes;
        this.clock = clock;
        this.kind = kind;
        this.words = words;
        this.folder = folder;
    }

    String list(ClientId client, Model model) {
        var rows = new Wordings(sql, client)
                .list(kind).stream()
                        .map(wording -> List.<Cell>of(
                                new Cell.Link(wording.name(), path(client) + "/" + wording.id()),
                                new Cell.Words(new TreeSet<>(wording.texts().keySet())
                                        .stream()
                                                .map(language -> "language." + language)
                                                .toList())))
                        .toList();
        model.addAttribute(
                Listing.VIEW,
                Listing.of(
                                Title.of(words + ".title"),
                                Table.of("wording.name wording.languages", words + ".none", rows))
                        .with(words + ".add", path(client) + "/new"));
        return Listing.VIEW;
    }

    String blank(ClientId client, Model model) {
        return editor(model, client, Optional.empty(), Form.empty());
    }

    String add(Member member, ClientId client, Form form, Model model, RedirectAttributes next) {
        String name = form.text("name", 120);
        Map<String, String> texts = texts(form);
        if (form.isGood()) {
            Optional<Long> made = changes.make(member, client, (tx, note) -> {
                var wordings = new Wordings(tx, client);
                Optional<Long> id = wordings.add(kind, name);
                id.ifPresent(one -> {
                    wordings.change(new Wording(one, kind, name, texts), clock.instant());
                    note.down(kind + "_ADDED", words + " " + one, name);
                });
                return id;
            });
            if (made.isPresent()) {
                return Notice.done(next, path(client), "notice.added", name);
            }
            form.wrong("name", "problem.taken");
        }
        return editor(model, client, Optional.empty(), form);
    }

    String page(ClientId client, long id, Model model) {
        Wording wording = find(client, id);
        Form form = Form.empty().fill("name", wording.name());
        wording.texts().forEach((language, body) -> form.fill("body." + language, body));
        return editor(model, client, Optional.of(wording), form);
    }

    String change(Member member, ClientId client, long id, Form form, Model model, RedirectAttributes next) {
        Wording before = find(client, id);
        String name = form.text("name", 120);
        Map<String, String> texts = texts(form);
        if (new Wordings(sql, client)
                .list(kind).stream()
                        .anyMatch(one -> one.id() != id && one.name().equalsIgnoreCase(name))) {
            form.wrong("name", "problem.taken");
        }
        if (!form.isGood()) {
            return editor(model, client, Optional.of(before), form);
        }
        changes.make(member, client, (tx, note) -> {
            new Wordings(tx, client).change(new Wording(id, kind, name, texts), clock.instant());
            note.down(kind + "_CHANGED", words + " " + id, name);
            return id;
        });
        return Notice.done(next, path(client), "notice.saved", name);
    }

    private Wording find(ClientId client, long id) {
        return new Wordings(sql, client).find(kind, id).orElseThrow(NotThere::new);
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

    private String path(ClientId client) {
        return "/clients/" + client.value() + "/" + folder;
    }

    private String editor(Model model, ClientId client, Optional<Wording> wording, Form form) {
        Title title = wording.map(one -> Title.of(words + ".one", one.name())).orElse(Title.of(words + ".add"));
        var fields = new ArrayList<>(List.of(Field.line("name").required().width(6)));
        for (Locale language : Languages.SPOKEN) {
            fields.add(Field.area("body." + language.toLanguageTag()));
        }
        model.addAttribute(
                Editor.VIEW,
                Editor.of(
                        title.below(words + ".title", path(client)),
                        wording.map(one -> path(client) + "/" + one.id()).orElse(path(client)),
                        "form.save",
                        path(client),
                        fields,
                        form));
        return Editor.VIEW;
    }
}
