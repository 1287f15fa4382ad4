package outdial.app.telephony.asterisk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a capture of what the exchange sends and is sent by the network: when each number was answered (the network's
 * 200 OK to the INVITE), and when the exchange first sent each of the two ends a sound that is not silence.
 */
final class CallsOnTheWire implements Capture.Reader {
    private static final int NETWORK = 0x7F000002;
    private static final int RTP_HEADER = 12;
    private static final Pattern INVITE = Pattern.compile("^INVITE sip:([0-9]+)@");
    private static final Pattern CALL_ID = Pattern.compile("(?im)^Call-ID: *(\\S+)");
    private static final Pattern CSEQ_INVITE = Pattern.compile("(?im)^CSeq: *[0-9]+ INVITE");
    private static final Pattern AUDIO = Pattern.compile("(?m)^m=audio ([0-9]+) ");

    private final Map<String, String> numbers = new HashMap<>();
    private final Map<String, Long> answered = new HashMap<>();
    private final Map<String, Integer> ports = new HashMap<>();
    /** When the exchange went over from silence to sound towards each port of the network. */
    private final Map<Integer, TreeSet<Long>> onsets = new HashMap<>();

    private final Map<Integer, Boolean> sounding = new HashMap<>();
    private final int sipPort;

    CallsOnTheWire(int sipPort) {
        this.sipPort = sipPort;
    }

    @Override
    public void read(Capture.Packet packet) {
        if (packet.fromPort() == sipPort || packet.toPort() == sipPort) {
            sip(packet);
        } else if (packet.toHost() == NETWORK && packet.payload().capacity() > RTP_HEADER) {
            sound(packet);
        }
    }

    private void sip(Capture.Packet packet) {
        String text = StandardCharsets.US_ASCII.decode(packet.payload()).toString();
        Matcher callId = CALL_ID.matcher(text);
        if (!callId.find()) {
            return;
        }
        Matcher invite = INVITE.matcher(text);
        if (invite.find() && packet.toHost() == NETWORK) {
            numbers.putIfAbsent(callId.group(1), invite.group(1));
        } else if (text.startsWith("SIP/2.0 200")
                && packet.fromHost() == NETWORK
                && CSEQ_INVITE.matcher(text).find()) {
            String number = numbers.get(callId.group(1));
            Matcher audio = AUDIO.matcher(text);
            if (number != null && audio.find() && answered.putIfAbsent(number, packet.at()) == null) {
                int port = Integer.parseInt(audio.group(1));
                ports.put(number, port);
                // The port may have had an earlier call, whose last packet was sound.
                sounding.remove(port);
            }
        }
    }

    private void sound(Capture.Packet packet) {
        boolean sounds = isSound(packet.payload());
        Boolean before = sounding.put(packet.toPort(), sounds);
        if (sounds && !Boolean.TRUE.equals(before)) {
            onsets.computeIfAbsent(packet.toPort(), _ -> new TreeSet<>()).add(packet.at());
        }
    }

    /** More than a tenth of the samples are louder than the smallest steps of mu-law. */
    private static boolean isSound(ByteBuffer payload) {
        int loud = 0;
        for (int i = RTP_HEADER; i < payload.capacity(); i++) {
            if ((payload.get(i) & 0x7F) < 0x70) {
                loud++;
            }
        }
        return loud * 10 > payload.capacity() - RTP_HEADER;
    }

    boolean wasAnswered(String number) {
        return answered.containsKey(number);
    }

    /** Milliseconds from the answer of {@code number} to the first sound sent to {@code listener}; NaN when none came. */
    double untilHeard(String number, String listener) {
        Long from = answered.get(number);
        Integer port = ports.get(listener);
        var times = port == null ? null : onsets.get(port);
        Long first = from == null || times == null ? null : times.ceiling(from);
        return first == null || from == null ? Double.NaN : (first - from) / 1000.0;
    }
}
