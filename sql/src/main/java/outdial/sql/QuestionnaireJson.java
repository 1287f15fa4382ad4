package outdial.sql;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import outdial.model.survey.Question;
import outdial.model.survey.Question.Choice;
import outdial.model.survey.Questionnaire;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A questionnaire's questions as the JSON of column {@code questionnaire.definition}, and back. */
final class QuestionnaireJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private QuestionnaireJson() {}

    static String write(List<Question> questions) {
        ArrayNode all = JSON.createArrayNode();
        for (Question question : questions) {
            ObjectNode node = all.addObject().put("code", question.code()).put("text", question.text());
            switch (question) {
                case Question.SingleChoice(var _, var _, var choices) ->
                    node.put("kind", "single").set("choices", choices(choices));
                case Question.MultipleChoice(var _, var _, var choices, int least, int most) ->
                    node.put("kind", "multiple")
                            .put("least", least)
                            .put("most", most)
                            .set("choices", choices(choices));
                case Question.Amount(var _, var _, var least, var most, int decimals) ->
                    node.put("kind", "number")
                            .put("least", least.toPlainString())
                            .put("most", most.toPlainString())
                            .put("decimals", decimals);
                case Question.Text(var _, var _, int longest) ->
                    node.put("kind", "text").put("longest", longest);
                case Question.Date(var _, var _, var first, var last) ->
                    node.put("kind", "date").put("first", first.toString()).put("last", last.toString());
            }
        }
        return all.toString();
    }

    static Questionnaire read(String code, int version, String json) {
        var questions = new ArrayList<Question>();
        JSON.readTree(json).forEach(node -> questions.add(question(node)));
        return new Questionnaire(code, version, questions);
    }

    private static Question question(JsonNode node) {
        String code = text(node, "code");
        String text = text(node, "text");
        return switch (text(node, "kind")) {
            case "single" -> new Question.SingleChoice(code, text, choices(node));
            case "multiple" ->
                new Question.MultipleChoice(code, text, choices(node), number(node, "least"), number(node, "most"));
            case "number" ->
                new Question.Amount(
                        code,
                        text,
                        new BigDecimal(text(node, "least")),
                        new BigDecimal(text(node, "most")),
                        number(node, "decimals"));
            case "text" -> new Question.Text(code, text, number(node, "longest"));
            case "date" ->
                new Question.Date(
                        code, text, LocalDate.parse(text(node, "first")), LocalDate.parse(text(node, "last")));
            case String other ->
                throw new IllegalStateException("Question " + code + " has the unknown kind '" + other + "'");
        };
    }

    private static ArrayNode choices(List<Choice> choices) {
        ArrayNode all = JSON.createArrayNode();
        choices.forEach(choice -> all.addObject().put("code", choice.code()).put("text", choice.text()));
        return all;
    }

    private static List<Choice> choices(JsonNode node) {
        var choices = new ArrayList<Choice>();
        node.required("choices").forEach(choice -> choices.add(new Choice(text(choice, "code"), text(choice, "text"))));
        return choices;
    }

    private static String text(JsonNode node, String name) {
        return node.required(name).asString();
    }

    private static int number(JsonNode node, String name) {
        return node.required(name).asInt();
    }
}
