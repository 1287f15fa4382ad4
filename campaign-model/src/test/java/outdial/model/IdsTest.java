package outdial.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static final FloorId FIRST = new FloorId(1);

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "1, 1, 16777215", "1023, 524287, 16777215", "512, 3, 77"})
    void an_attempt_says_which_leadership_of_which_floor_made_it(int floor, int fence, int count) {
        AttemptId attempt = AttemptId.of(new FloorId(floor), new Fence(fence), count);
        assertThat(attempt.floor()).isEqualTo(new FloorId(floor));
        assertThat(attempt.fence()).isEqualTo(new Fence(fence));
        assertThat(attempt.value()).isPositive().isLessThan(1L << 53);
    }

    @Test
    void two_leaderships_never_make_the_same_attempt() {
        assertThat(AttemptId.of(FIRST, new Fence(1), AttemptId.MAX_COUNT))
                .isLessThan(AttemptId.of(FIRST, new Fence(2), 0));
        assertThat(AttemptId.of(FIRST, new Fence(Fence.MAX), AttemptId.MAX_COUNT))
                .isLessThan(AttemptId.of(new FloorId(2), new Fence(1), 0));
    }

    @Test
    void a_leadership_makes_no_more_attempts_than_its_count_holds() {
        assertThatIllegalArgumentException().isThrownBy(() -> AttemptId.of(FIRST, new Fence(1), -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttemptId.of(FIRST, new Fence(1), AttemptId.MAX_COUNT + 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 524_288})
    void a_fence_outside_its_range_is_refused(int value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Fence(value));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 524_287})
    void a_fence_at_the_ends_of_its_range_is_good(int value) {
        assertThat(new Fence(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1202555", "+12025550123", "+123456789012345"})
    void a_number_has_from_7_to_15_digits(String number) {
        assertThat(new PhoneNumber(number).digits()).isEqualTo(number.substring(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+120255", "+1234567890123456", "12025550123", "+02025550123", "+1202555O123", "+1202555\n", ""})
    void anything_else_is_no_number(String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PhoneNumber(number))
                .withMessageContaining("Write +<country><number>");
    }

    @Test
    void a_number_in_a_log_does_not_tell_its_middle() {
        assertThat(new PhoneNumber("+12025550123").masked()).isEqualTo("+1202•••0123");
        assertThat(new PhoneNumber("+1202555").masked()).doesNotContain("1202555");
    }
}
