package outdial.app.web.desk;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PhoneLineTest {
    private final CompletableFuture<MessageHandler.Whole<String>> phone = new CompletableFuture<>();

    /** A softphone registers the moment its own half of the line is there; the other half may take longer. */
    @Test
    void what_a_phone_says_before_the_exchange_has_answered_is_said_first() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        try (var exchange = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            exchange.setSoTimeout(10_000);
            var config = ServerEndpointConfig.Builder.create(PhoneLine.class, "/desk/phone")
                    .build();
            new PhoneLine(http, URI.create("ws://127.0.0.1:" + exchange.getLocalPort() + "/ws"))
                    .onOpen(browser(), config);
            phone.get(5, TimeUnit.SECONDS).onMessage("REGISTER");
            phone.get(5, TimeUnit.SECONDS).onMessage("OPTIONS");
            try (Socket connection = exchange.accept()) {
                connection.setSoTimeout(10_000);
                var in = new DataInputStream(connection.getInputStream());
                shakeHands(in, connection);
                assertThat(said(in)).isEqualTo("REGISTER");
                assertThat(said(in)).isEqualTo("OPTIONS");
            }
        } finally {
            http.shutdownNow();
        }
    }

    /** The half of the line that ends in a browser; of all it could do, only a message can come. */
    private Session browser() {
        return (Session) Proxy.newProxyInstance(
                PhoneLineTest.class.getClassLoader(), new Class<?>[] {Session.class}, (_, method, arguments) -> {
                    if (method.getName().equals("addMessageHandler")) {
                        phone.complete(handler(arguments[1]));
                    }
                    return null;
                });
    }

    @SuppressWarnings("unchecked") // as the line itself has said which kind it handles
    private static MessageHandler.Whole<String> handler(Object handler) {
        return (MessageHandler.Whole<String>) handler;
    }

    /** What any WebSocket server answers, see RFC 6455, 4.2.2. */
    private static void shakeHands(DataInputStream in, Socket connection) throws Exception {
        String key = "";
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = line.substring(line.indexOf(':') + 1).strip();
            }
        }
        byte[] accepted = MessageDigest.getInstance("SHA-1")
                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Protocol: sip\r\nSec-WebSocket-Accept: "
                + Base64.getEncoder().encodeToString(accepted) + "\r\n\r\n";
        connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().flush();
    }

    private static String line(DataInputStream in) throws IOException {
        var line = new StringBuilder();
        for (int one = in.read(); one != '\n' && one >= 0; one = in.read()) {
            if (one != '\r') {
                line.append((char) one);
            }
        }
        return line.toString();
    }

    /** The text of a short frame, which a client masks. */
    private static String said(DataInputStream in) throws IOException {
        in.readUnsignedByte();
        byte[] mask = new byte[4];
        byte[] text = new byte[in.readUnsignedByte() & 0x7f];
        in.readFully(mask);
        in.readFully(text);
        for (int at = 0; at < text.length; at++) {
            text[at] ^= mask[at % 4];
        }
        return new String(text, StandardCharsets.US_ASCII);
    }
}
