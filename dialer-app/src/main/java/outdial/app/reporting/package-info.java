/**
 * Reports as files: asked for in a page or by a schedule, made in the background, kept for a while, sent out.
 * Start at {@link outdial.app.reporting.ReportWork} for what pages ask for and at
 * {@link outdial.app.reporting.Deliveries} for what is sent by itself. Promises: a file holds nothing that its asker may
 * not see when it is made; a program that is killed goes on with what it was making; what could not be sent says why and
 * is tried again. Knows nothing of pages, nor of tables.
 */
@NullMarked
package outdial.app.reporting;

import org.jspecify.annotations.NullMarked;
