package outdial.imports.file;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.xml.sax.SAXException;

/** What a person reads in a cell: numbers with all their digits, dates as ISO 8601. */
final class CellText {
    private static final Pattern LEADING_ZEROS = Pattern.compile("0{2,15}");

    private final SharedStrings strings;
    private final StylesTable styles;

    private CellText(SharedStrings strings, StylesTable styles) {
        this.strings = strings;
        this.styles = styles;
    }

    static CellText of(Workbook workbook) throws IOException, InvalidFormatException {
        try {
            return new CellText(
                    new ReadOnlySharedStringsTable(workbook.opened(), false), workbook.parts.getStylesTable());
        } catch (SAXException e) {
            throw new UnreadableFile(
                    "The workbook's table of texts is damaged. Open it in Excel and save it again.", e);
        }
    }

    /**
     * The text of a cell.
     *
     * @param type the cell's type by ECMA-376 18.18.11
     * @param style index into the workbook's cell formats
     */
    String of(String raw, String type, int style) {
        return switch (type) {
            case "s" ->
                raw.isEmpty() ? "" : strings.getItemAt(Integer.parseInt(raw)).getString();
            case "b" -> raw.equals("1") ? "TRUE" : "FALSE";
            case "n" -> raw.isEmpty() ? "" : number(raw, style);
            default -> raw;
        };
    }

    private String number(String raw, int style) {
        double value = Double.parseDouble(raw);
        if (style < styles.getNumCellStyles()) {
            XSSFCellStyle format = styles.getStyleAt(style);
            if (DateUtil.isADateFormat(format.getDataFormat(), format.getDataFormatString())
                    && DateUtil.isValidExcelDate(value)) {
                return date(DateUtil.getLocalDateTime(value));
            } else if (LEADING_ZEROS.matcher(format.getDataFormatString()).matches()) {
                return padded(plain(value), format.getDataFormatString().length());
            }
        }
        return plain(value);
    }

    private static String date(LocalDateTime at) {
        return at.toLocalTime().equals(LocalTime.MIDNIGHT) ? at.toLocalDate().toString() : at.toString();
    }

    /** 3.59888123456E11 is the telephone number 359888123456. */
    private static String plain(double value) {
        BigDecimal digits = BigDecimal.valueOf(value);
        return digits.signum() == 0 ? "0" : digits.stripTrailingZeros().toPlainString();
    }

    private static String padded(String digits, int width) {
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
