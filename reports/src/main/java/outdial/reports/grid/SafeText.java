package outdial.reports.grid;

import java.util.regex.Pattern;

/** Text from anywhere, made harmless for a spreadsheet. */
final class SafeText {
    /** Excel's limit for a cell, in UTF-16 units. */
    static final int LONGEST = 32_767;

    /** What Excel, LibreOffice and others may read as the start of a formula; OWASP, "CSV Injection". */
    private static final String STARTERS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /** Looks like OOXML's own escape for a character (ECMA-376 22.9.2.19), which a reader would decode. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private SafeText() {}

    /** Whether a spreadsheet might take it for a formula, at once or after what it does not show. */
    static boolean startsFormula(String text) {
        int shown = 0;
        while (shown < text.length() && isUnseen(text.charAt(shown))) {
            shown++;
        }
        return startsAt(text, 0) || startsAt(text, shown);
    }

    private static boolean startsAt(String text, int index) {
        return index < text.length() && STARTERS.indexOf(text.charAt(index)) >= 0;
    }

    private static boolean isUnseen(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    /**
     * Without control characters and broken surrogates, which XML cannot hold; tabs stay, and every line end becomes
     * one line feed.
     */
    static String printable(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            return text;
        }
        var kept = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(SafeText::isPrintable)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** As Excel stores it: at most {@link #LONGEST} units, what was cut said at the end; escapes kept from decoding. */
    static String forExcel(String text) {
        String escaped = ESCAPE.matcher(printable(text)).replaceAll("_x005F_");
        return escaped.length() <= LONGEST ? escaped : cut(escaped, text.length());
    }

    private static String cut(String text, int length) {
        String mark = "… [cut, " + length + " characters in all]";
        int end = LONGEST - mark.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + mark;
    }

    private static boolean isPrintable(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !control && !surrogate && c != 0xFFFE && c != 0xFFFF;
    }
}
