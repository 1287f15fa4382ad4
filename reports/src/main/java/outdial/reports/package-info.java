/**
 * A campaign's figures, for screens and for workbooks, from the same queries.
 * Start at {@link outdial.reports.CampaignWorkbook} for files and {@link outdial.reports.LiveFigures} for screens.
 * Reads only, one consistent snapshot for a workbook, attempts streamed; every column says in one sentence what it
 * means. Must not write a table, and knows nothing of telephony or the web.
 */
@NullMarked
package outdial.reports;

import org.jspecify.annotations.NullMarked;
