package outdial.app.web.office;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import outdial.app.web.page.Field;
import outdial.app.web.page.Form;
import outdial.model.agent.Rest;

/** The form of a team: its name, and what its agents are given between calls. */
final class RestFields {
    static final List<Field> ALL = List.of(
            Field.line("name").required(),
            Field.number("breath").required().hint(),
            Field.number("ceiling").required().hint());

    private RestFields() {}

    static Form filled(String name, Rest rest) {
        return Form.empty()
                .fill("name", name)
                .fill("breath", rest.breath().toSeconds())
                .fill("ceiling", Math.round(rest.ceiling() * 100));
    }

    static Rest read(Form form) {
        int breath = form.number("breath", 0, 120);
        int ceiling = form.number("ceiling", 50, 100);
        return new Rest(
                Duration.ofSeconds(breath),
                BigDecimal.valueOf(ceiling).movePointLeft(2).doubleValue());
    }

    /** For the audit log. */
    static String written(Rest rest) {
        return rest.breath().toSeconds() + " s, " + Math.round(rest.ceiling() * 100) + " %";
    }
}
