package outdial.model.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {
    private static final List<Question.Choice> CHOICES =
            List.of(new Question.Choice("y", "Yes"), new Question.Choice("n", "No"), new Question.Choice("m", "Maybe"));

    private static String judged(Question question, String given) {
        List<String> parts = given.isEmpty() ? List.of() : Arrays.asList(given.split("\\|", -1));
        return switch (question.check(parts)) {
            case Checked.Good(Answer.Chosen(var codes)) -> String.join(",", codes);
            case Checked.Good(Answer.Amount(var value)) -> value.toPlainString();
            case Checked.Good(Answer.Words(var text)) -> text;
            case Checked.Good(Answer.Day(var date)) -> date.toString();
            case Checked.Good(Answer.None(var reason)) -> reason.name();
            case Checked.Bad(var why) -> why;
        };
    }

    @ParameterizedTest
    @CsvSource({"y, y", "x, '''x'' is not a choice here.'", "'', 'Choose one, not 0.'", "y|n, 'Choose one, not 2.'"})
    void a_single_choice_is_one_of_the_choices(String given, String judged) {
        assertThat(judged(new Question.SingleChoice("q", "?", CHOICES), given)).isEqualTo(judged);
    }

    @ParameterizedTest
    @CsvSource({"n|y, 'y,n'", "y|y, The same choice was given twice.", "y|n|m, 'Choose from 1 to 2, not 3.'"})
    void a_multiple_choice_is_some_of_the_choices_in_their_order(String given, String judged) {
        assertThat(judged(new Question.MultipleChoice("q", "?", CHOICES, 1, 2), given))
                .isEqualTo(judged);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "10, 10",
        "9.5, 9.5",
        "9.50, 9.50",
        "-1, -1 is out of range: from 0 to 10.",
        "10.1, 10.1 is out of range: from 0 to 10.",
        "9.55, 9.55 has too many decimals: at most 1."
    })
    void a_number_is_in_its_range(String given, String judged) {
        var question = new Question.Amount("q", "?", BigDecimal.ZERO, BigDecimal.TEN, 1);
        assertThat(judged(question, given)).isEqualTo(judged);
    }

    @ParameterizedTest
    @CsvSource({"ten", "1e9999999", "1 0", "0x1", "''"})
    void anything_else_is_no_number(String given) {
        var question = new Question.Amount("q", "?", BigDecimal.ZERO, BigDecimal.TEN, 1);
        assertThat(judged(question, given)).contains("is not a number");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-01-01",
        "2026-12-31, 2026-12-31",
        "2025-12-31, 2025-12-31 is out of range: from 2026-01-01 to 2026-12-31.",
        "2026-02-29, '''2026-02-29'' is not a date. Write it as in 2026-03-12.'"
    })
    void a_date_exists_and_is_in_its_range(String given, String judged) {
        var question = new Question.Date("q", "?", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
        assertThat(judged(question, given)).isEqualTo(judged);
    }

    @Test
    void words_are_not_empty_and_not_too_many() {
        var question = new Question.Text("q", "?", 5);
        assertThat(judged(question, " hello ")).isEqualTo("hello");
        assertThat(judged(question, "hello!")).contains("at most 5");
        assertThat(judged(question, " ")).startsWith("Write something");
    }

    @Test
    void no_question_is_asked_under_the_code_of_another() {
        var question = new Question.Text("q", "?", 5);
        assertThatIllegalArgumentException().isThrownBy(() -> new Questionnaire("s", 1, List.of(question, question)));
        assertThat(new Questionnaire("s", 1, List.of(question)).findQuestion("q"))
                .contains(question);
    }

    @Test
    void an_order_line_is_worth_its_quantity_times_its_price() {
        Currency euro = Currency.getInstance("EUR");
        assertThat(new OrderLine("TEA", 3, 1_999, euro).totalMinor()).isEqualTo(5_997);
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderLine("TEA", 0, 1_999, euro));
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderLine("TEA", 1, -1, euro));
    }
}
