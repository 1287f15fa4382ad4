/**
 * The running program put together. Start at {@link outdial.app.Outdial}; {@code Parts} makes what the rest is built
 * from: clock, database, transactions. Promises: whoever gets the database gets it with today's tables. Decides nothing;
 * no other package may use this one.
 */
@NullMarked
package outdial.app;

import org.jspecify.annotations.NullMarked;
