package outdial.app.telephony.asterisk;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.ManagerConnectionFactory;
import org.asteriskjava.manager.ManagerEventListener;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import outdial.app.telephony.TelephonyDown;

/**
 * One login at the manager interface. Used once: the library would reconnect by itself, but says nothing of what was
 * missed, so a lost session is closed and a new one opened by {@link AmiLink}. Nothing here waits in a listener, since
 * the library serves all of them on one thread.
 */
final class AmiSession {
    private static final int CONNECT_MS = 3_000;

    private final ManagerConnection connection;
    private final ManagerEventListener listener;
    private final Runnable lost;
    private volatile boolean closed;
    private volatile long answered = System.nanoTime();

    private AmiSession(PbxLink where, Consumer<ManagerEvent> hears, Runnable lost) {
        this.connection = new ManagerConnectionFactory(where.host(), where.port(), where.user(), where.secret())
                .createManagerConnection();
        this.lost = lost;
        this.listener = event -> {
            if (closed) {
                return;
            }
            if (event instanceof DisconnectEvent) {
                lost.run();
            } else {
                hears.accept(event);
            }
        };
        connection.setSocketTimeout(CONNECT_MS);
        for (var own : List.of(
                OutdialEvent.class, HangupEvent.class, DBGetTreeResponseEvent.class, DBGetTreeCompleteEvent.class)) {
            connection.registerUserEventClass(own);
        }
        connection.addEventListener(listener);
    }

    /**
     * Logs in.
     *
     * @param events whether the exchange sends its events here
     * @param lost run once when the session breaks, on any thread
     */
    static AmiSession open(PbxLink where, boolean events, Consumer<ManagerEvent> hears, Runnable lost)
            throws TelephonyDown {
        var session = new AmiSession(where, hears, lost);
        try {
            session.connection.login(events ? "on" : "off");
            return session;
        } catch (AuthenticationFailedException e) {
            throw new TelephonyDown(
                    "The exchange at " + where + " refused the login (" + e.getMessage() + "). Is " + PbxLink.FILE
                            + " the one written together with its manager.conf? If in doubt, write both anew with:"
                            + " outdial pbx-config DIR",
                    e);
        } catch (ConnectException | NoRouteToHostException | UnknownHostException | SocketTimeoutException e) {
            throw new TelephonyDown(
                    "No exchange answers at " + where.host() + ":" + where.port() + " (" + e.getMessage()
                            + "). Is Asterisk running there (systemctl status asterisk), and may this machine reach"
                            + " the port?",
                    e);
        } catch (IOException | TimeoutException e) {
            throw new TelephonyDown(
                    "Something at " + where.host() + ":" + where.port() + " took the connection but does not answer as"
                            + " Asterisk does. Does another program have the port, or does Asterisk hang?",
                    e);
        }
    }

    /** Puts an order on its way. False when it could not be written whole; then the session is lost. */
    boolean send(ManagerAction order, Consumer<ManagerResponse> then) {
        try {
            connection.sendAction(order, response -> {
                if (response != null) {
                    answered = System.nanoTime();
                    then.accept(response);
                }
            });
            return true;
        } catch (IOException | IllegalStateException e) {
            broke();
            return false;
        }
    }

    /** Sends an order and gives the answer, or fails when the session is lost or the exchange says no. */
    CompletableFuture<ManagerResponse> ask(ManagerAction order) {
        var answer = new CompletableFuture<ManagerResponse>();
        boolean sent = send(order, response -> {
            if (response instanceof ManagerError) {
                answer.completeExceptionally(new IOException(order.getAction() + ": " + response.getMessage()));
            } else {
                answer.complete(response);
            }
        });
        if (!sent) {
            answer.completeExceptionally(new IOException(order.getAction() + " could not be written"));
        }
        return answer;
    }

    /** Sends an order that is answered by a list of events, and gives them. */
    CompletableFuture<Collection<ResponseEvent>> list(EventGeneratingAction order) {
        var answer = new CompletableFuture<Collection<ResponseEvent>>();
        try {
            connection.sendEventGeneratingAction(order, events -> {
                if (events.getResponse() == null || events.getResponse() instanceof ManagerError) {
                    answer.completeExceptionally(new IOException(order.getAction() + " was not answered whole"));
                } else {
                    answer.complete(events.getEvents());
                }
            });
        } catch (IOException | IllegalStateException e) {
            broke();
            answer.completeExceptionally(e);
        }
        return answer;
    }

    /** A session already replaced by another must not take that one down. */
    private void broke() {
        if (!closed) {
            lost.run();
        }
    }

    /** What the other side says it is. */
    String version() {
        return connection.getVersion() + " (" + connection.getProtocolIdentifier() + ")";
    }

    /** For how long the exchange has answered nothing, in nanoseconds; grows only while pings are sent. */
    long silence() {
        return System.nanoTime() - answered;
    }

    /** Ends it without waiting: a dead peer would keep the logoff for seconds. */
    void close() {
        closed = true;
        Thread.ofVirtual().name("pbx-goodbye").start(() -> {
            connection.removeEventListener(listener);
            try {
                connection.logoff();
            } catch (IllegalStateException alreadyGone) {
                // nothing left to end
            }
        });
    }
}
