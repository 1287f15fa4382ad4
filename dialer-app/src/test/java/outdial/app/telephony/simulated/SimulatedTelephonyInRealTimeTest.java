package outdial.app.telephony.simulated;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.Ear;
import outdial.app.telephony.Telephony;
import outdial.app.telephony.TelephonyContract;

/** The contract by the clock on the wall, five times as fast: orders and news cross between threads. */
final class SimulatedTelephonyInRealTimeTest extends TelephonyContract {
    private static final double SPEED = 5;

    private final RealTime time = new RealTime(InstantSource.system(), "exchange", SPEED);
    private final SimulatedExchange exchange = new SimulatedExchange(time, new ExchangeNumbers());

    @AfterEach
    void the_exchange_is_closed() {
        time.close();
    }

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
        LockSupport.parkNanos((long) (span.toNanos() / SPEED));
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
