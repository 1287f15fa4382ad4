package outdial.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "+12505550123  | CA-BC    | America/Vancouver America/Edmonton America/Dawson_Creek",
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
}
