/**
 * The way to the tables. Start at {@link outdial.app.database.OpenDatabase}: the program's own server or the site's.
 * Promises: what is handed out answers, and what goes wrong is told as what happened, what is safe and what to do.
 * Knows no table.
 */
@NullMarked
package outdial.app.database;

import org.jspecify.annotations.NullMarked;
