package outdial.app.web.upload;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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
import outdial.app.settings.DialerSettings;
import outdial.app.web.door.Changes;
import outdial.app.web.door.For;
import outdial.app.web.door.Member;
import outdial.app.web.door.NotThere;
import outdial.app.web.page.Field;
import outdial.app.web.page.Field.Option;
import outdial.app.web.page.Form;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Title;
import outdial.compliance.NumberReader;
import outdial.imports.feed.FeedTokens;
import outdial.imports.feed.WatchedFolders;
import outdial.model.ClientId;
import outdial.sql.Accounts.Role;
import outdial.sql.Clients.Client;
import outdial.sql.Feeds;
import outdial.sql.Feeds.Feed;

/** Where other programs bring a client's files by themselves: by HTTP with a token, or into a folder. */
@Controller
@For({Role.ADMINISTRATOR, Role.MANAGER})
final class FeedController {
    private final DSLContext sql;
    private final Changes changes;
    private final NumberReader numbers;
    private final InstantSource clock;
    private final Path folders;

    FeedController(
            DSLContext sql, Changes changes, NumberReader numbers, InstantSource clock, DialerSettings settings) {
        this.sql = sql;
        this.changes = changes;
        this.numbers = numbers;
        this.clock = clock;
        this.folders = FeedParts.folders(settings);
    }

    /** A feed as the page shows it. */
    record Shown(long id, String name, String kind, String into, String folder, boolean isOn) {}

    @GetMapping("/clients/{client}/feeds")
    String page(@RequestAttribute Client client, Model model) {
        return show(client.id(), Form.empty(), model);
    }

    private String show(ClientId client, Form form, Model model) {
        List<Option> campaigns = UploadForm.campaigns(sql, client).stream()
                .map(one -> Option.named(one.id().value(), one.name()))
                .toList();
        if (form.names().isEmpty()) {
            form.fill("fileKind", UploadForm.Kind.LEADS);
        }
        model.addAttribute(
                "heading", Title.of("feed.title").below("list.title", "/clients/" + client.value() + "/lists"));
        model.addAttribute("path", path(client));
        model.addAttribute("form", form);
        model.addAttribute("nameField", Field.line("feedName").required().hint());
        model.addAttribute("fields", UploadForm.where(campaigns));
        model.addAttribute(
                "feeds", new Feeds(sql, client).list().stream().map(this::shown).toList());
        return "feeds";
    }

    private Shown shown(Feed feed) {
        return new Shown(
                feed.id(),
                feed.terms().name(),
                "fileKind." + feed.terms().kind(),
                feed.campaignName().or(() -> feed.terms().list()).orElse(""),
                WatchedFolders.folder(folders, feed.id()).toString(),
                feed.isOn());
    }

    @PostMapping("/clients/{client}/feeds")
    String add(
            @RequestAttribute Member member,
            @RequestAttribute Client client,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        String name = form.text("feedName", 80);
        Optional<UploadForm.Filled> filled = UploadForm.read(sql, client.id(), form, numbers);
        if (new Feeds(sql, client.id()).isNamed(name)) {
            form.wrong("feedName", "problem.taken");
        }
        if (filled.isEmpty() || !form.isGood()) {
            return show(client.id(), form, model);
        }
        String secret = FeedTokens.newSecret();
        long id = changes.make(member, client.id(), (dsl, note) -> {
            long made =
                    new Feeds(dsl, client.id()).add(filled.get().feed(name), FeedTokens.hash(secret), clock.instant());
            note.down("FEED_MADE", "feed " + made, name);
            return made;
        });
        return Notice.done(next, path(client.id()), "feed.token", FeedTokens.token(id, secret));
    }

    /** Makes a new token; the old one opens nothing any more. */
    @PostMapping("/clients/{client}/feeds/{id}/token")
    String renew(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable long id,
            RedirectAttributes next) {
        Feed feed = new Feeds(sql, client).find(id).orElseThrow(NotThere::new);
        String secret = FeedTokens.newSecret();
        changes.make(member, client, (dsl, note) -> {
            new Feeds(dsl, client).renew(feed.id(), FeedTokens.hash(secret));
            note.down("FEED_TOKEN_RENEWED", "feed " + feed.id(), feed.terms().name());
            return feed;
        });
        return Notice.done(next, path(client), "feed.token", FeedTokens.token(feed.id(), secret));
    }

    /** Switches it off, or on again. */
    @PostMapping("/clients/{client}/feeds/{id}/turn")
    String turn(
            @RequestAttribute Member member,
            @PathVariable("client") ClientId client,
            @PathVariable long id,
            RedirectAttributes next) {
        Feed feed = new Feeds(sql, client).find(id).orElseThrow(NotThere::new);
        changes.make(member, client, (dsl, note) -> {
            new Feeds(dsl, client).turn(feed.id(), !feed.isOn());
            note.down(
                    feed.isOn() ? "FEED_OFF" : "FEED_ON",
                    "feed " + feed.id(),
                    feed.terms().name());
            return feed;
        });
        return Notice.done(
                next,
                path(client),
                feed.isOn() ? "feed.isOff" : "feed.isOn",
                feed.terms().name());
    }

    private static String path(ClientId client) {
        return "/clients/" + client.value() + "/feeds";
    }
}
