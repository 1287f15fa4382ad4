package outdial.compliance.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.register.RegisterAge.Standing;

class RegisterAgeTest {
    private static final Instant MADE = Instant.parse("2026-10-01T00:00:00Z");

    private final RulePacks packs = RulePacks.shipped();

    @ParameterizedTest
    @CsvSource({
        "2026-10-24T23:59:59Z, FRESH",
        "2026-10-25T00:00:01Z, ENDING",
        "2026-11-01T00:00:00Z, ENDING",
        "2026-11-01T00:00:01Z, STALE"
    })
    void a_copy_raises_an_alarm_a_week_before_it_is_too_old(Instant at, Standing standing) {
        var age = RegisterAge.of(packs, Map.of("us.dnc", MADE)).getFirst();
        assertThat(age.ends()).as("31 days").isEqualTo("2026-11-01T00:00:00Z");
        assertThat(age.at(at)).isEqualTo(standing);
        assertThat(age.sentence(at)).contains("National Do Not Call Registry", "us.dnc", "2026-11-01");
    }

    @Test
    void only_rules_that_ask_a_register_have_an_age() {
        assertThat(RegisterAge.of(packs, Map.of("us.window", MADE, "no.such", MADE)))
                .isEmpty();
    }
}
