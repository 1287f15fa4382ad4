package outdial.app.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import outdial.app.RunningProgram;
import outdial.app.web.Visitor;
import outdial.app.web.door.For;
import outdial.model.ClientId;
import outdial.sql.Accounts;
import outdial.sql.Accounts.Grant;
import outdial.sql.Accounts.Role;
import outdial.sql.Accounts.Settings;
import outdial.sql.Clients;

/**
 * Every address of the program, asked for by every role, with the ids of one's own client and with another's. The
 * addresses come from the program itself, so a page that is added is asked for, too.
 */
class DoorMatrixTest {
    private static final Set<String> OPEN = Set.of("/sign-in", "/error");
    private static final String PASSWORD = "correct horse battery";

    private static RunningProgram program;
    private static TwoClients things;
    private static List<Address> addresses;
    private static long user;
    private static final Map<Role, Visitor> VISITORS = new TreeMap<>();
    private static final Map<Visitor, String> TOKENS = new HashMap<>();

    /** An address as the program knows it, and who it says it is for. */
    private record Address(String method, String pattern, For who) {
        boolean isReading() {
            return method.equals("GET");
        }

        boolean isOfClient() {
            return pattern.contains("{client}");
        }

        boolean isFor(Role role) {
            return Set.of(who.value()).contains(role);
        }

        /** Streams never end; the test of the live page listens to them. */
        boolean isStream() {
            return pattern.endsWith("/stream");
        }
    }

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        program = RunningProgram.start(folder.resolve("var"));
        things = new TwoClients(program, folder);
        addresses = addresses();
        for (Role role : Role.values()) {
            VISITORS.put(role, signedIn(role));
        }
        user = new Accounts(program.part(DSLContext.class)).list().getFirst().id();
    }

    @AfterAll
    static void stop() {
        VISITORS.values().forEach(Visitor::close);
        program.close();
    }

    /** A person of the centre with one role, for the one client alone. */
    private static Visitor signedIn(Role role) throws Exception {
        account(role.name().toLowerCase(java.util.Locale.ROOT), new Grant(role, Optional.of(things.one.client())));
        var visitor = new Visitor(program.port());
        visitor.signIn(role.name().toLowerCase(java.util.Locale.ROOT), PASSWORD);
        return visitor;
    }

    private static void account(String name, Grant grant) {
        var sql = program.part(DSLContext.class);
        ClientId centre = new Clients(sql).findCentre().orElseThrow();
        String hash = Objects.requireNonNull(program.part(PasswordEncoder.class).encode(PASSWORD));
        new Accounts(sql).add(new Settings(centre, name, name, "en", true, Set.of(grant)), hash, Instant.EPOCH);
    }

    private static List<Address> addresses() {
        var found = new ArrayList<Address>();
        program.part(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> mapping.getPatternValues().stream()
                        .filter(pattern -> OPEN.stream().noneMatch(pattern::startsWith) && !pattern.startsWith("/desk"))
                        .forEach(pattern -> found.add(new Address(
                                mapping.getMethodsCondition()
                                        .getMethods()
                                        .iterator()
                                        .next()
                                        .name(),
                                pattern,
                                who(handler)))));
        return found;
    }

    private static For who(HandlerMethod handler) {
        For own = handler.getMethodAnnotation(For.class);
        return Objects.requireNonNull(
                own != null ? own : handler.getBeanType().getAnnotation(For.class),
                () -> handler + " says not whom it is for");
    }

    private static String filled(String pattern, TwoClients.Things of, long client) {
        var ids = new HashMap<String, Object>(Map.of(
                "{client}",
                client,
                "{campaign}",
                of.campaign().value(),
                "{lead}",
                of.lead(),
                "{run}",
                of.run(),
                "{upload}",
                "00000000-0000-4000-8000-000000000000",
                "{user}",
                user,
                "{agent}",
                things.agent,
                "{attempt}",
                4711,
                "{id}",
                id(pattern, of)));
        ids.put("{list}", of.list());
        ids.put("{file}", 0);
        ids.put("{schedule}", 0);
        String path = pattern;
        for (var id : ids.entrySet()) {
            path = path.replace(id.getKey(), String.valueOf(id.getValue()));
        }
        assertThat(path).as("every id of the address is known to the test").doesNotContain("{");
        return path;
    }

    private static long id(String pattern, TwoClients.Things of) {
        return Map.ofEntries(
                        Map.entry("caller-numbers", of.callerNumber()),
                        Map.entry("caller-fitness", of.directed().evidence()),
                        Map.entry("stricter", of.directed().strictRule()),
                        Map.entry("overrides", of.directed().waiver()),
                        Map.entry("suspensions", things.suspension),
                        Map.entry("scripts", of.script()),
                        Map.entry("messages", of.message()),
                        Map.entry("questionnaires", of.questionnaire()),
                        Map.entry("products", of.product()),
                        Map.entry("teams", things.team),
                        Map.entry("skills", things.skill))
                .entrySet()
                .stream()
                .filter(entry -> pattern.contains("/" + entry.getKey() + "/"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(0L);
    }

    private static String token(Visitor visitor) {
        try {
            return visitor.token("/sign-in");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int ask(Visitor visitor, Address address, String path) throws Exception {
        return address.isReading()
                ? visitor.get(path).statusCode()
                : visitor.post(path, Map.of("_csrf", TOKENS.computeIfAbsent(visitor, DoorMatrixTest::token)))
                        .statusCode();
    }

    @Test
    void an_address_opens_to_the_roles_it_names_and_to_no_other() throws Exception {
        assertThat(addresses).hasSizeGreaterThan(60);
        for (Address address : addresses) {
            for (var visitor : VISITORS.entrySet()) {
                if (!address.isFor(visitor.getKey()) || address.who().wholeCentre()) {
                    String path = filled(
                            address.pattern(), things.one, things.one.client().value());
                    assertThat(ask(visitor.getValue(), address, path))
                            .as(visitor.getKey() + " " + address.method() + " " + path)
                            .isEqualTo(403);
                }
            }
        }
    }

    @Test
    void another_clients_ids_are_as_if_they_did_not_exist() throws Exception {
        for (Address address : addresses.stream().filter(Address::isOfClient).toList()) {
            for (var visitor : VISITORS.entrySet()) {
                if (address.isFor(visitor.getKey()) && !address.who().wholeCentre()) {
                    long own = things.one.client().value();
                    long foreign = things.other.client().value();
                    for (String path : paths(address, own, foreign)) {
                        assertThat(ask(visitor.getValue(), address, path))
                                .as(visitor.getKey() + " " + address.method() + " " + path)
                                .isEqualTo(404);
                    }
                }
            }
        }
    }

    /** The other client's address, one of a client that is none, and the other's thing below one's own client. */
    private static List<String> paths(Address address, long own, long foreign) {
        boolean hasThing = address.pattern().replace("{client}", "").contains("{");
        return Stream.concat(
                        Stream.of(
                                filled(address.pattern(), things.other, foreign),
                                filled(address.pattern(), things.other, 999_999),
                                filled(address.pattern(), things.other, own)
                                        .replace("/clients/" + own, "/clients/none")),
                        hasThing ? Stream.of(filled(address.pattern(), things.other, own)) : Stream.empty())
                .toList();
    }

    @Test
    void every_page_is_drawn_in_both_directions_and_names_from_outside_stay_text() throws Exception {
        account("everyone", new Grant(Role.ADMINISTRATOR, Optional.empty()));
        try (var visitor = new Visitor(program.port())) {
            visitor.signIn("everyone", PASSWORD);
            for (Address address : addresses) {
                if (address.isReading()
                        && !address.isStream()
                        && !address.pattern().contains("{upload}")
                        && !address.pattern().endsWith(".wav")
                        && !address.pattern().contains("{file}")) {
                    String path = filled(
                            address.pattern(), things.one, things.one.client().value());
                    boolean isFile = path.endsWith(".xlsx") || path.endsWith(".csv");
                    for (String language : isFile ? List.of("en") : List.of("en", "fa")) {
                        var answer = visitor.get(path, "Accept-Language", language);
                        assertThat(answer.statusCode())
                                .as(language + " " + path)
                                .isEqualTo(200);
                        if (!isFile) {
                            assertThat(answer.body()).as(path).doesNotContain(TwoClients.HOSTILE, "??");
                        }
                    }
                }
            }
        }
    }
}
