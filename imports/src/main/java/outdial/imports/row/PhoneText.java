package outdial.imports.row;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What spreadsheets and habits do to numbers, undone as far as no digit has to be invented. */
final class PhoneText {
    /** A number that a spreadsheet turned into powers of ten. */
    private static final Pattern POWER = Pattern.compile("\\+?([0-9])[.,]([0-9]+)[eE]\\+?([0-9]{1,2})");

    private static final Pattern INTERNATIONAL_PREFIX = Pattern.compile("^\\(?00(?=[^0-9]*[1-9])");
    private static final Pattern SEVERAL = Pattern.compile("[;,|\\n\\r]+");

    /** Parts two numbers, or the parts of one. */
    private static final Pattern PERHAPS_SEVERAL =
            Pattern.compile("\\s*/\\s*|\\s+(?:or|and|или|и|of|en|arba|ir|یا|و)\\s+", Pattern.CASE_INSENSITIVE);

    /** Digits without which a part is no number of its own. */
    private static final int DIGITS_OF_A_NUMBER = 7;

    /** Words that people put before a number. */
    private static final Pattern LABEL = Pattern.compile(
            "^(?:telephone|telefoonnummer|telefoon|telefonas|telefon|phone|tel|mobile|mobiel|mobilus|mob|cell|gsm|home|work"
                    + "|телефон|тел|мобилен|моб|гсм|т|дом|сл|thuis|werk|namų|darbo|تلفن|موبایل|همراه)"
                    + "\\s*[.:]*\\s*(?=[+(0-9])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private PhoneText() {}

    /** The numbers written in one cell. */
    static List<String> numbers(String cell) {
        if (isPlain(cell)) {
            return List.of(cell);
        }
        String latin = CellHabits.latinDigits(cell);
        if (POWER.matcher(latin).matches()) {
            return List.of(latin);
        }
        return Arrays.stream(SEVERAL.split(latin))
                .flatMap(part -> parts(part).stream())
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .toList();
    }

    /**
     * The number in a form that every country's reader takes: {@code 00} is written {@code +}, powers of ten are digits
     * if all of them are there, a word before the number is left out.
     */
    static String plain(String written) {
        if (isPlain(written) && !written.startsWith("00")) {
            return written;
        }
        String number = LABEL.matcher(CellHabits.latinDigits(written).strip()).replaceFirst("");
        Matcher power = POWER.matcher(number);
        if (power.matches()) {
            return ofPower(number, power.group(1) + power.group(2), Integer.parseInt(power.group(3)) + 1);
        }
        String decimalsOff = number.matches("[0-9]{7,15}\\.0+") ? number.substring(0, number.indexOf('.')) : number;
        return INTERNATIONAL_PREFIX.matcher(decimalsOff).replaceFirst("+");
    }

    /** Nothing but ASCII digits, perhaps behind a plus: most cells of most files. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c != '+' || i > 0)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static List<String> parts(String text) {
        List<String> parts = List.of(PERHAPS_SEVERAL.split(text));
        return parts.stream().allMatch(PhoneText::isLong) ? parts : List.of(text);
    }

    private static boolean isLong(String part) {
        return part.chars().filter(c -> c >= '0' && c <= '9').count() >= DIGITS_OF_A_NUMBER;
    }

    private static String ofPower(String number, String digits, int length) {
        return digits.length() < length ? number : digits.substring(0, length);
    }
}
