package outdial.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.app.web.door.Member;
import outdial.model.ClientId;
import outdial.sql.Accounts.Account;
import outdial.sql.Accounts.Grant;
import outdial.sql.Accounts.Role;
import outdial.sql.Clients.Client;

class MenuTest {
    private static final Member MANAGER = new Member(new Account(
            1,
            new ClientId(1),
            true,
            "manager",
            "",
            "A manager",
            "en",
            true,
            Set.of(new Grant(Role.MANAGER, Optional.empty()))));

    @ParameterizedTest
    @CsvSource({
        "/clients/7, tab.overview",
        "/clients/7/campaigns/3/settings, tab.overview",
        "/clients/7/lists, tab.lists",
        "/clients/7/feeds, tab.lists",
        "/clients/7/imports/12, tab.lists",
        "/clients/7/uploads/12/progress, tab.lists",
        "/clients/7/caller-numbers/new, tab.callerNumbers"
    })
    void a_page_of_a_client_lies_below_one_tab(String path, String tab) {
        assertThat(menu(path).tabs())
                .filteredOn(Menu.Item::isCurrent)
                .extracting(Menu.Item::key)
                .containsExactly(tab);
    }

    @Test
    void daily_work_and_what_rights_ask_for_stand_in_rows_of_their_own() {
        var rows = menu("/clients/7").rows();
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst())
                .extracting(Menu.Item::key)
                .startsWith("tab.overview")
                .endsWith("tab.products");
        assertThat(rows.getLast())
                .extracting(Menu.Item::key)
                .startsWith("tab.doNotCall")
                .endsWith("tab.evidence");
    }

    @Test
    void a_lead_lies_below_no_tab() {
        assertThat(menu("/clients/7/leads/4").tabs()).isNotEmpty().noneMatch(Menu.Item::isCurrent);
    }

    private static Menu menu(String path) {
        return Menu.of(MANAGER, client(), path);
    }

    private static Client client() {
        return new Client(new ClientId(7), "Harbour Books", false, Instant.EPOCH);
    }
}
