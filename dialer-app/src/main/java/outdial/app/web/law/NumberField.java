package outdial.app.web.law;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import outdial.app.web.page.Field;
import outdial.app.web.page.Form;
import outdial.compliance.NumberReader;
import outdial.compliance.NumberReader.Reading;
import outdial.model.PhoneNumber;

/** A telephone number in a form: the number as people write it and, if it has none of its own, its country. */
final class NumberField {
    private NumberField() {}

    static List<Field> fields() {
        return List.of(
                Field.line("number").required().code(),
                Field.line("country").code().hint().width(2));
    }

    /** The number, or empty with what is wrong noted in the form. */
    static Optional<PhoneNumber> read(Form form, NumberReader numbers) {
        String country = form.value("country").strip().toUpperCase(Locale.ROOT);
        String text = form.text("number", 40);
        boolean isWhole = country.isEmpty() && (text.startsWith("+") || text.startsWith("00"));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!isWhole && !numbers.hasCountry(country)) {
            form.wrong("country", country.isEmpty() ? "problem.required" : "problem.country");
            return Optional.empty();
        }
        return switch (isWhole ? numbers.read(text) : numbers.read(text, country)) {
            case Reading.Understood(var facts) -> Optional.of(facts.number());
            case Reading.Refused(var why) -> {
                form.wrongSaying("number", why);
                yield Optional.empty();
            }
        };
    }
}
