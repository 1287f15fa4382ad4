package outdial.app.telephony.asterisk;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;

/**
 * Leads channels to where they are to be. The exchange refuses a channel that the order before is still leading away; then
 * the order is given again, as long as none for the same channel has followed. Safe on any thread.
 */
final class Steering {
    private static final Duration AGAIN = Duration.ofMillis(50);
    private static final int TIMES = 40;
    /** What Asterisk says of a channel on its way elsewhere, and of one that is hanging up. */
    private static final String ON_ITS_WAY = "not up";

    private final AmiLink link;
    private final Mouth mouth;
    private final Map<String, RedirectAction> latest = new ConcurrentHashMap<>();

    Steering(AmiLink link, Mouth mouth) {
        this.link = link;
        this.mouth = mouth;
    }

    /** An order that finds no link or no channel any more is of no use later either: the survey tells what is so. */
    void lead(RedirectAction order) {
        latest.put(order.getChannel(), order);
        send(order, TIMES);
    }

    private void send(RedirectAction order, int times) {
        boolean sent = link.steering()
                .map(session -> session.send(order, answer -> answered(order, answer, times)))
                .orElse(false);
        if (!sent) {
            latest.remove(order.getChannel(), order);
        }
    }

    private void answered(RedirectAction order, ManagerResponse answer, int times) {
        String channel = order.getChannel();
        if (answer instanceof ManagerError
                && String.valueOf(answer.getMessage()).contains(ON_ITS_WAY)
                && times > 1) {
            mouth.sayLater(_ -> again(order, times - 1), AGAIN);
        } else {
            latest.remove(channel, order);
        }
    }

    private void again(RedirectAction order, int times) {
        if (order.equals(latest.get(order.getChannel()))) {
            send(order, times);
        }
    }
}
