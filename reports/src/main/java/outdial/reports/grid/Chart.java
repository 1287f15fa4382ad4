package outdial.reports.grid;

import java.util.List;

/**
 * A chart of Excel's own, drawn from cells that stand beside it.
 *
 * @param categories below the horizontal axis
 * @param series one line, or one bar for each category; each has as many values as there are categories
 * @param isLine lines for what goes on in time, bars for what stands side by side
 */
public record Chart(String title, List<String> categories, List<Series> series, boolean isLine) {
    public Chart {
        categories = List.copyOf(categories);
        series = List.copyOf(series);
        for (Series each : series) {
            if (each.values().size() != categories.size()) {
                throw new IllegalArgumentException("Chart '" + title + "' has " + categories.size() + " categories and "
                        + each.values().size() + " values of " + each.name());
            }
        }
    }

    /** The same with its title and the names of its series in the reader's language. */
    public Chart in(Titles titles) {
        return new Chart(
                titles.of(title),
                categories,
                series.stream()
                        .map(one -> new Series(titles.of(one.name()), one.values()))
                        .toList(),
                isLine);
    }

    /** Values with a name. */
    public record Series(String name, List<Double> values) {
        public Series {
            values = List.copyOf(values);
        }
    }
}
