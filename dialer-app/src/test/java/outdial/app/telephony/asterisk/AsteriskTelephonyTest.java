package outdial.app.telephony.asterisk;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import outdial.app.rig.RealPbx;
import outdial.app.rig.Rig;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.Ear;
import outdial.app.telephony.Telephony;
import outdial.app.telephony.TelephonyContract;

/** The contract, on a real Asterisk. */
@RealPbx
class AsteriskTelephonyTest extends TelephonyContract {
    @AutoClose
    private final RealExchange exchange;

    AsteriskTelephonyTest(Rig rig) {
        exchange = new RealExchange(rig);
    }

    @Override
    protected Telephony link(Ear ear) {
        return exchange.link(ear);
    }

    @Override
    protected Instant now() {
        return exchange.now();
    }

    @Override
    protected void pass(Duration time) {
        exchange.pass(time);
    }

    @Override
    protected AgentPhone phone(int n) {
        return Rig.robot(2, n);
    }

    @Override
    protected void cutLinks(Duration gap) {
        exchange.cutLinks(gap);
    }
}
