package outdial.model.survey;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What was answered to one question, already found good. */
public sealed interface Answer {
    /** Codes of the choices, in the order of the question. */
    record Chosen(List<String> codes) implements Answer {
        public Chosen {
            codes = List.copyOf(codes);
        }
    }

    record Amount(BigDecimal value) implements Answer {}

    record Words(String text) implements Answer {}

    record Day(LocalDate date) implements Answer {}

    /** Nothing to record; why matters to the analyst. */
    record None(Reason reason) implements Answer {}

    /** Why there is no answer. */
    enum Reason {
        DONT_KNOW,
        REFUSED
    }
}
