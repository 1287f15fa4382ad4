package outdial.model.pacing.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outdial.model.call.Outcome;

class AccountWindowTest {
    private static final Instant FEBRUARY = Instant.parse("2026-02-20T09:30:00Z");
    private static final ZoneId SOFIA = ZoneId.of("Europe/Sofia");

    /** Each span, and how long after it a call may still count. */
    private static final Map<Span, Duration> SPANS = Map.of(
            Span.LAST_DAY,
            Duration.ofMinutes(1),
            new Span.Last(Duration.ofDays(30)),
            Duration.ofHours(1),
            new Span.Day(SOFIA),
            Duration.ZERO,
            new Span.Month(SOFIA),
            Duration.ZERO);

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    private record End(Instant at, Outcome outcome) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_window_holds_what_ended_in_it_and_lets_go_of_nothing_before_its_time(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        SPANS.forEach((span, late) -> {
            var window = new AccountWindow(span, List.of());
            List<End> all = new ArrayList<>();
            Instant at = FEBRUARY;
            for (int i = 0; i < 2_000; i++) {
                at = at.plusSeconds(random.nextInt(4_000));
                var end = new End(at, OUTCOMES.get(random.nextInt(OUTCOMES.size())));
                all.add(end);
                window.add(end.outcome(), at);
                Tally seen = window.at(at);
                assertThat(seen.answered())
                        .isBetween(tally(all, span.start(at)).answered(), since(all, span, at, late));
                assertThat(seen.abandoned())
                        .isGreaterThanOrEqualTo(tally(all, span.start(at)).abandoned());
            }
        });
    }

    private static int since(List<End> all, Span span, Instant at, Duration late) {
        return tally(all, span.start(at).minus(late)).answered();
    }

    private static Tally tally(List<End> all, Instant from) {
        Tally tally = new Tally(from, 0, 0, 0);
        for (End end : all) {
            tally = end.at().isBefore(from) ? tally : tally.plus(end.outcome());
        }
        return tally;
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void a_window_that_goes_on_from_what_was_known_is_as_one_that_was_there_all_along(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Span span = new Span.Last(Duration.ofDays(30));
        var whole = new AccountWindow(span, List.of());
        List<Tally> known = new ArrayList<>();
        Instant at = FEBRUARY;
        for (int i = 0; i < 500; i++) {
            at = at.plusSeconds(random.nextInt(8_000));
            Outcome outcome = random.nextInt(9) == 0 ? Outcome.ABANDONED : Outcome.TALKED;
            whole.add(outcome, at);
            known.add(new Tally(at, 0, 0, 0).plus(outcome));
        }
        assertThat(new AccountWindow(span, known).at(at)).isEqualTo(whole.at(at));
    }
}
