package outdial.model.survey;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Questions in the order they are asked. A running interview keeps its version.
 *
 * @param code the name under which its versions follow each other
 * @param version from 1
 */
public record Questionnaire(String code, int version, List<Question> questions) {
    public Questionnaire {
        questions = List.copyOf(questions);
        var codes = new HashSet<String>();
        for (Question question : questions) {
            if (!codes.add(question.code())) {
                throw new IllegalArgumentException(
                        "Questionnaire " + code + " asks '" + question.code() + "' twice. Give each its own code.");
            }
        }
    }

    public Optional<Question> findQuestion(String questionCode) {
        return questions.stream()
                .filter(question -> question.code().equals(questionCode))
                .findFirst();
    }
}
