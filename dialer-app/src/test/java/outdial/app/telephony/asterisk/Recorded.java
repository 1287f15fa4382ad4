package outdial.app.telephony.asterisk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A recording as Asterisk left it: 16-bit samples, 8,000 a second, the two tracks by turns. */
final class Recorded {
    private static final int A_SECOND = 8_000;

    private final short[] samples;

    private Recorded(short[] samples) {
        this.samples = samples;
    }

    static Recorded read(Path file) throws IOException {
        ShortBuffer sound = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        short[] samples = new short[sound.remaining()];
        sound.get(samples);
        return new Recorded(samples);
    }

    /** Root mean square of a track between two seconds. */
    double loudness(int track, int from, int to) {
        double sum = 0;
        int n = 0;
        for (int i = 2 * from * A_SECOND + track; i < Math.min(samples.length, 2 * to * A_SECOND); i += 2) {
            sum += (double) samples[i] * samples[i];
            n++;
        }
        return n == 0 ? 0 : Math.sqrt(sum / n);
    }

    /** Whether a track holds a tone of so many hertz between two seconds: most of its sound, or one among few. */
    boolean hears(int track, int from, int to, int hertz) {
        double whole = 0;
        double turn = 2 * Math.PI * hertz / A_SECOND;
        double sine = 0;
        double cosine = 0;
        int n = 0;
        for (int i = 2 * from * A_SECOND + track; i < Math.min(samples.length, 2 * to * A_SECOND); i += 2) {
            whole += (double) samples[i] * samples[i];
            sine += samples[i] * Math.sin(turn * n);
            cosine += samples[i] * Math.cos(turn * n);
            n++;
        }
        return n > 0 && whole / n > 10_000 && 2 * (sine * sine + cosine * cosine) / n > 0.1 * whole;
    }
}
