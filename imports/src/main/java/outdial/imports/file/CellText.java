package outdial.imports.file;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.apache.poi.ss.usermodel.DateUtil;

/** What a person reads in a cell: numbers with all their digits, dates as ISO 8601. */
final class CellText {
    /** Stands where a formula's result is missing: nobody has calculated the sheet since it was written. */
    static final String NO_RESULT = "#FORMULA?";

    private final Texts texts;
    private final Styles styles;
    private final boolean since1904;

    /**
     * Texts of one workbook's cells.
     *
     * @param since1904 days are counted from 1904-01-01, as on old Macintoshes
     */
    CellText(Texts texts, Styles styles, boolean since1904) {
        this.texts = texts;
        this.styles = styles;
        this.since1904 = since1904;
    }

    /**
     * The text of a cell.
     *
     * @param type the cell's type by ECMA-376 18.18.11
     * @param style index into the workbook's cell formats
     */
    String of(String raw, String type, int style) throws IOException {
        return switch (type) {
            case "s" -> raw.isBlank() ? "" : texts.get(Integer.parseInt(raw.strip()));
            case "b" -> raw.equals("1") ? "TRUE" : "FALSE";
            case "n" -> raw.isBlank() ? "" : number(raw.strip(), style);
            case "d" -> raw.endsWith("T00:00:00") ? raw.substring(0, 10) : raw;
            default -> Escapes.undone(raw);
        };
    }

    private String number(String raw, int style) {
        double value = Double.parseDouble(raw);
        if (!Double.isFinite(value)) {
            return raw;
        }
        Styles.NumberFormat format = styles.of(style);
        if (format.isDate() && DateUtil.isValidExcelDate(value)) {
            return date(DateUtil.getLocalDateTime(value, since1904));
        }
        String digits = plain(value);
        if (value < 0 || digits.indexOf('.') >= 0) {
            return digits;
        }
        return (format.hasPlus() ? "+" : "") + "0".repeat(Math.max(0, format.leastDigits() - digits.length())) + digits;
    }

    private static String date(LocalDateTime at) {
        return at.toLocalTime().equals(LocalTime.MIDNIGHT) ? at.toLocalDate().toString() : at.toString();
    }

    /** 3.59888123456E11 is the telephone number 359888123456. */
    private static String plain(double value) {
        BigDecimal digits = BigDecimal.valueOf(value);
        return digits.signum() == 0 ? "0" : digits.stripTrailingZeros().toPlainString();
    }
}
