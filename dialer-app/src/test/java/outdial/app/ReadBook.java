package outdial.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook as somebody sees it who opens it in Excel. */
public final class ReadBook {
    private ReadBook() {}

    /** A sheet's rows below its headings, which are the first row with a cell {@code heading}; by column. */
    public static List<Map<String, String>> rows(Path book, String sheet, String heading) throws Exception {
        try (var read = new XSSFWorkbook(book.toFile())) {
            return rows(read.getSheet(sheet), heading);
        }
    }

    private static List<Map<String, String>> rows(Sheet sheet, String heading) {
        var format = new DataFormatter();
        var rows = new ArrayList<Map<String, String>>();
        List<String> headings = List.of();
        for (Row row : sheet) {
            List<String> cells = IntStream.range(0, row.getLastCellNum())
                    .mapToObj(at -> format.formatCellValue(row.getCell(at)))
                    .toList();
            if (!headings.isEmpty()) {
                var named = new TreeMap<String, String>();
                for (int at = 0; at < Math.min(cells.size(), headings.size()); at++) {
                    named.put(headings.get(at), cells.get(at));
                }
                rows.add(named);
            } else if (cells.contains(heading)) {
                headings = cells;
            }
        }
        return rows;
    }
}
