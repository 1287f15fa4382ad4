/**
 * An exchange, its lines and the people called, all made up but all of one mind: the same seed gives the same people
 * saying the same things. Start at {@link outdial.app.telephony.simulated.SimulatedTelephony}, the dialer's link to a
 * {@link outdial.app.telephony.simulated.SimulatedExchange}, which goes on when the dialer dies. Runs by a
 * {@link outdial.app.telephony.simulated.Schedule}, in virtual or in real time. Knows nothing of floors and campaigns.
 */
@NullMarked
package outdial.app.telephony.simulated;

import org.jspecify.annotations.NullMarked;
