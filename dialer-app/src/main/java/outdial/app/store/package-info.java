/**
 * The floor's storage on the real database. Start at {@link outdial.app.store.SqlFloorStore}: it says in the words of
 * {@code sql} what the floor orders, and tells apart what failed before anything was written, what may have been
 * written, and what is broken. {@link outdial.app.store.SpooledStore} before it keeps outcomes on disk while the database is
 * away. Every statement is {@code sql}'s.
 */
@NullMarked
package outdial.app.store;

import org.jspecify.annotations.NullMarked;
