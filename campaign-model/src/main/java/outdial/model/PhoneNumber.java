package outdial.model;

import java.util.regex.Pattern;

/** A number in E.164: {@code +}, a country code that never starts with 0, 7 to 15 digits in all. */
public record PhoneNumber(String e164) {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    public PhoneNumber {
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("Not an E.164 number: '" + e164
                    + "'. Write +<country><number>, or set a default country for the list.");
        }
    }

    /** The number as the database keeps it: the digits without the plus. */
    public static PhoneNumber ofDigits(long digits) {
        return new PhoneNumber("+" + digits);
    }

    /** The digits without the plus, as they are dialled. */
    public String digits() {
        return e164.substring(1);
    }

    /** For logs and for agents who may not see it: {@code +1415•••0123}. */
    public String masked() {
        int shown = Math.min(5, e164.length() - 6);
        return e164.substring(0, shown) + "•".repeat(e164.length() - shown - 4) + e164.substring(e164.length() - 4);
    }
}
