package outdial.app.telephony.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.response.GetVarResponse;
import org.asteriskjava.manager.response.ManagerResponse;
import org.asteriskjava.manager.response.PingResponse;
import org.jspecify.annotations.Nullable;
import outdial.app.telephony.TelephonyDown;
import outdial.model.Fence;
import outdial.model.FloorId;

/** Taking the lead of an exchange: its gate refuses older fences from then on. */
final class Lead {
    /** More than this between the two clocks, and an order's {@code NOT_AFTER} means nothing. */
    private static final Duration SKEW = Duration.ofSeconds(2);

    private static final int LIMIT_SECONDS = 5;

    private Lead() {}

    /** Raises the fence, unless a newer leader has; waits for the exchange's word. */
    static void take(AmiSession session, FloorId floor, Fence fence, InstantSource clock) throws TelephonyDown {
        Duration skew = skew(session, clock);
        if (skew.abs().compareTo(SKEW) > 0) {
            throw new TelephonyDown(
                    "The exchange's clock and ours are " + skew.abs().toMillis()
                            + " ms apart, more than the 2 s that calls can bear. Set both by NTP (timedatectl), then try"
                            + " again; live calls go on meanwhile");
        }
        int raised = number(((GetVarResponse) ask(session, AmiGateway.fence(floor))).getValue());
        if (raised > fence.value()) {
            throw new TelephonyDown("Another dialer leads floor " + floor.value() + " on this exchange with fence "
                    + raised + "; ours is " + fence.value() + ". Nothing was changed. Take the lease of the floor"
                    + " anew, or stop the other dialer");
        }
        ask(session, AmiGateway.raise(floor, fence));
    }

    /** The exchange's clock less ours. */
    static Duration skew(AmiSession session, InstantSource clock) throws TelephonyDown {
        Instant before = clock.instant();
        String timestamp = ((PingResponse) ask(session, AmiGateway.ping())).getTimestamp();
        Instant after = clock.instant();
        Instant middle = before.plus(Duration.between(before, after).dividedBy(2));
        Instant theirs = Instant.ofEpochMilli((long) (Double.parseDouble(timestamp) * 1000));
        return Duration.between(middle, theirs);
    }

    private static ManagerResponse ask(AmiSession session, ManagerAction order) throws TelephonyDown {
        try {
            return session.ask(order).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new TelephonyDown("The exchange refused an order: " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new TelephonyDown(
                    "The exchange did not answer " + order.getAction() + " within " + LIMIT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TelephonyDown("Interrupted while taking the lead", e);
        }
    }

    private static int number(@Nullable String value) {
        return value != null && value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : 0;
    }
}
