/**
 * Reports: the analyst's pages. Start at {@link outdial.app.web.report.ReportPages}. A page shows one report, narrowed as
 * its address says, and every number on it leads to the attempts that it counts; files are asked for here and made in the
 * background by {@link outdial.app.reporting.ReportWork}. Promises: nobody sees figures of a client whom they do not
 * serve, whatever the address says; what is taken home is in the audit log.
 */
@NullMarked
package outdial.app.web.report;

import org.jspecify.annotations.NullMarked;
