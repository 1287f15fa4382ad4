package outdial.app.telephony.asterisk;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;
import outdial.app.telephony.TelephonyDown;

/**
 * The dialer's two logins at the exchange: orders to dial go on one, everything else on the other, so that a burst of
 * dialling never holds up a redirect or a hang-up. Watches both by pings of its own and mends them.
 */
final class AmiLink {
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration MEND_EVERY = Duration.ofMillis(500);
    /** Three pings without an answer, and a little. */
    private static final Duration PATIENCE = Duration.ofMillis(3_500);

    /** Both logins; one is never used without the other. */
    private record Pair(AmiSession dialling, AmiSession steering) {}

    /** Who is told of the link's fate. */
    interface Fate {
        void lost(String why);

        void mended();
    }

    private final PbxLink where;
    private final Consumer<ManagerEvent> hears;
    private final Fate fate;
    private @Nullable Pair pair;
    private @Nullable Thread watch;
    private boolean closed;

    AmiLink(PbxLink where, Consumer<ManagerEvent> hears, Fate fate) {
        this.where = where;
        this.hears = hears;
        this.fate = fate;
    }

    /** Opens the link unless it is open, and keeps it from then on. */
    synchronized void open() throws TelephonyDown {
        if (closed) {
            throw new TelephonyDown("This link to the exchange was closed by the dialer itself");
        }
        if (pair == null) {
            pair = login();
        }
        if (watch == null) {
            watch = Thread.ofVirtual().name("pbx-watch").start(this::watch);
        }
    }

    private Pair login() throws TelephonyDown {
        var broken = new Runnable[1];
        Runnable lost = () -> broken[0].run();
        broken[0] = () -> lose("The exchange closed the connection");
        AmiSession steering = AmiSession.open(where, true, hears, lost);
        try {
            return new Pair(AmiSession.open(where, false, _ -> {}, lost), steering);
        } catch (TelephonyDown e) {
            steering.close();
            throw e;
        }
    }

    synchronized Optional<AmiSession> dialling() {
        return Optional.ofNullable(pair).map(Pair::dialling);
    }

    synchronized Optional<AmiSession> steering() {
        return Optional.ofNullable(pair).map(Pair::steering);
    }

    private void lose(String why) {
        synchronized (this) {
            if (pair == null || closed) {
                return;
            }
            pair.dialling().close();
            pair.steering().close();
            pair = null;
            notifyAll();
        }
        fate.lost(why);
    }

    private void watch() {
        try {
            while (true) {
                Pair now;
                synchronized (this) {
                    wait((pair == null ? MEND_EVERY : BEAT).toMillis());
                    if (closed) {
                        return;
                    }
                    now = pair;
                }
                if (now == null) {
                    mend();
                } else {
                    beat(now);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat(Pair now) {
        long silence = Math.max(now.dialling().silence(), now.steering().silence());
        if (silence > PATIENCE.toNanos()) {
            lose("The exchange has not answered for "
                    + Duration.ofNanos(silence).toMillis() + " ms");
            return;
        }
        now.dialling().send(AmiGateway.ping(), _ -> {});
        now.steering().send(AmiGateway.ping(), _ -> {});
    }

    private void mend() {
        try {
            open();
        } catch (TelephonyDown stillDown) {
            return;
        }
        fate.mended();
    }

    synchronized void close() {
        closed = true;
        if (pair != null) {
            pair.dialling().close();
            pair.steering().close();
            pair = null;
        }
        notifyAll();
    }
}
