package outdial.reports;

import org.jooq.DSLContext;
import outdial.reports.grid.Sheet;

/** One sheet of a campaign's workbook, with the query behind it. */
interface Report {
    /** The sheet; what it holds is known now, streamed rows are read from {@code db} when the sheet is written. */
    Sheet on(DSLContext db, CampaignQuestion question);
}
