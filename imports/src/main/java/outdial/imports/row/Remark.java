package outdial.imports.row;

/**
 * Why something of a row was refused or left off.
 *
 * @param column the file's own name for the column; empty when the whole row is meant
 * @param value as it stands in the file, at most {@value #VALUE_CHARS} characters
 * @param why a sentence for the person who mends the file
 */
public record Remark(String column, String value, String why) {
    private static final int COLUMN_CHARS = 120;
    private static final int VALUE_CHARS = 400;

    public Remark {
        column = cut(column, COLUMN_CHARS);
        value = cut(value, VALUE_CHARS);
    }

    private static String cut(String text, int chars) {
        return text.length() <= chars ? text : text.substring(0, chars - 1) + "…";
    }
}
