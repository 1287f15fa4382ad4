/**
 * Agents as one would wish them and as they are: they sign in, take what comes, fill in questionnaires and orders,
 * promise callbacks, are refused, and take their breaks. Start at {@link outdial.app.people.SimulatedAgents}. They use
 * the inputs that a desk in a browser would use, in virtual or in real time, and the same seed makes them say the same.
 * Nothing here decides anything about calls, and nothing here is part of serving real agents.
 */
@NullMarked
package outdial.app.people;

import org.jspecify.annotations.NullMarked;
