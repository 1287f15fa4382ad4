package outdial.compliance.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SayingTest {
    @Test
    void the_values_stand_in_their_places() {
        assertThat(Saying.of("law.cap", 3, Saying.of("part.rolling", 24), 5).english())
                .isEqualTo("At most 3 attempts are allowed in 24 hours; there were 5 in all.");
    }

    @Test
    void quotes_are_those_of_the_reader_and_not_of_the_file() {
        assertThat(Saying.of("rule.noAgentLanguage", "lt").english())
                .isEqualTo("No agent who speaks 'lt' is signed in.");
    }

    @Test
    void several_are_told_one_after_the_other() {
        assertThat(Saying.of("law.unfitOnly", Saying.either(List.of("+31", "+32", "+33")))
                        .english())
                .endsWith("it must start with +31 or +32 or +33.");
        assertThat(Saying.either(List.of())).isEqualTo("");
    }

    @Test
    void what_no_language_can_write_is_no_value() {
        assertThatThrownBy(() -> Saying.of("law.cap", 1.5)).isInstanceOf(IllegalArgumentException.class);
    }
}
