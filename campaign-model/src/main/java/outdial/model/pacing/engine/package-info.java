/**
 * The mathematics behind predictive dialling. Start at {@link outdial.model.pacing.engine.Engine}: facts teach it, a
 * {@link outdial.model.pacing.engine.Moment} asks it, a {@link outdial.model.pacing.engine.Decision} is its answer.
 * Times are seconds; chances are from 0 to 1. Single-owner, no clock, no I/O; everything learnt is a plain
 * {@link outdial.model.pacing.engine.Memory} to store and to resume from with the same decisions.
 * Knows nothing of agents' names, leads or the floor.
 */
@NullMarked
package outdial.model.pacing.engine;

import org.jspecify.annotations.NullMarked;
