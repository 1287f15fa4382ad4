package outdial.reports.grid;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * An Excel workbook, written row by row through temporary files: memory holds {@value #ROWS_IN_MEMORY} rows of a sheet,
 * however many there are. Closing removes the temporary files. For one thread.
 */
public final class XlsxBook implements Closeable {
    static final int ROWS_IN_MEMORY = 200;

    private final ZoneId zone;
    private final int rowsPerSheet;
    private final SXSSFWorkbook book;
    private final CellWriter cells;
    private boolean isRightToLeft;

    /** A book whose instants are shown in {@code zone}. */
    public XlsxBook(ZoneId zone) {
        this(zone, SpreadsheetVersion.EXCEL2007.getMaxRows());
    }

    XlsxBook(ZoneId zone, int rowsPerSheet) {
        this.zone = zone;
        this.rowsPerSheet = rowsPerSheet;
        book = new SXSSFWorkbook(ROWS_IN_MEMORY);
        cells = new CellWriter(zone, new CellStyles(book));
    }

    /** Draws the table's rows. What is more than a sheet can hold goes on in {@code name (2)} under the same header. */
    public void add(Sheet sheet) {
        var page = new Page(sheet);
        sheet.rows().forEach(row -> page.add(sheet.checked(row)));
        page.finish();
    }

    /** Draws charts on a sheet of their own. */
    public void addCharts(String name, List<Chart> charts) {
        var sheet = book.getXSSFWorkbook().createSheet(name);
        sheet.setRightToLeft(isRightToLeft);
        var drawn = new ChartSheet(sheet);
        charts.forEach(drawn::add);
    }

    /** From here on sheets begin at their right side, for readers of Persian or Arabic. */
    public void readFromTheRight() {
        isRightToLeft = true;
    }

    /** Writes the book: the file is there whole or, after an exception, as it was before. */
    public void writeTo(Path file) throws IOException {
        WholeFile.write(file, book::write);
    }

    @Override
    public void close() throws IOException {
        book.close();
    }

    /** The sheet being filled, and those before it once it overflows. */
    private final class Page {
        private final Sheet sheet;
        private int number = 1;
        private int rows;
        private SXSSFSheet current;

        Page(Sheet sheet) {
            this.sheet = sheet;
            current = open();
        }

        void add(List<Cell> row) {
            if (rows == rowsPerSheet) {
                finish();
                number++;
                current = open();
            }
            SXSSFRow target = current.createRow(rows++);
            for (int i = 0; i < row.size(); i++) {
                cells.write(row.get(i), sheet.columns().get(i).kind(), target, i);
            }
        }

        void finish() {
            // The filter's last row is known only now.
            current.setAutoFilter(new CellRangeAddress(
                    0, Math.max(rows - 1, 0), 0, sheet.columns().size() - 1));
        }

        private SXSSFSheet open() {
            SXSSFSheet opened = book.createSheet(number == 1 ? sheet.name() : sheet.name() + " (" + number + ")");
            opened.setRightToLeft(isRightToLeft);
            List<Column> columns = sheet.columns();
            SXSSFRow header = opened.createRow(0);
            for (int i = 0; i < columns.size(); i++) {
                cells.header(Sheet.heading(columns.get(i), zone), header, i);
                // Never autoSizeColumn: it needs fonts, which a server has not, and every row in memory.
                opened.setColumnWidth(i, columns.get(i).kind().characters() * 256);
            }
            opened.createFreezePane(0, 1);
            rows = 1;
            return opened;
        }
    }
}
