package outdial.app.web.office;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.security.crypto.password.PasswordEncoder;
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
import outdial.app.web.door.NotThere;
import outdial.app.web.page.Cell;
import outdial.app.web.page.Editor;
import outdial.app.web.page.Form;
import outdial.app.web.page.Listing;
import outdial.app.web.page.Mood;
import outdial.app.web.page.Notice;
import outdial.app.web.page.Table;
import outdial.app.web.page.Title;
import outdial.model.ClientId;
import outdial.sql.Accounts;
import outdial.sql.Accounts.Account;
import outdial.sql.Accounts.Grant;
import outdial.sql.Accounts.Role;
import outdial.sql.Clients;
import outdial.sql.Reach;
import outdial.sql.Staff;

/** Accounts: who may sign in, as what, for which clients; and what an agent can do. */
@Controller
@For(value = Role.ADMINISTRATOR, wholeCentre = true)
final class UserController {
    private final DSLContext sql;
    private final Changes changes;
    private final PasswordEncoder passwords;
    private final InstantSource clock;

    UserController(DSLContext sql, Changes changes, PasswordEncoder passwords, InstantSource clock) {
        this.sql = sql;
        this.changes = changes;
        this.passwords = passwords;
        this.clock = clock;
    }

    @GetMapping("/users")
    String list(Model model) {
        Map<ClientId, String> companies = new Clients(sql)
                .list(new Reach.Everyone()).stream()
                        .collect(Collectors.toMap(Clients.Client::id, Clients.Client::name));
        var rows = new Accounts(sql)
                .list().stream().map(account -> cells(account, companies)).toList();
        model.addAttribute(
                Listing.VIEW,
                Listing.of(
                                Title.of("user.title"),
                                Table.of("user.name user.signIn user.roles user.company user.state", "user.none", rows))
                        .with("user.add", "/users/new"));
        return Listing.VIEW;
    }

    private static List<Cell> cells(Account account, Map<ClientId, String> companies) {
        return List.of(
                new Cell.Link(account.name(), "/users/" + account.id()),
                new Cell.Code(account.signIn()),
                new Cell.Words(new TreeSet<>(account.roles())
                        .stream().map(role -> "role." + role).toList()),
                new Cell.Plain(Objects.requireNonNull(companies.get(account.client()))),
                account.enabled()
                        ? new Cell.Badge(Mood.GOOD, "user.enabled")
                        : new Cell.Badge(Mood.QUIET, "user.disabled"));
    }

    @GetMapping("/users/new")
    String blank(Model model) {
        var form = Form.empty().fill("company", centre().value()).fill("enabled", "on");
        return editor(model, Optional.empty(), form);
    }

    @PostMapping("/users")
    String add(
            @RequestAttribute Member member,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Form form = Form.of(sent);
        UserForm.Filled filled = form(Optional.empty()).read(form);
        String password = password(form);
        if (form.isGood()) {
            String hash = hash(password);
            Optional<Long> made = changes.make(member, filled.settings().client(), (tx, note) -> {
                Optional<Long> id = new Accounts(tx).add(filled.settings(), hash, clock.instant());
                id.ifPresent(one -> {
                    seat(tx, one, filled);
                    note.down("USER_ADDED", "user " + one, said(filled));
                });
                return id;
            });
            if (made.isPresent()) {
                return Notice.done(
                        next, "/users", "notice.added", filled.settings().name());
            }
            form.wrong("signIn", "problem.taken");
        }
        return editor(model, Optional.empty(), form);
    }

    @GetMapping("/users/{user}")
    String page(@PathVariable long user, Model model) {
        Account account = account(user);
        return editor(model, Optional.of(account), form(Optional.of(account)).filled(account));
    }

    @PostMapping("/users/{user}")
    String change(
            @RequestAttribute Member member,
            @PathVariable long user,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Account account = account(user);
        Form form = Form.of(sent);
        UserForm.Filled filled = form(Optional.of(account)).read(form);
        if (member.id() == user
                && (!filled.settings().enabled() || !filled.settings().grants().contains(administrator()))) {
            form.wrong("roles", "problem.ownAdministrator");
        }
        if (!form.isGood()) {
            return editor(model, Optional.of(account), form);
        }
        changes.make(member, account.client(), (tx, note) -> {
            new Accounts(tx).change(user, filled.settings());
            seat(tx, user, filled);
            note.down("USER_CHANGED", "user " + user, said(filled));
            return user;
        });
        return Notice.done(next, "/users", "notice.saved", filled.settings().name());
    }

    @GetMapping("/users/{user}/password")
    String password(@PathVariable long user, Model model) {
        return passwordEditor(model, account(user), Form.empty());
    }

    @PostMapping("/users/{user}/password")
    String passwordSet(
            @RequestAttribute Member member,
            @PathVariable long user,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes next) {
        Account account = account(user);
        Form form = Form.of(sent);
        String password = password(form);
        if (!form.isGood()) {
            return passwordEditor(model, account, form);
        }
        String hash = hash(password);
        changes.make(member, account.client(), (tx, note) -> {
            new Accounts(tx).setPassword(user, hash);
            note.down("PASSWORD_SET", "user " + user, account.name());
            return user;
        });
        return Notice.done(next, "/users/" + user, "user.passwordSet", account.name());
    }

    private void seat(DSLContext tx, long user, UserForm.Filled filled) {
        filled.agent()
                .ifPresent(agent -> new Staff(tx, centre())
                        .seat(user, filled.settings().name(), agent.team(), agent.skills(), agent.languages()));
    }

    private static String said(UserForm.Filled filled) {
        return filled.settings().name() + ": "
                + filled.settings().grants().stream()
                        .map(grant -> grant.role()
                                + grant.client()
                                        .map(client -> " for client " + client.value())
                                        .orElse(""))
                        .sorted()
                        .collect(Collectors.joining(", "))
                + (filled.settings().enabled() ? "" : ", switched off");
    }

    private static Grant administrator() {
        return new Grant(Role.ADMINISTRATOR, Optional.empty());
    }

    private static String password(Form form) {
        String password = form.value("password");
        if (password.length() < 12 || password.length() > 200) {
            form.wrong("password", "problem.password", 12, 200);
        }
        return password;
    }

    private String hash(String password) {
        return Objects.requireNonNull(passwords.encode(password));
    }

    private Account account(long user) {
        return new Accounts(sql).find(user).orElseThrow(NotThere::new);
    }

    private ClientId centre() {
        return new Clients(sql).findCentre().orElseThrow();
    }

    private UserForm form(Optional<Account> account) {
        return new UserForm(sql, centre(), account);
    }

    private String editor(Model model, Optional<Account> account, Form form) {
        Title title = account.map(one -> Title.of("user.one", one.name())).orElse(Title.of("user.add"));
        String path = account.map(one -> "/users/" + one.id()).orElse("/users");
        model.addAttribute(
                Editor.VIEW,
                new Editor(
                        title.below("user.title", "/users"),
                        path,
                        "form.save",
                        "/users",
                        form(account).sections(),
                        form));
        account.ifPresent(
                one -> model.addAttribute("extra", new Listing.Action("user.setPassword", path + "/password", false)));
        return Editor.VIEW;
    }

    private static String passwordEditor(Model model, Account account, Form form) {
        model.addAttribute(
                Editor.VIEW,
                Editor.of(
                        Title.of("user.passwordOf", account.name())
                                .below("user.title", "/users")
                                .belowNamed(account.name(), "/users/" + account.id()),
                        "/users/" + account.id() + "/password",
                        "form.save",
                        "/users/" + account.id(),
                        List.of(UserForm.PASSWORD),
                        form));
        return Editor.VIEW;
    }
}
