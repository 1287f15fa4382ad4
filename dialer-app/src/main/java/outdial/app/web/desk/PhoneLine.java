package outdial.app.web.desk;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One softphone's signalling, carried to the exchange and back word for word: so a browser needs no other origin, no
 * other certificate and no way to the exchange's web server. Its voice goes the way that both sides agree upon.
 */
final class PhoneLine extends Endpoint {
    private static final Logger LOG = System.getLogger(PhoneLine.class.getName());
    private static final int LARGEST = 64 * 1024;
    private static final Duration LIMIT = Duration.ofSeconds(5);
    /** A registered phone says something every half a minute. */
    private static final Duration QUIET = Duration.ofMinutes(2);

    private final HttpClient http;
    private final URI exchange;
    /** The line to the exchange, once it is open. */
    private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
    /** The end of all that was sent so far: one message follows the other, and the first waits for the line. */
    private CompletableFuture<WebSocket> sent = opened;

    PhoneLine(HttpClient http, URI exchange) {
        this.http = http;
        this.exchange = exchange;
    }

    @Override
    public void onOpen(Session browser, EndpointConfig config) {
        browser.setMaxTextMessageBufferSize(LARGEST);
        browser.setMaxIdleTimeout(QUIET.toMillis());
        browser.addMessageHandler(String.class, this::toExchange);
        var _ = http.newWebSocketBuilder()
                .subprotocols("sip")
                .connectTimeout(LIMIT)
                .buildAsync(exchange, new FromExchange(browser))
                .whenComplete((line, failure) -> answered(browser, line, failure));
    }

    private void answered(Session browser, @Nullable WebSocket line, @Nullable Throwable failure) {
        if (line == null) {
            LOG.log(Level.WARNING, "The exchange takes no softphone at {0}: {1}", exchange, failure);
            opened.cancel(false);
            close(browser, CloseCodes.TRY_AGAIN_LATER);
        } else {
            opened.complete(line);
        }
    }

    private synchronized void toExchange(String message) {
        sent = sent.thenCompose(line -> line.sendText(message, true));
    }

    @Override
    public void onClose(Session browser, CloseReason why) {
        var _ = opened.whenComplete((line, _) -> {
            if (line != null) {
                line.abort(); // at once, so that the exchange knows at once that the phone is gone
            }
        });
    }

    @Override
    public void onError(Session browser, Throwable failure) {
        close(browser, CloseCodes.UNEXPECTED_CONDITION);
    }

    private static void close(Session browser, CloseCodes why) {
        try {
            browser.close(new CloseReason(why, ""));
        } catch (IOException alreadyGone) {
            // That is what was wanted.
        }
    }

    /** Puts the exchange's messages together and passes each on. */
    private static final class FromExchange implements WebSocket.Listener {
        private final Session browser;
        private final StringBuilder message = new StringBuilder();

        FromExchange(Session browser) {
            this.browser = browser;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket line, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                String whole = message.toString();
                message.setLength(0);
                try {
                    browser.getBasicRemote().sendText(whole);
                } catch (IOException | IllegalStateException gone) {
                    line.abort();
                    return null;
                }
            }
            line.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket line, int status, String reason) {
            close(browser, CloseCodes.GOING_AWAY);
            return null;
        }

        @Override
        public void onError(WebSocket line, Throwable failure) {
            close(browser, CloseCodes.GOING_AWAY);
        }
    }
}
