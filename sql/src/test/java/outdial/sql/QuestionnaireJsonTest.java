package outdial.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import outdial.model.survey.Question;
import outdial.model.survey.Question.Choice;
import outdial.model.survey.Questionnaire;

final class QuestionnaireJsonTest {
    @Test
    void a_questionnaire_is_read_back_as_it_was_written() {
        List<Choice> choices = List.of(new Choice("1", "Да"), new Choice("2", "نه"));
        List<Question> questions = List.of(
                new Question.SingleChoice("Q1", "Are you \"satisfied\"?", choices),
                new Question.MultipleChoice("Q2", "Which?", choices, 0, 2),
                new Question.Amount("Q3", "How much?", new BigDecimal("-0.50"), new BigDecimal("1000"), 2),
                new Question.Text("Q4", "Why?\nIn your own words.", 500),
                new Question.Date("Q5", "When?", LocalDate.of(2026, 1, 1), LocalDate.of(2028, 2, 29)));
        assertThat(QuestionnaireJson.read("SAT", 3, QuestionnaireJson.write(questions)))
                .isEqualTo(new Questionnaire("SAT", 3, questions));
    }
}
