package outdial.app.telephony.asterisk;

import java.time.Duration;
import java.time.InstantSource;
import outdial.app.telephony.TelephonyDown;

/**
 * How an exchange is, seen with the dialer's own login, for people who ask. Changes nothing.
 *
 * @param version as Asterisk names itself
 * @param skew its clock less ours; beyond 2 s either way no lead is taken
 */
public record PbxLook(String version, Duration skew) {
    /**
     * Looks; takes up to some seconds.
     *
     * @throws TelephonyDown when the exchange can't be reached or refuses us; the message says what to do
     */
    public static PbxLook at(PbxLink where, InstantSource clock) throws TelephonyDown {
        AmiSession session = AmiSession.open(where, false, _ -> {}, () -> {});
        try {
            return new PbxLook(session.version(), Lead.skew(session, clock));
        } finally {
            session.close();
        }
    }
}
