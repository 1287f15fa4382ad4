package outdial.app.telephony.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AutoClose;
import outdial.app.rig.RealPbx;
import outdial.app.rig.Rig;
import outdial.app.rig.Wire;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.Ear;
import outdial.app.telephony.Telephony;
import outdial.app.telephony.TelephonyContract;

/** The contract, on a real Asterisk. */
@RealPbx
class AsteriskTelephonyTest extends TelephonyContract {
    @AutoClose
    private final Wire wire;

    private final PbxLink link;

    AsteriskTelephonyTest(Rig rig) {
        PbxLink real = rig.link();
        wire = new Wire(real.host(), real.port());
        link = Links.through(real, wire);
    }

    @Override
    protected Telephony link(Ear ear) {
        return new AsteriskTelephony(link, ear, InstantSource.system());
    }

    @Override
    protected Instant now() {
        return InstantSource.system().instant();
    }

    @Override
    protected void pass(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    @Override
    protected AgentPhone phone(int n) {
        return Rig.robot(2, n);
    }

    @Override
    protected void cutLinks(Duration gap) {
        wire.cut();
        Thread.ofVirtual().start(() -> {
            pass(gap);
            wire.mend();
        });
    }
}
