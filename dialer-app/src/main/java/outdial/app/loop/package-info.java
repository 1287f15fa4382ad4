/**
 * Around the floor: brings facts in and carries effects out. Start at {@link outdial.app.loop.FloorLoop}, the one
 * thread that owns the floor; {@link outdial.app.loop.VirtualRun} does the same in virtual time, for simulations and
 * forecasts. Promises: effects of one lane keep their order, a redirect never waits for a commit, no answer of the
 * store is lost, and every queue has an end. Decides nothing: whom, when and how many is the floor's affair.
 */
@NullMarked
package outdial.app.loop;

import org.jspecify.annotations.NullMarked;
