package outdial.app.telephony.simulated;

import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import outdial.app.telephony.AgentPhone;
import outdial.app.telephony.TelephonyContract;

/** The contract by the clock on the wall, five times as fast: orders and news cross between threads. */
final class SimulatedTelephonyInRealTimeTest extends TelephonyContract {
    private static final double SPEED = 5;

    private final RealTime time = new RealTime(InstantSource.system(), "exchange", SPEED);
    private final SimulatedLines lines = new SimulatedLines(
            new SimulatedExchange(time, new ExchangeNumbers()),
            time,
            span -> LockSupport.parkNanos((long) (span.toNanos() / SPEED)));

    @AfterEach
    void the_exchange_is_closed() {
        time.close();
    }

    @Override
    protected Exchange exchange() {
        return lines;
    }

    @Override
    protected AgentPhone phone(int n) {
        return new AgentPhone.Softphone("agent" + n);
    }
}
