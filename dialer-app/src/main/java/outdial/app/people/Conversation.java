package outdial.app.people;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import outdial.app.people.Card.Question;
import outdial.app.people.Card.Script;
import outdial.app.people.Papers.Line;
import outdial.app.people.Papers.Said;
import outdial.app.telephony.simulated.Dice;
import outdial.model.disposition.Disposition.Kind;

/**
 * How a talk will go if the person lets it: an introduction, then one thing after the other at an even pace. Pure.
 *
 * @param introduction until the first thing is said that counts
 * @param pace for each answer, and for the whole of an order
 * @param answers what is said, in the order of the questions
 * @param order what is bought, if anything
 * @param end how it ends when nothing is left to say
 * @param refusal how it ends when the person goes before the introduction is over
 */
record Conversation(
        Duration introduction, Duration pace, List<Said> answers, List<Line> order, Kind end, Kind refusal) {
    private static final double BUYERS = 0.3;

    /** As this person and this agent would have it. */
    static Conversation of(Script script, Dice dice) {
        Duration introduction = dice.logNormal(18_000, 0.4);
        Duration pace = dice.logNormal(12_000, 0.3);
        Kind refusal = refusal(dice.share());
        Kind aside = aside(dice.share());
        if (aside != Kind.COMPLETE) {
            return new Conversation(introduction, pace, List.of(), List.of(), aside, refusal);
        }
        return switch (script) {
            case Script.Survey(var questions) ->
                new Conversation(introduction, pace, answers(questions, dice), List.of(), Kind.COMPLETE, refusal);
            case Script.Offer(var products) -> {
                List<Line> order = products.isEmpty() || dice.share() >= BUYERS ? List.of() : order(products, dice);
                Kind end = order.isEmpty() ? Kind.REFUSAL : Kind.SALE;
                yield new Conversation(introduction, pace.multipliedBy(5), List.of(), order, end, refusal);
            }
        };
    }

    /** Until nothing is left to say. */
    Duration length() {
        return introduction.plus(pace.multipliedBy(Math.max(1, answers.size())));
    }

    /** How many answers have been given after so long. */
    int given(Duration talked) {
        Duration asked = talked.minus(introduction);
        return asked.isNegative() ? 0 : (int) Math.min(answers.size(), asked.dividedBy(pace));
    }

    /** What the agent records of a talk that lasted so long. */
    Kind kind(Duration talked) {
        if (talked.compareTo(length()) >= 0) {
            return end;
        }
        return given(talked) > 0 ? Kind.PARTIAL : refusal;
    }

    private static Kind refusal(double draw) {
        if (draw < 0.70) {
            return Kind.REFUSAL;
        }
        if (draw < 0.85) {
            return Kind.NOT_REACHED;
        }
        return draw < 0.93 ? Kind.DO_NOT_CALL : Kind.WRONG_NUMBER;
    }

    /** What keeps the agent from the script; {@code COMPLETE} when nothing does. */
    private static Kind aside(double draw) {
        if (draw < 0.10) {
            return Kind.CALLBACK;
        }
        if (draw < 0.15) {
            return Kind.NOT_ELIGIBLE;
        }
        return draw < 0.17 ? Kind.LANGUAGE : Kind.COMPLETE;
    }

    private static List<Said> answers(List<Question> questions, Dice dice) {
        var answers = new ArrayList<Said>();
        for (Question question : questions) {
            String value = question.choices().isEmpty()
                    ? Integer.toString(dice.between(1, 99))
                    : dice.pick(question.choices());
            answers.add(new Said(question.name(), value));
        }
        return List.copyOf(answers);
    }

    private static List<Line> order(List<String> products, Dice dice) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(dice.pick(products), dice.between(1, 3)));
        String second = dice.pick(products);
        if (dice.share() < 0.3 && !second.equals(lines.getFirst().product())) {
            lines.add(new Line(second, 1));
        }
        return List.copyOf(lines);
    }
}
