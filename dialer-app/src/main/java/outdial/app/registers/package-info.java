/**
 * New copies of do-not-call registers. Start at {@link outdial.app.registers.RegisterSwap}: it makes a copy of a file and
 * takes it into use in the middle of dialling; {@link outdial.app.registers.RegisterFolder} does so with files that are put
 * into a folder, while nobody watches. Nothing changes before a copy is written whole. Knows nothing of calls.
 */
@NullMarked
package outdial.app.registers;

import org.jspecify.annotations.NullMarked;
