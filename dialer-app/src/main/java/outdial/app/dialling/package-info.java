/**
 * A floor put together with its real parts: tables, exchange, lead, campaigns. Start at
 * {@link outdial.app.dialling.LiveDialling} for the time of the wall, {@link outdial.app.dialling.VirtualDialling} for
 * hours in seconds; both run the same floor on the same tables. Decides nothing: it joins and it stops in good order.
 */
@NullMarked
package outdial.app.dialling;

import org.jspecify.annotations.NullMarked;
