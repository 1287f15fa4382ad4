package outdial.app.telephony.asterisk;

import org.junit.jupiter.api.AutoClose;
import outdial.app.rig.RealPbx;
import outdial.app.rig.Rig;
import outdial.app.telephony.AgentPhone;
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
    protected Exchange exchange() {
        return exchange;
    }

    @Override
    protected AgentPhone phone(int n) {
        return Rig.robot(2, n);
    }
}
