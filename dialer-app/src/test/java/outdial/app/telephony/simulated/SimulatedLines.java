package outdial.app.telephony.simulated;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import outdial.app.telephony.Ear;
import outdial.app.telephony.Telephony;
import outdial.app.telephony.TelephonyCalls;

/** A simulated exchange for the contract; {@code passing} lets its time go by. */
record SimulatedLines(SimulatedExchange exchange, InstantSource time, Consumer<Duration> passing)
        implements TelephonyCalls.Exchange {
    @Override
    public Telephony link(Ear ear) {
        return new SimulatedTelephony(exchange, ear);
    }

    @Override
    public Instant now() {
        return time.instant();
    }

    @Override
    public void pass(Duration span) {
        passing.accept(span);
    }

    @Override
    public void cutLinks(Duration gap) {
        exchange.cutLinks(gap);
    }
}
