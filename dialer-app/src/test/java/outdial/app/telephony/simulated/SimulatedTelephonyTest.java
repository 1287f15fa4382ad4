package outdial.app.telephony.simulated;

import java.time.Instant;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.TelephonyContract;

/** The contract in virtual time. */
final class SimulatedTelephonyTest extends TelephonyContract {
    private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-02T12:00:00Z"));
    private final SimulatedLines lines = new SimulatedLines(
            new SimulatedExchange(time, new ExchangeNumbers()),
            time,
            span -> time.runUntil(time.instant().plus(span)));

    @Override
    protected Exchange exchange() {
        return lines;
    }

    @Override
    protected AgentPhone phone(int n) {
        return new AgentPhone.Softphone("agent" + n);
    }
}
