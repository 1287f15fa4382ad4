package outdial.model.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import outdial.model.AttemptId;
import outdial.model.Fence;
import outdial.model.FloorId;

class VerdictSampleTest {
    private static long taken(double share, int heard, int from, int calls) {
        var sample = new VerdictSample(share);
        return IntStream.range(from, from + calls)
                .filter(count -> sample.takes(AttemptId.of(new FloorId(1), new Fence(7), count), heard))
                .count();
    }

    @Test
    void of_any_thousand_calls_the_sample_takes_its_share_and_hardly_a_call_more_or_less() {
        for (int from = 1; from < 100_000; from += 7_919) {
            assertThat(taken(0.02, 300, from, 1_000)).isBetween(18L, 22L);
            assertThat(taken(0.25, 300, from, 1_000)).isBetween(248L, 252L);
        }
    }

    @Test
    void ten_times_as_many_are_taken_until_300_were_heard() {
        assertThat(taken(0.02, 0, 1, 1_000)).isBetween(198L, 202L);
        assertThat(taken(0.02, 299, 1, 1_000)).isBetween(198L, 202L);
        assertThat(taken(0.25, 0, 1, 1_000)).isEqualTo(1_000);
    }

    @Test
    void none_and_all_are_none_and_all() {
        assertThat(taken(0, 0, 1, 500)).isZero();
        assertThat(taken(1, 0, 1, 500)).isEqualTo(500);
    }
}
