/**
 * Tables for people: what a table is, and how it becomes an Excel workbook or a CSV file.
 * Start at {@link outdial.reports.grid.Sheet}; write with {@link outdial.reports.grid.XlsxBook} or
 * {@link outdial.reports.grid.CsvSheet}. Rows are drawn one by one, so memory does not grow with them.
 * Promises that no text, whoever wrote it, becomes a formula. Knows nothing of campaigns or of the database.
 */
@NullMarked
package outdial.reports.grid;

import org.jspecify.annotations.NullMarked;
