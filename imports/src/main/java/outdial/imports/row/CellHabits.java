package outdial.imports.row;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people and programs put around a value so that a spreadsheet leaves it alone. */
final class CellHabits {
    /** {@code ="0888"} is a text to Excel. */
    private static final Pattern AS_TEXT = Pattern.compile("=\"(.*)\"", Pattern.DOTALL);

    private static final Set<String> ERRORS = Set.of(
            "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FORMULA?");

    private CellHabits() {}

    /** The value alone. */
    static String undone(String cell) {
        if (cell.isEmpty()) {
            return cell;
        }
        if (cell.charAt(0) == '=') {
            Matcher asText = AS_TEXT.matcher(cell);
            return asText.matches() ? asText.group(1).replace("\"\"", "\"").strip() : cell;
        }
        // An apostrophe before what may be a formula is a guard, of our own exports too.
        boolean isGuarded = cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0;
        return isGuarded ? cell.substring(1) : cell;
    }

    /** An error of a spreadsheet's formula, or one whose result nobody has worked out. */
    static boolean isError(String text) {
        return text.charAt(0) == '#' && ERRORS.contains(text);
    }

    /** Every script's digits as 0 to 9. */
    static String latinDigits(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        StringBuilder latin = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int digit = Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(c, 10) : -1;
            latin.appendCodePoint(digit < 0 ? c : '0' + digit);
        });
        return latin.toString();
    }
}
