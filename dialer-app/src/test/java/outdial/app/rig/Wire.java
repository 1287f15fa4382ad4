package outdial.app.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire between a dialer, or a browser, and what it talks to: to be cut, or stopped without a word. */
public final class Wire implements AutoCloseable {
    private final String host;
    private final int port;
    private final ServerSocket near;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean stopped;
    private volatile byte[] refused = {};

    /** A wire to {@code host:port}. */
    public Wire(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            this.near = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where its near end is, on 127.0.0.1. */
    public int port() {
        return near.getLocalPort();
    }

    /** Breaks every connection and refuses new ones until {@link #mend}. */
    public void cut() {
        cut = true;
        open.forEach(Wire::shut);
    }

    /** From here on nothing passes, and no side is told. */
    public void stop() {
        stopped = true;
    }

    /** Breaks every connection, and from here on each that begins with these characters; nothing is refused if there are none. */
    public void refuse(String beginning) {
        refused = beginning.getBytes(StandardCharsets.US_ASCII);
        open.forEach(Wire::shut);
    }

    /** New connections pass again; those that were stopped stay dead. */
    public void mend() {
        if (stopped) {
            open.forEach(Wire::shut);
        }
        stopped = false;
        cut = false;
    }

    private void accept() {
        while (!near.isClosed()) {
            try {
                Socket left = near.accept();
                if (cut) {
                    shut(left);
                    continue;
                }
                var right = new Socket(host, port);
                open.add(left);
                open.add(right);
                Thread.ofVirtual().start(() -> pass(left, right, true));
                Thread.ofVirtual().start(() -> pass(right, left, false));
            } catch (IOException refused) {
                // the near side sees its connection end
            }
        }
    }

    private void pass(Socket from, Socket to, boolean mayBeRefused) {
        byte[] some = new byte[16_384];
        boolean isFirst = mayBeRefused;
        try {
            for (int n = from.getInputStream().read(some);
                    n >= 0;
                    n = from.getInputStream().read(some)) {
                if (isFirst && isRefused(some, n)) {
                    return;
                }
                isFirst = false;
                if (!stopped) {
                    to.getOutputStream().write(some, 0, n);
                }
            }
        } catch (IOException broken) {
            // ends like an orderly end
        } finally {
            shut(from);
            shut(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private boolean isRefused(byte[] some, int n) {
        byte[] beginning = refused;
        return beginning.length > 0
                && n >= beginning.length
                && Arrays.equals(some, 0, beginning.length, beginning, 0, beginning.length);
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // as wanted
        }
    }

    @Override
    public void close() {
        cut();
        try {
            near.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
