package outdial.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.model.PhoneNumber;

class WhereaboutsTest {
    private static final NumberReader NUMBERS = new NumberReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+18505550123  | US-FL    | America/New_York America/Chicago",
                "+16105550123  | US-PA    | America/New_York",
                "+16505550123  | US-OTHER | America/Los_Angeles",
                "+17875550123  | US-PR    | America/Puerto_Rico",
                "+12505550123  | CA-BC    | America/Vancouver America/Edmonton America/Dawson_Creek America/Regina",
                "+14165550123  | CA-OTHER | America/Toronto",
                "+442079460123 | GB       | Europe/London",
                "+33199001234  | FR       | Europe/Paris",
                "+262262123456 | FR-RE    | Indian/Reunion",
                "+590590201234 | FR-GP    | America/Guadeloupe",
                "+61491570156  | AU       | Australia/Sydney Australia/Brisbane Australia/Adelaide Australia/Darwin Australia/Perth",
                "+64211234567  | NZ       | Pacific/Auckland",
                "+34612345678  | ES       | Europe/Madrid Atlantic/Canary",
                "+351912345678 | PT       | Europe/Lisbon Atlantic/Azores",
                "+37061234567  | LT       | Europe/Vilnius",
                "+353851234567 | IE       | Europe/Dublin",
                "+982112345678 | IR       | Asia/Tehran",
            })
    void a_number_tells_whose_rules_bind_and_what_time_it_may_be(String number, String jurisdiction, String zones) {
        Whereabouts found = Whereabouts.of(NUMBERS.facts(new PhoneNumber(number)));
        assertThat(found.jurisdictions()).containsExactly(jurisdiction);
        assertThat(found.zones().stream().map(Object::toString)).containsExactlyInAnyOrder(zones.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({"+18005550199", "+447012345678", "+870773111632", "+448001111111", "+443001234567"})
    void a_number_without_a_place_has_neither_rules_nor_time(String number) {
        Whereabouts found = Whereabouts.of(NUMBERS.facts(new PhoneNumber(number)));
        assertThat(found.jurisdictions()).isEmpty();
        assertThat(found.zones()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "+12125550123  | US | FL         | -     | US-NY US-FL | America/New_York America/Chicago",
                "+12125550123  | us | California | -     | US-NY US-CA | America/New_York America/Los_Angeles",
                "+12125550123  | US | -          | 90210 | US-NY US-CA | America/New_York America/Los_Angeles",
                "+12125550123  | US | US-NY      | 10001 | US-NY       | America/New_York",
                "+12125550123  | US | Nowhere    | -     | US-NY       | America/New_York",
                "+12125550123  | US | n.y.       | -     | US-NY       | America/New_York",
                "+12125550123  | US | West-Virginia | -  | US-NY US-WV | America/New_York",
                "+12125550123  | US | -          | 06103 | US-NY US-CT | America/New_York",
                "+12125550123  | US | -          | 6103  | US-NY US-CT | America/New_York",
                "+12125550123  | US | -          | 6103-1234 | US-NY US-CT | America/New_York",
                "+12125550123  | US | -          | 61031234  | US-NY US-CT | America/New_York",
                "+12125550123  | US | -          | 902101234 | US-NY US-CA | America/New_York America/Los_Angeles",
                "+12125550123  | US | -          | 601   | US-NY US-PR US-IL | America/New_York America/Puerto_Rico America/Chicago",
                "+61255501234  | AU | -          | 800   | AU AU-NT    | Australia/Sydney Australia/Darwin",
                "+34911234567  | ES | -          | 3500  | ES          | Europe/Madrid",
                "+34911234567  | ES | -          | 35001 | ES ES-CN    | Europe/Madrid Atlantic/Canary",
                "+12125550123  | -  | FL         | 33101 | US-NY US-FL | America/New_York America/Chicago",
                "+12125550123  | GB | London     | SW1A  | US-NY GB    | America/New_York Europe/London",
                "+12125550123  | QA | -          | -     | US-NY QA    | America/New_York Asia/Qatar",
                "+14165550123  | CA | -          | V5K   | CA-OTHER CA-BC | America/Toronto America/Vancouver America/Edmonton America/Dawson_Creek America/Regina",
                "+33199001234  | FR | -          | 97400 | FR FR-RE    | Europe/Paris Indian/Reunion",
                "+33199001234  | FR | -          | 75001 | FR          | Europe/Paris",
                "+18005550199  | US | NY         | -     |             | ",
            })
    void the_law_and_the_clock_of_an_address_bind_besides_those_of_the_number(
            String number, String country, String region, String postcode, String jurisdictions, String zones) {
        var address = new Address(text(country), text(region), text(postcode), "").in("US");
        Whereabouts found = Whereabouts.of(NUMBERS.facts(new PhoneNumber(number)), address);
        assertThat(String.join(" ", found.jurisdictions()).split(" "))
                .containsExactlyInAnyOrder(text(jurisdictions).split(" "));
        assertThat(found.zones().stream().map(Object::toString)).containsExactlyInAnyOrder(zones(zones));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    private static String[] zones(@Nullable String given) {
        return given == null ? new String[0] : given.split(" ", -1);
    }

    @Test
    void a_zone_that_the_file_gives_is_one_more_and_one_that_there_is_not_tells_nothing() {
        NumberFacts london = NUMBERS.facts(new PhoneNumber("+442079460123"));
        assertThat(Whereabouts.of(london, new Address("", "", "", "Asia/Tokyo")).zones())
                .containsExactlyInAnyOrder(ZoneId.of("Europe/London"), ZoneId.of("Asia/Tokyo"));
        assertThat(Whereabouts.of(london, new Address("", "", "", "Mars/Base"))).isEqualTo(Whereabouts.of(london));
    }

    @Test
    void leads_are_looked_for_by_all_clocks_of_number_and_address_but_not_where_the_number_tells_none() {
        NumberFacts newYork = NUMBERS.facts(new PhoneNumber("+12125550123"));
        ZoneId east = ZoneId.of("America/New_York");
        assertThat(Whereabouts.zones(newYork, Address.UNKNOWN)).containsExactly(east);
        assertThat(Whereabouts.zones(newYork, new Address("", "", "10001", ""))).containsExactly(east);
        assertThat(Whereabouts.zones(newYork, new Address("", "", "90210", "")))
                .containsExactlyInAnyOrder(east, ZoneId.of("America/Los_Angeles"));
        assertThat(Whereabouts.zones(newYork, new Address("GB", "", "", "")))
                .containsExactlyInAnyOrder(east, ZoneId.of("Europe/London"));
        var nowhere = new NumberFacts(newYork.number(), "US", newYork.type(), true, Set.of());
        assertThat(Whereabouts.zones(nowhere, new Address("", "", "90210", ""))).isEmpty();
    }

    /** Else a lead would be counted as callable and passed over, or the other way about. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+12125550123",
                "+18505550123",
                "+61491570156",
                "+61255501234",
                "+64211234567",
                "+34612345678",
                "+351912345678",
                "+37061234567",
            })
    void law_house_and_hopper_ask_the_same_clocks(String number) {
        NumberFacts facts = NUMBERS.facts(new PhoneNumber(number));
        for (Address address : List.of(
                Address.UNKNOWN, new Address("US", "", "90210", ""), new Address("", "", "", "Europe/London"))) {
            GateFacts good = Situation.good().number(facts).facts();
            var asked = new GateFacts(
                    good.lead(),
                    good.phone(),
                    facts,
                    Set.of(),
                    List.of(),
                    good.onRecord().at(address.in(facts.country())),
                    good.terms());
            assertThat(asked.zones())
                    .isEqualTo(Law.callFacts(asked).zones())
                    .isEqualTo(Whereabouts.zones(facts, address));
        }
    }
}
