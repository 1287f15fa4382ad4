/**
 * What a site may set, all of it. Start at {@link outdial.app.settings.DialerSettings}: one record, every default in it.
 * Promises: immutable; a misspelt name stops the start and is named; passwords are left out of {@code toString}.
 * Knows Spring's binding and nothing else of the program.
 */
@NullMarked
package outdial.app.settings;

import org.jspecify.annotations.NullMarked;
