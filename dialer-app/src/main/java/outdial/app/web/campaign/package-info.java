/**
 * Campaigns in the office: made, changed, started, paused and stopped, watched while they dial, and taken home as a
 * workbook. Start at {@link outdial.app.web.campaign.CampaignPages}. What acts at once is written first and told to the
 * running floor then; a floor elsewhere sees it in the tables within a second.
 */
@NullMarked
package outdial.app.web.campaign;

import org.jspecify.annotations.NullMarked;
