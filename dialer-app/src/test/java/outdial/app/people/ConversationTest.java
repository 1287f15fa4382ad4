package outdial.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.app.people.Card.Question;
import outdial.app.people.Card.Script;
import outdial.app.people.Papers.Said;
import outdial.app.telephony.simulated.Dice;
import outdial.model.disposition.Disposition.Kind;

final class ConversationTest {
    private static final Script SURVEY =
            new Script.Survey(List.of(new Question("again", List.of("yes", "no")), new Question("age", List.of())));
    private static final Script OFFER = new Script.Offer(List.of("TEA-1", "MUG"));

    @ParameterizedTest
    @CsvSource({
        " 0, 0, REFUSAL",
        "29, 0, REFUSAL",
        "30, 1, PARTIAL",
        "39, 1, PARTIAL",
        "40, 2, COMPLETE",
        "90, 2, COMPLETE"
    })
    void what_is_recorded_is_what_was_reached(int seconds, int given, Kind kind) {
        var answers = List.of(new Said("again", "yes"), new Said("age", "44"));
        var conversation = new Conversation(
                Duration.ofSeconds(20), Duration.ofSeconds(10), answers, List.of(), Kind.COMPLETE, Kind.REFUSAL);
        assertThat(conversation.given(Duration.ofSeconds(seconds))).isEqualTo(given);
        assertThat(conversation.kind(Duration.ofSeconds(seconds))).isEqualTo(kind);
    }

    @Test
    void answers_are_choices_of_their_question_or_numbers() {
        assertThat(many(SURVEY).filter(one -> one.end() == Kind.COMPLETE))
                .isNotEmpty()
                .allSatisfy(one -> {
                    assertThat(one.answers()).extracting(Said::question).containsExactly("again", "age");
                    assertThat(one.answers().getFirst().value()).isIn("yes", "no");
                    assertThat(Integer.parseInt(one.answers().getLast().value()))
                            .isBetween(1, 99);
                });
    }

    @Test
    void only_a_sale_has_an_order() {
        assertThat(many(OFFER))
                .anyMatch(one -> one.end() == Kind.SALE)
                .allSatisfy(one -> assertThat(one.order().isEmpty()).isEqualTo(one.end() != Kind.SALE));
    }

    @Test
    void some_promise_to_be_called_back_and_some_want_no_more_calls() {
        assertThat(many(SURVEY)).anyMatch(one -> one.end() == Kind.CALLBACK);
        assertThat(many(SURVEY)).anyMatch(one -> one.refusal() == Kind.DO_NOT_CALL);
    }

    private static Stream<Conversation> many(Script script) {
        return LongStream.range(0, 500).mapToObj(seed -> Conversation.of(script, Dice.of(seed)));
    }
}
