/**
 * The real exchange: Asterisk 22 over its manager interface. Start at {@link AsteriskTelephony}, and at
 * {@link PbxConfig} for what runs on the other side. Promises that no order is sent twice, that nothing but ids,
 * digits and epochs is ever written, and that a lost event heals by the next survey.
 * Must not know: campaigns, leads, the database. Nothing outside sees {@code org.asteriskjava}.
 */
@NullMarked
package outdial.app.telephony.asterisk;

import org.jspecify.annotations.NullMarked;
