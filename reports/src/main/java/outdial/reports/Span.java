package outdial.reports;

import java.time.ZoneId;

/**
 * A stretch of one campaign's time.
 *
 * @param zone the campaign's own: its days and hours are cut by this clock
 */
record Span(long client, long campaign, ZoneId zone, Period period) {}
