/**
 * Every table and every write. One class for each aggregate, named by its plural, for example
 * {@code Leads}; each takes part in the transaction of the {@code DSLContext} it is given. Start at
 * {@link outdial.sql.Jooq}. Promises: the same SQL runs on MariaDB 11.4 and MySQL 8.4 or newer, and a client sees its
 * own rows only. Knows nothing of telephony, screens or files.
 */
@NullMarked
package outdial.sql;

import org.jspecify.annotations.NullMarked;
