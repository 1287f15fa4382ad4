/**
 * Facts come in, the floor decides, effects go out. Start at {@code Floor}: {@link outdial.app.floor.FloorInput} and
 * an instant in, a list of {@link outdial.app.floor.Effect} out; {@link outdial.app.floor.FloorView} is what screens
 * see. Deterministic: the same inputs give the same effects. One thread owns it, so it has no lock.
 * Must not know: clocks, databases, sockets, Spring, the exchange.
 */
@NullMarked
package outdial.app.floor;

import org.jspecify.annotations.NullMarked;
