package outdial.reports.grid;

import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Charts one below the other, each over the few cells it is drawn from. Held in memory, unlike the other sheets. */
final class ChartSheet {
    private static final int CHART_ROWS = 20;
    private static final int CHART_COLUMNS = 12;

    /** More would be no chart to look at, and a sheet in memory. */
    private static final int MOST_CATEGORIES = 400;

    private final XSSFSheet sheet;
    private int row;

    ChartSheet(XSSFSheet sheet) {
        this.sheet = sheet;
    }

    /** Draws the chart; of very many categories the last are drawn. */
    void add(Chart chart) {
        int from = Math.max(0, chart.categories().size() - MOST_CATEGORIES);
        int many = chart.categories().size() - from;
        if (many == 0) {
            return;
        }
        int first = cells(chart, from);
        XSSFChart drawn = sheet.createDrawingPatriarch()
                .createChart(sheet.createDrawingPatriarch()
                        .createAnchor(0, 0, 0, 0, 0, row, CHART_COLUMNS, row + CHART_ROWS));
        row += CHART_ROWS + 2;
        drawn.setTitleText(SafeText.forExcel(chart.title()));
        drawn.setTitleOverlay(false);
        drawn.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        var horizontal = drawn.createCategoryAxis(AxisPosition.BOTTOM);
        var vertical = drawn.createValueAxis(AxisPosition.LEFT);
        vertical.setCrosses(AxisCrosses.AUTO_ZERO);
        XDDFChartData data = drawn.createData(chart.isLine() ? ChartTypes.LINE : ChartTypes.BAR, horizontal, vertical);
        var names =
                XDDFDataSourcesFactory.fromStringCellRange(sheet, new CellRangeAddress(first, first + many - 1, 0, 0));
        for (int i = 0; i < chart.series().size(); i++) {
            var values = XDDFDataSourcesFactory.fromNumericCellRange(
                    sheet, new CellRangeAddress(first, first + many - 1, i + 1, i + 1));
            data.addSeries(names, values)
                    .setTitle(SafeText.forExcel(chart.series().get(i).name()), null);
        }
        if (data instanceof XDDFBarChartData bars) {
            bars.setBarDirection(org.apache.poi.xddf.usermodel.chart.BarDirection.COL);
        }
        drawn.plot(data);
    }

    /** Writes the cells below those that are there; the row of the first category. */
    private int cells(Chart chart, int from) {
        XSSFRow header = sheet.createRow(row++);
        header.createCell(0).setCellValue(SafeText.forExcel(chart.title()));
        for (int i = 0; i < chart.series().size(); i++) {
            header.createCell(i + 1)
                    .setCellValue(SafeText.forExcel(chart.series().get(i).name()));
        }
        int first = row;
        for (int category = from; category < chart.categories().size(); category++) {
            XSSFRow cells = sheet.createRow(row++);
            cells.createCell(0)
                    .setCellValue(SafeText.forExcel(chart.categories().get(category)));
            for (int i = 0; i < chart.series().size(); i++) {
                cells.createCell(i + 1)
                        .setCellValue(chart.series().get(i).values().get(category));
            }
        }
        row++;
        return first;
    }
}
