package outdial.app.reporting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server on loopback that takes letters and keeps them, or refuses every recipient. */
final class MailSink implements AutoCloseable {
    private final ServerSocket socket;
    private final List<String> letters = new CopyOnWriteArrayList<>();
    private volatile boolean refuses;

    MailSink() throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("mail-sink").start(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> letters() {
        return letters;
    }

    void refuse(boolean all) {
        refuses = all;
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                client.setSoTimeout(20_000);
                talk(client);
            } catch (IOException e) {
                // The program left, or the test is over.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        var out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8);
        out.print("220 sink\r\n");
        out.flush();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
            switch (verb) {
                case "RCPT" -> out.print(refuses ? "550 No such person here\r\n" : "250 OK\r\n");
                case "DATA" -> {
                    out.print("354 Go on\r\n");
                    out.flush();
                    letters.add(letter(in));
                    out.print("250 Taken\r\n");
                }
                case "QUIT" -> {
                    out.print("221 Bye\r\n");
                    out.flush();
                    return;
                }
                default -> out.print("250 OK\r\n");
            }
            out.flush();
        }
    }

    private static String letter(BufferedReader in) throws IOException {
        var text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
