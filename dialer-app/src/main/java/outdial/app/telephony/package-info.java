/**
 * The way out to the telephone network. Start at {@link outdial.app.telephony.Telephony}; two real implementations,
 * {@code asterisk} and {@code simulated}, held to one contract suite. Nothing here decides: who is called, by whom and
 * for how long comes with the permit.
 */
@NullMarked
package outdial.app.telephony;

import org.jspecify.annotations.NullMarked;
