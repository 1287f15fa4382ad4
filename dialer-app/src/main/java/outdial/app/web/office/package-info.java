/**
 * The office: pages on which a centre is set up and looked after. One controller for each kind of thing, all alike: a
 * list, a form, a change in one transaction with its audit row. Start at {@link outdial.app.web.office.OfficePages}.
 * Campaigns and files have packages of their own beside this one.
 */
@NullMarked
package outdial.app.web.office;

import org.jspecify.annotations.NullMarked;
