package outdial.imports.row;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What spreadsheets and habits do to numbers, undone as far as no digit has to be invented. */
final class PhoneText {
    /** A number that a spreadsheet turned into powers of ten. */
    private static final Pattern POWER = Pattern.compile("\\+?([0-9])[.,]([0-9]+)[eE]\\+?([0-9]{1,2})");

    private static final Pattern INTERNATIONAL_PREFIX = Pattern.compile("^\\(?[0٠۰][0٠۰](?=[^0-9٠-٩۰-۹]*[1-9١-٩۱-۹])");
    private static final Pattern SEVERAL = Pattern.compile("[;,\\n\\r]+");

    private PhoneText() {}

    /** The numbers written in one cell. */
    static List<String> numbers(String cell) {
        if (POWER.matcher(cell).matches()) {
            return List.of(cell);
        }
        return Arrays.stream(SEVERAL.split(cell))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .toList();
    }

    /**
     * The number in a form that every country's reader takes: {@code 00} is written {@code +}, powers of ten are digits
     * if all of them are there.
     */
    static String plain(String number) {
        Matcher power = POWER.matcher(number);
        if (power.matches()) {
            return ofPower(number, power.group(1) + power.group(2), Integer.parseInt(power.group(3)) + 1);
        }
        String decimalsOff = number.matches("[0-9]{7,15}\\.0+") ? number.substring(0, number.indexOf('.')) : number;
        return INTERNATIONAL_PREFIX.matcher(decimalsOff).replaceFirst("+");
    }

    private static String ofPower(String number, String digits, int length) {
        return digits.length() < length ? number : digits.substring(0, length);
    }
}
