/**
 * What happens by the clock: shifts open and close, hours are rolled up, nights are for counting and clearing. Start at
 * {@link outdial.app.timetable.Timetable}. Quartz fires each job on one node of the cluster; every job looks at how
 * things stand now, so one that fires late, twice or not at all does no harm. Never here: pacing, timers of leads or
 * calls, and calling hours, which are checked for each call.
 */
@NullMarked
package outdial.app.timetable;

import org.jspecify.annotations.NullMarked;
