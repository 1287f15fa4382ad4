package outdial.model.survey;

/** What a question made of what it was given. */
public sealed interface Checked {
    record Good(Answer answer) implements Checked {}

    /** Not an answer; {@code why} says what is wrong and what would do, for the agent's screen. */
    record Bad(String why) implements Checked {}
}
