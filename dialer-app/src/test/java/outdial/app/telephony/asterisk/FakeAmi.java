package outdial.app.telephony.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A manager interface on a loopback socket: lets anybody in, keeps what it is told, says what a test wants. */
final class FakeAmi implements AutoCloseable {
    private static final List<String> QUIET = List.of("challenge", "login", "coresettings", "ping", "logoff");
    private static final List<String> LEADING =
            List.of("getvar", "setvar", "corestatus", "coreshowchannels", "dbgettree");

    private final ServerSocket server;
    private final List<OutputStream> sessions = new CopyOnWriteArrayList<>();
    private final BlockingQueue<List<String>> orders = new LinkedBlockingQueue<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<String> left = ConcurrentHashMap.newKeySet();
    private volatile String loginAnswer = "Response: Success\r\nMessage: Authentication accepted\r\n";

    FakeAmi() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    PbxLink link() {
        URI ari = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/ari/");
        return new PbxLink(
                "127.0.0.1", server.getLocalPort(), "dialer", "secret", "127.0.0.1", ari, "dialer", "secret");
    }

    void refuseLogins() {
        loginAnswer = "Response: Error\r\nMessage: Authentication failed\r\n";
    }

    /** Says no to this action from now on. */
    void refuse(String action) {
        refused.add(action);
    }

    void accept(String action) {
        refused.remove(action);
    }

    /** Keeps no note of what a dialer asks while it takes the lead. */
    void ignoreLeading() {
        left.addAll(LEADING);
    }

    /** Whether no further order has come within a moment. */
    boolean isQuiet() {
        try {
            return orders.poll(300, TimeUnit.MILLISECONDS) == null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** The lines of the next order, in their order on the wire; logins, pings and the like are left out. */
    List<String> order() {
        try {
            List<String> order = orders.poll(10, TimeUnit.SECONDS);
            if (order == null) {
                throw new AssertionError("No order came");
            }
            return order;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Says {@code text} to every session; its lines may end as the test's file has them. */
    void say(String text) {
        byte[] bytes = (text.strip().replace("\r\n", "\n").replace("\n", "\r\n") + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        try {
            for (OutputStream session : sessions) {
                session.write(bytes);
                session.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            OutputStream out = socket.getOutputStream();
            out.write("Asterisk Call Manager/11.0.0\r\n".getBytes(StandardCharsets.UTF_8));
            sessions.add(out);
            var message = new ArrayList<String>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isEmpty()) {
                    message.add(line);
                } else if (!message.isEmpty()) {
                    answer(List.copyOf(message), out);
                    message.clear();
                }
            }
        } catch (IOException ended) {
            // the other side is gone
        }
    }

    private void answer(List<String> message, OutputStream out) throws IOException {
        String action = value(message, "action").toLowerCase(Locale.ROOT);
        String id = "ActionID: " + value(message, "actionid") + "\r\n";
        String answer = switch (action) {
            case "challenge" -> "Response: Success\r\nChallenge: 123456789\r\n";
            case "login" -> loginAnswer;
            case "coresettings" -> "Response: Success\r\nAMIversion: 11.0.0\r\nAsteriskVersion: 22.10.1\r\n";
            case "ping" -> "Response: Success\r\nPing: Pong\r\nTimestamp: 1763800000.000000\r\n";
            default ->
                refused.contains(action)
                        ? "Response: Error\r\nMessage: No such channel\r\n"
                        : "Response: Success\r\nMessage: Done\r\n";
        };
        if (!QUIET.contains(action) && !left.contains(action)) {
            orders.add(message);
        }
        out.write((answer + id + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** The value of the first header of this name, empty when there is none. */
    static String value(List<String> message, String header) {
        return message.stream()
                .filter(line -> line.regionMatches(true, 0, header + ":", 0, header.length() + 1))
                .map(line -> line.substring(header.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
