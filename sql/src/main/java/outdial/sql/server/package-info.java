/**
 * The database server itself and the way to it. Start at {@link outdial.sql.server.EmbeddedMariaDb}, which runs a real
 * MariaDB from the program's own folder, or at {@link outdial.sql.server.Schema}, which brings any server up to date.
 * Promises: nothing listens beyond loopback, no password is known in advance, and a server that outlived a killed
 * program is found again. Knows nothing of what the tables mean.
 */
@NullMarked
package outdial.sql.server;

import org.jspecify.annotations.NullMarked;
