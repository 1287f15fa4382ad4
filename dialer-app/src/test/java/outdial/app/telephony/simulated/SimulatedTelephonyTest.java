package outdial.app.telephony.simulated;

import java.time.Duration;
import java.time.Instant;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.Ear;
import outdial.app.telephony.Telephony;
import outdial.app.telephony.TelephonyContract;

/** The contract in virtual time. */
final class SimulatedTelephonyTest extends TelephonyContract {
    private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-02T12:00:00Z"));
    private final SimulatedExchange exchange = new SimulatedExchange(time, new ExchangeNumbers());

    @Override
    protected Telephony link(Ear ear) {
        return new SimulatedTelephony(exchange, ear);
    }

    @Override
    protected Instant now() {
        return time.instant();
    }

    @Override
    protected void pass(Duration span) {
        time.runUntil(now().plus(span));
    }

    @Override
    protected AgentPhone phone(int n) {
        return new AgentPhone("agent" + n);
    }

    @Override
    protected void cutLinks(Duration gap) {
        exchange.cutLinks(gap);
    }
}
