/** Reports over a real database, filled by {@code CampaignRows}; workbooks are read back and compared as grids. */
@NullMarked
package outdial.reports;

import org.jspecify.annotations.NullMarked;
