package outdial.app.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bare SIP phone on 127.0.0.3 that tries to place a call, to see what the exchange says to it. */
public final class SipPhone {
    private static final Pattern CHALLENGE = Pattern.compile("realm=\"([^\"]*)\".*?nonce=\"([^\"]*)\"");
    private static final String BODY =
            "v=0\r\no=- 1 1 IN IP4 127.0.0.3\r\ns=-\r\nc=IN IP4 127.0.0.3\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0\r\n";

    private final String user;
    private final String password;

    public SipPhone(String user, String password) {
        this.user = user;
        this.password = password;
    }

    /** The status by which the exchange ends an INVITE to {@code number}. */
    public int call(String number) {
        try (var socket =
                new DatagramSocket(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 3}), 0))) {
            socket.setSoTimeout(5_000);
            String uri = "sip:" + number + "@127.0.0.1:" + Rig.SIP_PORT;
            String answer = exchange(socket, invite(socket.getLocalPort(), uri, 1, ""));
            Matcher challenge = CHALLENGE.matcher(answer);
            if (status(answer) == 401 && challenge.find()) {
                String login = login(uri, challenge.group(1), challenge.group(2));
                answer = exchange(socket, invite(socket.getLocalPort(), uri, 2, login));
            }
            return status(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String invite(int port, String uri, int count, String login) {
        return "INVITE " + uri + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.3:" + port + ";branch=z9hG4bK" + port + "x" + count + ";rport\r\n"
                + "From: <sip:" + user + "@127.0.0.1>;tag=" + port + "\r\nTo: <" + uri + ">\r\n"
                + "Call-ID: knock-" + port + "\r\nCSeq: " + count + " INVITE\r\nMax-Forwards: 70\r\n"
                + "Contact: <sip:" + user + "@127.0.0.3:" + port + ">\r\n" + login
                + "Content-Type: application/sdp\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;
    }

    private String login(String uri, String realm, String nonce) {
        String answer = md5(md5(user + ":" + realm + ":" + password) + ":" + nonce + ":" + md5("INVITE:" + uri));
        return "Authorization: Digest username=\"" + user + "\", realm=\"" + realm + "\", nonce=\"" + nonce
                + "\", uri=\"" + uri + "\", response=\"" + answer + "\", algorithm=MD5\r\n";
    }

    /** Sends a request; the answer is the first that is final. */
    private static String exchange(DatagramSocket socket, String request) throws IOException {
        byte[] bytes = request.getBytes(StandardCharsets.US_ASCII);
        socket.send(new DatagramPacket(
                bytes, bytes.length, new InetSocketAddress(InetAddress.getLoopbackAddress(), Rig.SIP_PORT)));
        while (true) {
            var packet = new DatagramPacket(new byte[4_096], 4_096);
            socket.receive(packet);
            String answer = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
            if (status(answer) >= 200) {
                return answer;
            }
        }
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.substring("SIP/2.0 ".length(), "SIP/2.0 ".length() + 3));
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
