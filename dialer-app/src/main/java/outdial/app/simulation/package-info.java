/**
 * A centre that is not there: a simulated exchange with the people behind it and a team of simulated agents, on real
 * tables. Start at {@link outdial.app.simulation.SimulatedCentre}. For demonstrations, rehearsals and tests of the whole
 * line; nothing here reaches a person.
 */
@NullMarked
package outdial.app.simulation;

import org.jspecify.annotations.NullMarked;
