package outdial.app.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outdial.app.web.door.Member;
import outdial.sql.Accounts.Role;
import outdial.sql.Clients.Client;

/**
 * Where a member can go: the menu beside every page, and the tabs of the client whose page it is. Shows only what the
 * door lets them through to.
 *
 * @param client the client's name; empty on pages of no client
 */
public record Menu(List<Item> items, List<Item> tabs, String client, boolean canSearch) {
    private static final Set<Role> LEADS = Set.of(Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR);
    private static final Set<Role> OFFICE = Set.of(Role.ADMINISTRATOR, Role.MANAGER);
    private static final Set<Role> READERS =
            Set.of(Role.ADMINISTRATOR, Role.MANAGER, Role.SUPERVISOR, Role.ANALYST, Role.CLIENT_VIEWER);

    private static final Set<Role> ANALYSTS =
            Set.of(Role.ADMINISTRATOR, Role.MANAGER, Role.ANALYST, Role.CLIENT_VIEWER);

    /** The tab that begins the row of what people's rights ask for, below that of the daily work. */
    private static final String FIRST_OF_LAW = "tab.doNotCall";

    /** The menu of somebody who may see nothing yet. */
    static final Menu NONE = new Menu(List.of(), List.of(), "", false);

    /** One place to go. */
    public record Item(String key, String href, String icon, boolean isCurrent) {}

    /** A place, and who may go there. */
    private record Place(String key, String path, String icon, Set<Role> roles, boolean isOfCentre) {}

    private static final List<Place> PLACES = List.of(
            new Place("menu.home", "/", "home", Set.of(Role.values()), false),
            new Place("menu.desk", "/desk", "desk", Set.of(Role.AGENT), false),
            new Place("menu.live", "/live", "live", LEADS, true),
            new Place("menu.campaigns", "/campaigns", "campaigns", READERS, false),
            new Place("menu.reports", "/reports", "reports", ANALYSTS, false),
            new Place("menu.callbacks", "/callbacks", "callbacks", LEADS, false),
            new Place("menu.rules", "/rules", "rules", LEADS, false),
            new Place("menu.search", "/search", "search", LEADS, false),
            new Place("menu.clients", "/clients", "clients", OFFICE, false),
            new Place("menu.users", "/users", "users", Set.of(Role.ADMINISTRATOR), true),
            new Place("menu.teams", "/teams", "teams", OFFICE, true),
            new Place("menu.skills", "/skills", "skills", OFFICE, true),
            new Place("menu.floor", "/floor", "floor", OFFICE, true),
            new Place("menu.phones", "/phones", "phones", OFFICE, true),
            new Place("menu.audit", "/audit", "audit", OFFICE, false));

    private static final List<Place> TABS = List.of(
            new Place("tab.overview", "", "", READERS, false),
            new Place("tab.lists", "/lists", "", OFFICE, false),
            new Place("tab.callerNumbers", "/caller-numbers", "", OFFICE, false),
            new Place("tab.scripts", "/scripts", "", OFFICE, false),
            new Place("tab.messages", "/messages", "", OFFICE, false),
            new Place("tab.questionnaires", "/questionnaires", "", OFFICE, false),
            new Place("tab.products", "/products", "", OFFICE, false),
            new Place(FIRST_OF_LAW, "/do-not-call", "", OFFICE, false),
            new Place("tab.consents", "/consents", "", OFFICE, false),
            new Place("tab.stricter", "/stricter", "", OFFICE, false),
            new Place("tab.persons", "/persons", "", OFFICE, false),
            new Place("tab.evidence", "/evidence", "", OFFICE, false));

    /** Pages of a client that lie below a tab though their address does not. */
    private static final Map<String, String> BELOW = Map.of(
            "/feeds",
            "/lists",
            "/imports",
            "/lists",
            "/uploads",
            "/lists",
            "/campaigns",
            "",
            "/overrides",
            "/stricter",
            "/caller-fitness",
            "/caller-numbers");

    /** The tabs as they are shown, in one row or two. */
    public List<List<Item>> rows() {
        int first = tabs.stream().map(Item::key).toList().indexOf(FIRST_OF_LAW);
        return first < 1 ? List.of(tabs) : List.of(tabs.subList(0, first), tabs.subList(first, tabs.size()));
    }

    /** The menu on the page at {@code path}, which may be a client's. */
    static Menu of(Member member, @Nullable Client client, String path) {
        List<Item> items = PLACES.stream()
                .filter(place -> place.isOfCentre() ? member.isAnyOfCentre(place.roles()) : member.isAny(place.roles()))
                .map(place -> new Item(place.key(), place.path(), place.icon(), isAt(place, path)))
                .toList();
        return client == null
                ? new Menu(items, List.of(), "", member.isAny(LEADS))
                : new Menu(items, tabs(member, client, path), client.name(), member.isAny(LEADS));
    }

    private static List<Item> tabs(Member member, Client client, String path) {
        String base = "/clients/" + client.id().value();
        String current = current(path.substring(base.length()));
        Stream<Place> open = TABS.stream().filter(place -> member.isAny(place.roles(), client.id()));
        return open.map(place -> new Item(
                        place.key(), base + place.path(), "", place.path().equals(current)))
                .toList();
    }

    /** The tab of a page, by what follows the client in its address: its first part says it. */
    private static String current(String below) {
        int end = below.indexOf('/', 1);
        String first = end < 0 ? below : below.substring(0, end);
        return BELOW.getOrDefault(first, first);
    }

    private static boolean isAt(Place place, String path) {
        return place.path().equals("/") ? path.equals("/") : path.startsWith(place.path());
    }
}
