package outdial.model.survey;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;

/** One thing to ask. {@link #check} never throws: whatever was typed is an answer or a sentence about why not. */
public sealed interface Question {
    /** Unique in its questionnaire; the column's name in every export. */
    String code();

    /** What the agent reads out. */
    String text();

    /** Judges what was given: one string, or several for {@link MultipleChoice}. */
    Checked check(List<String> given);

    /** One of the things to choose from. */
    record Choice(String code, String text) {}

    record SingleChoice(String code, String text, List<Choice> choices) implements Question {
        public SingleChoice {
            choices = List.copyOf(choices);
        }

        @Override
        public Checked check(List<String> given) {
            return given.size() == 1
                    ? chosen(choices, given)
                    : new Checked.Bad("Choose one, not " + given.size() + ".");
        }
    }

    /** From {@code least} to {@code most} of the choices. */
    record MultipleChoice(String code, String text, List<Choice> choices, int least, int most) implements Question {
        public MultipleChoice {
            choices = List.copyOf(choices);
        }

        @Override
        public Checked check(List<String> given) {
            return given.size() >= least && given.size() <= most
                    ? chosen(choices, given)
                    : new Checked.Bad("Choose from " + least + " to " + most + ", not " + given.size() + ".");
        }
    }

    /** From {@code least} to {@code most}, with at most {@code decimals} digits after the point. */
    record Amount(String code, String text, BigDecimal least, BigDecimal most, int decimals) implements Question {
        @Override
        public Checked check(List<String> given) {
            String typed = String.join(" ", given).strip();
            // Before parsing: 1E999999999 would be a number, and printing it would take all memory.
            if (!typed.matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?")) {
                return new Checked.Bad("'" + typed + "' is not a number. Write digits, with a point for decimals.");
            }
            var value = new BigDecimal(typed);
            if (value.stripTrailingZeros().scale() > decimals) {
                return new Checked.Bad(typed + " has too many decimals: at most " + decimals + ".");
            }
            return value.compareTo(least) >= 0 && value.compareTo(most) <= 0
                    ? new Checked.Good(new Answer.Amount(value))
                    : new Checked.Bad(typed + " is out of range: from " + least + " to " + most + ".");
        }
    }

    /** Up to {@code longest} characters. */
    record Text(String code, String text, int longest) implements Question {
        @Override
        public Checked check(List<String> given) {
            String words = String.join(" ", given).strip();
            if (words.isEmpty()) {
                return new Checked.Bad("Write something, or mark it as refused.");
            }
            return words.length() <= longest
                    ? new Checked.Good(new Answer.Words(words))
                    : new Checked.Bad(words.length() + " characters are too many: at most " + longest + ".");
        }
    }

    /** From {@code first} to {@code last}, written as in 2026-03-12. */
    record Date(String code, String text, LocalDate first, LocalDate last) implements Question {
        @Override
        public Checked check(List<String> given) {
            String typed = String.join(" ", given).strip();
            try {
                LocalDate date = LocalDate.parse(typed);
                return date.isBefore(first) || date.isAfter(last)
                        ? new Checked.Bad(typed + " is out of range: from " + first + " to " + last + ".")
                        : new Checked.Good(new Answer.Day(date));
            } catch (DateTimeException _) {
                return new Checked.Bad("'" + typed + "' is not a date. Write it as in 2026-03-12.");
            }
        }
    }

    private static Checked chosen(List<Choice> choices, List<String> given) {
        List<String> codes = choices.stream().map(Choice::code).toList();
        var wanted = new HashSet<>(given);
        if (!codes.containsAll(wanted)) {
            wanted.removeAll(codes);
            return new Checked.Bad("'" + wanted.iterator().next() + "' is not a choice here.");
        }
        return wanted.size() == given.size()
                ? new Checked.Good(new Answer.Chosen(
                        codes.stream().filter(wanted::contains).toList()))
                : new Checked.Bad("The same choice was given twice.");
    }
}
