package outdial.reports.grid;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;

/** Puts one value of ours into one cell of POI's. No path from here leads to a formula. */
final class CellWriter {
    /** The whole numbers that Excel, which knows only doubles, holds exactly. */
    private static final long EXACT = 1L << 53;

    private static final double DAY_MS = Duration.ofDays(1).toMillis();

    private final ZoneId zone;
    private final CellStyles styles;

    CellWriter(ZoneId zone, CellStyles styles) {
        this.zone = zone;
        this.styles = styles;
    }

    void header(String title, SXSSFRow row, int column) {
        SXSSFCell target = row.createCell(column);
        target.setCellValue(SafeText.forExcel(title));
        target.setCellStyle(styles.header);
    }

    void write(Cell cell, Kind kind, SXSSFRow row, int column) {
        switch (cell) {
            case Cell.Blank _ -> {}
            case Cell.Text(var text) -> text(text, kind, row.createCell(column));
            case Cell.Whole(var n) -> whole(n, row.createCell(column));
            case Cell.Decimal(var n) -> number(n, styles.decimal, row.createCell(column));
            case Cell.Length(var length) -> number(length.toMillis() / DAY_MS, styles.length, row.createCell(column));
            case Cell.Moment(var at) ->
                number(DateUtil.getExcelDate(LocalDateTime.ofInstant(at, zone)), styles.moment, row.createCell(column));
            case Cell.Day(var day) -> number(DateUtil.getExcelDate(day), styles.day, row.createCell(column));
            case Cell.Share(var share) -> number(share, styles.share, row.createCell(column));
            case Cell.Money money -> number(money.amount().doubleValue(), styles.money(money), row.createCell(column));
        }
    }

    private void text(String text, Kind kind, SXSSFCell target) {
        String safe = SafeText.forExcel(text);
        target.setCellValue(safe);
        if (SafeText.startsFormula(safe)) {
            target.setCellStyle(styles.guarded);
        } else if (kind == Kind.PROSE) {
            target.setCellStyle(styles.prose);
        }
    }

    private void whole(long n, SXSSFCell target) {
        if (Math.abs(n) <= EXACT) {
            number((double) n, styles.whole, target);
        } else {
            target.setCellValue(Long.toString(n));
        }
    }

    private static void number(double value, CellStyle style, SXSSFCell target) {
        target.setCellValue(value);
        target.setCellStyle(style);
    }
}
