package outdial.reports.grid;

import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** The few styles of a workbook, made once: Excel allows 64,000, and a style for each cell would be slow. */
final class CellStyles {
    private final Workbook book;
    private final Map<Currency, CellStyle> money = new HashMap<>();
    final CellStyle header;
    final CellStyle guarded;
    final CellStyle prose;
    final CellStyle whole;
    final CellStyle decimal;
    final CellStyle length;
    final CellStyle moment;
    final CellStyle day;
    final CellStyle share;

    CellStyles(Workbook book) {
        this.book = book;
        header = header();
        guarded = book.createCellStyle();
        // Keeps Excel from reading the text as a formula when somebody edits the cell and leaves it.
        guarded.setQuotePrefixed(true);
        prose = book.createCellStyle();
        prose.setWrapText(true);
        prose.setVerticalAlignment(VerticalAlignment.TOP);
        whole = format("0");
        decimal = format("0.0##");
        length = format("[h]:mm:ss");
        moment = format("yyyy-mm-dd hh:mm:ss.000");
        day = format("yyyy-mm-dd");
        share = format("0.00%");
    }

    CellStyle money(Cell.Money cell) {
        return money.computeIfAbsent(cell.currency(), currency -> {
            String digits = cell.digits() == 0 ? "" : "." + "0".repeat(cell.digits());
            return format("#,##0" + digits + " \"" + currency.getCurrencyCode() + "\"");
        });
    }

    private CellStyle format(String pattern) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(pattern));
        return style;
    }

    private CellStyle header() {
        Font bold = book.createFont();
        bold.setBold(true);
        CellStyle style = book.createCellStyle();
        style.setFont(bold);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }
}
