package outdial.app.telephony.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The dialer's login used by somebody who writes what they like. */
final class RawAmi implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    RawAmi(PbxLink link) {
        try {
            socket = new Socket(link.host(), link.port());
            socket.setSoTimeout(10_000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ask("Action: Login\r\nUsername: " + link.user() + "\r\nSecret: " + link.secret() + "\r\nEvents: off\r\n\r\n");
    }

    /** Writes {@code bytes} as they are; the answer is the next response, its lines joined by a bar. */
    String ask(String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            while (true) {
                var message = new StringBuilder();
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    message.append(line).append(" | ");
                }
                if (message.indexOf("Response: ") == 0) {
                    return message.toString();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
