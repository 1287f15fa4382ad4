/**
 * Who may come in: every page of the office passes {@link outdial.app.web.door.Door}, which knows the member and their
 * roles as the tables have them at this moment. Promises: a page that names no roles opens to nobody; an id of a client
 * that the member does not serve is answered as if it did not exist; every change is one transaction with its audit row.
 */
@NullMarked
package outdial.app.web.door;

import org.jspecify.annotations.NullMarked;
