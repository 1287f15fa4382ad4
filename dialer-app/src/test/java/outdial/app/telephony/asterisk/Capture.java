package outdial.app.telephony.asterisk;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The loopback wire as tcpdump wrote it. */
final class Capture {
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int ETHERNET = 14;
    private static final int UDP_HEADER = 8;

    /** One UDP packet; {@code at} in microseconds since the epoch. */
    record Packet(long at, int fromHost, int fromPort, int toHost, int toPort, ByteBuffer payload) {}

    /** What is done with each packet, in their order. */
    interface Reader {
        void read(Packet packet);
    }

    private Capture() {}

    /** Starts capturing what {@code filter} lets through into {@code file}; returns when tcpdump is ready. */
    static Process start(Path file, String filter) throws IOException, InterruptedException {
        Process tcpdump = new ProcessBuilder(
                        "tcpdump", "-i", "lo", "-s", "2000", "-B", "65536", "-Z", "root", "-w", file.toString(), filter)
                .redirectErrorStream(true)
                .redirectOutput(Path.of(file + ".log").toFile())
                .start();
        for (int i = 0; i < 100 && !Files.readString(Path.of(file + ".log")).contains("listening on"); i++) {
            Thread.sleep(50);
        }
        return tcpdump;
    }

    /** Ends it and says what tcpdump has to say, dropped packets among it. */
    static String stop(Process tcpdump, Path file) throws IOException, InterruptedException {
        tcpdump.destroy();
        tcpdump.waitFor(10, TimeUnit.SECONDS);
        return Files.readString(Path.of(file + ".log"))
                .lines()
                .filter(line -> line.contains("packets"))
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    static void read(Path file, Reader reader) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20);
                var data = new DataInputStream(in)) {
            data.readNBytes(FILE_HEADER);
            while (true) {
                byte[] head = data.readNBytes(RECORD_HEADER);
                if (head.length < RECORD_HEADER) {
                    return;
                }
                ByteBuffer record = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
                long at = record.getInt() * 1_000_000L + record.getInt();
                byte[] frame = data.readNBytes(record.getInt());
                udp(at, frame, reader);
            }
        } catch (EOFException cut) {
            // the last packet was cut short by the end of the capture
        }
    }

    private static void udp(long at, byte[] frame, Reader reader) {
        if (frame.length < ETHERNET + 20 + UDP_HEADER) {
            return;
        }
        ByteBuffer ip =
                ByteBuffer.wrap(frame, ETHERNET, frame.length - ETHERNET).slice();
        int head = (ip.get(0) & 0x0F) * 4;
        if (ip.get(9) != 17 || ip.capacity() < head + UDP_HEADER) {
            return;
        }
        reader.read(new Packet(
                at,
                ip.getInt(12),
                Short.toUnsignedInt(ip.getShort(head)),
                ip.getInt(16),
                Short.toUnsignedInt(ip.getShort(head + 2)),
                ip.slice(head + UDP_HEADER, ip.capacity() - head - UDP_HEADER)));
    }
}
