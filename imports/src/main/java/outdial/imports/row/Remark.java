package outdial.imports.row;

/**
 * Why something of a row was refused or left off.
 *
 * @param column the file's own name for the column; empty when the whole row is meant
 * @param value as it stands in the file, at most {@value #VALUE_CHARS} characters
 * @param why a sentence for the person who mends the file, at most {@value #WHY_CHARS} characters
 */
public record Remark(Kind kind, String column, String value, String why) {
    private static final int COLUMN_CHARS = 120;
    private static final int VALUE_CHARS = 400;
    private static final int WHY_CHARS = 400;

    /** What is wrong, so that rows with the same trouble can be counted and mended together. */
    public enum Kind {
        /** No telephone number in any column. */
        NO_PHONE,
        /** A text in a column of phones that is no number of the country. */
        PHONE,
        /** The number is on a do-not-call list. */
        DO_NOT_CALL,
        /** A kind of line that the campaign does not dial. */
        LINE_TYPE,
        /** No time zone is known for the number. */
        ZONE,
        /** Letters, quotes or columns that can't be read. */
        UNREADABLE,
        /** A value longer than what is kept. */
        TOO_LONG,
        /** A value that is not one of those the column takes. */
        VALUE,
        /** Another lead has the number. */
        DUPLICATE
    }

    public Remark {
        column = cut(column, COLUMN_CHARS);
        value = cut(value, VALUE_CHARS);
        why = cut(why, WHY_CHARS);
    }

    private static String cut(String text, int chars) {
        return text.length() <= chars ? text : text.substring(0, chars - 1) + "…";
    }
}
