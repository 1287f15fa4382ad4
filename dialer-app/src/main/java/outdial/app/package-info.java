/** The running program. */
@NullMarked
package outdial.app;

import org.jspecify.annotations.NullMarked;
