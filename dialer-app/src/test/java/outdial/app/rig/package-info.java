/**
 * A real Asterisk 22 with the product's configuration, and a second one that plays the telephone network, both on
 * loopback. Start at {@link outdial.app.rig.Rig}. Promises: one rig at a time on a machine, processes ended by their
 * pid, every INVITE that reached the network on record. Must not know: the dialer.
 */
@NullMarked
package outdial.app.rig;

import org.jspecify.annotations.NullMarked;
