package outdial.reports.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook as a grid of text: each cell as it is shown, after a letter for what it is stored as. */
public final class ReadBack {
    private static final DataFormatter SHOWN = new DataFormatter(Locale.ROOT);

    private ReadBack() {}

    /** The whole book: sheets one after the other, cells parted by {@code |}; n is a number, s a text, blank is empty. */
    public static String grid(Path file) {
        try (var book = new XSSFWorkbook(file.toFile().getPath())) {
            var sheets = new ArrayList<String>();
            book.forEach(sheet -> sheets.add("== " + sheet.getSheetName() + "\n" + grid((XSSFSheet) sheet)));
            return String.join("\n", sheets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of one sheet, each cell as it is shown; without the header. */
    public static List<List<String>> rows(Path file, String sheet) {
        try (var book = new XSSFWorkbook(file.toFile().getPath())) {
            var rows = new ArrayList<List<String>>();
            for (Row row : book.getSheet(sheet)) {
                if (row.getRowNum() > 0) {
                    rows.add(cells(row).stream().map(SHOWN::formatCellValue).toList());
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String grid(XSSFSheet sheet) {
        var lines = new StringBuilder();
        for (Row row : sheet) {
            lines.append(cells(row).stream().map(ReadBack::shown).collect(Collectors.joining(" | ")))
                    .append('\n');
        }
        return lines.toString();
    }

    private static List<Cell> cells(Row row) {
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < row.getLastCellNum(); i++) {
            cells.add(row.getCell(i, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK));
        }
        return cells;
    }

    private static String shown(Cell cell) {
        return switch (cell.getCellType()) {
            case BLANK -> "";
            case NUMERIC -> "n:" + SHOWN.formatCellValue(cell);
            case STRING -> "s:" + cell.getStringCellValue().replace("\n", "\\n");
            case CellType other -> other + "!" + cell;
        };
    }
}
