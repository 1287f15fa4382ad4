package outdial.app.web.office;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import outdial.app.web.Languages;
import outdial.app.web.page.Editor.Section;
import outdial.app.web.page.Field;
import outdial.app.web.page.Field.Option;
import outdial.app.web.page.Form;
import outdial.model.ClientId;
import outdial.sql.Accounts.Account;
import outdial.sql.Accounts.Grant;
import outdial.sql.Accounts.Role;
import outdial.sql.Accounts.Settings;
import outdial.sql.AgentGroups;
import outdial.sql.Clients;
import outdial.sql.Clients.Client;
import outdial.sql.Reach;
import outdial.sql.Skills;
import outdial.sql.Staff;
import outdial.sql.Teams;

/** The form of one account: what it offers, what it shows of an account, what it makes of what was typed. */
final class UserForm {
    static final Field PASSWORD = Field.secret("password").required().hint();
    private static final Set<Role> OF_CLIENTS = Set.of(Role.CLIENT_VIEWER, Role.ANALYST);

    private final DSLContext sql;
    private final ClientId centre;
    private final Optional<Account> account;
    private final List<Client> companies;

    /** @param account the one that is changed; none for a new one */
    UserForm(DSLContext sql, ClientId centre, Optional<Account> account) {
        this.sql = sql;
        this.centre = centre;
        this.account = account;
        this.companies = new Clients(sql).list(new Reach.Everyone());
    }

    /** What an agent can do. */
    record Seat(Optional<Long> team, Set<Long> skills, Set<String> languages) {}

    /** What was typed; {@code agent} is present when one of the roles is. */
    record Filled(Settings settings, Optional<Seat> agent) {}

    List<Section> sections() {
        List<Option> clients = companies.stream()
                .filter(company -> !company.isCentre())
                .map(company -> Option.named(company.id().value(), company.name()))
                .toList();
        List<Option> all = companies.stream()
                .map(company -> Option.named(company.id().value(), company.name()))
                .toList();
        var who = new java.util.ArrayList<>(List.of(Field.line("name").required()));
        if (account.isEmpty()) {
            who.add(Field.line("signIn").required().code());
            who.add(PASSWORD);
            who.add(Field.choice("company", all).required().hint());
        }
        who.add(Field.toggle("enabled").hint());
        var may = List.of(
                Field.checks("roles", Option.all(Role.values(), "role")).hint(),
                Field.checks("clients", clients).hint());
        return List.of(new Section("user.who", false, who), new Section("user.may", false, may), agent());
    }

    private Section agent() {
        List<Option> languages = Languages.SPOKEN.stream()
                .map(language -> Option.word(language.toLanguageTag(), "language." + language.toLanguageTag()))
                .toList();
        return new Section(
                "user.asAgent",
                false,
                List.of(
                        Field.choice("team", Option.named(new Teams(sql, centre))),
                        Field.checks("skills", Option.named(new Skills(sql, centre))),
                        Field.checks("languages", languages).hint()));
    }

    Form filled(Account shown) {
        var form = Form.empty()
                .fill("name", shown.name())
                .fillAll("roles", shown.roles())
                .fillAll(
                        "clients",
                        shown.grants().stream()
                                .flatMap(grant -> grant.client().stream())
                                .map(ClientId::value)
                                .collect(Collectors.toSet()));
        if (shown.enabled()) {
            form.fill("enabled", "on");
        }
        new Staff(sql, centre).findByUser(shown.id()).ifPresent(agent -> {
            agent.team().ifPresent(team -> form.fill("team", team));
            form.fillAll("skills", agent.skills()).fillAll("languages", agent.languages());
        });
        return form;
    }

    Filled read(Form form) {
        String name = form.text("name", 120);
        String signIn = account.map(Account::signIn).orElseGet(() -> signIn(form));
        ClientId company = account.map(Account::client).orElseGet(() -> company(form));
        Set<Role> roles = Set.copyOf(form.all("roles", byName(List.of(Role.values()), Role::name)));
        if (roles.isEmpty()) {
            form.wrong("roles", "problem.choose");
        }
        boolean ofCentre = company.equals(centre);
        if (!ofCentre && !OF_CLIENTS.containsAll(roles)) {
            form.wrong("roles", "problem.rolesOfClients");
        }
        var settings =
                new Settings(company, signIn, name, "en", form.isOn("enabled"), grants(form, company, roles, ofCentre));
        return new Filled(settings, roles.contains(Role.AGENT) ? Optional.of(seat(form)) : Optional.empty());
    }

    private static String signIn(Form form) {
        String signIn = form.text("signIn", 120);
        if (!signIn.isEmpty() && !signIn.matches("[A-Za-z0-9._@-]+")) {
            form.wrong("signIn", "problem.signIn");
        }
        return signIn;
    }

    private ClientId company(Form form) {
        Set<Long> known = companies.stream().map(one -> one.id().value()).collect(Collectors.toSet());
        Optional<Long> chosen = form.chosen("company", known);
        if (chosen.isEmpty()) {
            form.wrong("company", "problem.choose");
        }
        return chosen.map(ClientId::new).orElse(centre);
    }

    private Set<Grant> grants(Form form, ClientId company, Set<Role> roles, boolean ofCentre) {
        Set<Long> offered = companies.stream()
                .filter(one -> !one.isCentre())
                .map(one -> one.id().value())
                .collect(Collectors.toSet());
        List<ClientId> chosen = ofCentre
                ? form.all("clients", offered).stream().map(ClientId::new).toList()
                : List.of(company);
        var grants = new HashSet<Grant>();
        for (Role role : roles) {
            if (chosen.isEmpty() || role == Role.AGENT) {
                grants.add(new Grant(role, Optional.empty()));
            } else {
                chosen.forEach(client -> grants.add(new Grant(role, Optional.of(client))));
            }
        }
        return grants;
    }

    private Seat seat(Form form) {
        return new Seat(
                form.chosen("team", ids(new Teams(sql, centre))),
                Set.copyOf(form.all("skills", ids(new Skills(sql, centre)))),
                Set.copyOf(form.all("languages", byName(Languages.SPOKEN, Locale::toLanguageTag)).stream()
                        .map(Locale::toLanguageTag)
                        .toList()));
    }

    private static Set<Long> ids(AgentGroups groups) {
        return groups.list().stream().map(AgentGroups.Group::id).collect(Collectors.toSet());
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(name, Function.identity()));
    }
}
