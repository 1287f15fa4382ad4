package outdial.app.telephony.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import outdial.app.rig.Rig;
import outdial.app.rig.Wire;
import outdial.app.telephony.Ear;
import outdial.app.telephony.TelephonyCalls;

/** The rig's exchange behind a wire that can be cut. */
final class RealExchange implements TelephonyCalls.Exchange, AutoCloseable {
    private final InstantSource clock = InstantSource.system();
    private final PbxLink link;
    private final Wire wire;

    RealExchange(Rig rig) {
        PbxLink real = rig.link();
        wire = new Wire(real.host(), real.port());
        link = new PbxLink(
                "127.0.0.1",
                wire.port(),
                real.user(),
                real.secret(),
                real.carrier(),
                real.ari(),
                real.ariUser(),
                real.ariSecret());
    }

    @Override
    public AsteriskTelephony link(Ear ear) {
        return new AsteriskTelephony(link, ear, clock);
    }

    Wire wire() {
        return wire;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void pass(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    @Override
    public void cutLinks(Duration gap) {
        wire.cut();
        Thread.ofVirtual().start(() -> {
            pass(gap);
            wire.mend();
        });
    }

    @Override
    public void close() {
        wire.close();
    }
}
