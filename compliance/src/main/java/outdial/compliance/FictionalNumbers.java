package outdial.compliance;

import java.util.regex.Pattern;
import outdial.compliance.NumberFacts.NumberType;
import outdial.model.PhoneNumber;

/** Numbers reserved for films and exercises, which no numbering plan has; {@code digits} begin with the country code. */
record FictionalNumbers(Pattern digits, String country, NumberType type) {
    boolean has(PhoneNumber number) {
        return digits.matcher(number.digits()).matches();
    }
}
