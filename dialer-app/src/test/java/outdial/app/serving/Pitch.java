package outdial.app.serving;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Voices that can be told apart by their pitch, in files and in what was recorded. */
final class Pitch {
    /** Of the agent, of the one who watches, and of the called person. */
    static final int AGENT = 440;

    static final int SUPERVISOR = 659;
    static final int PERSON = 1004;
    private static final List<Integer> ALL = List.of(AGENT, SUPERVISOR, PERSON);
    /**
     * Of 32,767; a voice here has 14,000 and more. Chromium's canceller of echoes adds a trace of what it plays to what
     * it sends, up to 3,700 as it begins. The page's limit, -27 dB, is the same for its way of measuring.
     */
    private static final int LOUD_ENOUGH = 6_500;

    private Pitch() {}

    /** A sound file that beeps at this pitch: so suppressors of noise take it for a voice, not for a hum. */
    static Path voice(Path file, int hz) throws IOException {
        int rate = 48_000;
        int samples = rate * 12 / 10;
        var sound = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        sound.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
        sound.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        sound.putShort((short) 1).putShort((short) 1).putInt(rate).putInt(2 * rate);
        sound.putShort((short) 2).putShort((short) 16);
        sound.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
        for (int i = 0; i < samples; i++) {
            boolean isOn = i % (rate * 6 / 10) < rate * 3 / 10;
            sound.putShort((short) (isOn ? 16_000 * Math.sin(2 * Math.PI * hz * i / rate) : 0));
        }
        return Files.write(file, sound.array());
    }

    /** Notes how often each pitch is heard in a page's sound: a click of a late packet holds all of them, but is short. */
    static final String EAR = """
            (() => { const voice = [...document.querySelectorAll('audio')].find(one => one.srcObject)?.srcObject;
              if (!voice) return false;
              if (window.pitched === voice) return true;
              window.pitched = voice;
              const context = new AudioContext(), ear = context.createAnalyser(); ear.fftSize = 2048;
              ear.smoothingTimeConstant = 0; context.createMediaStreamSource(voice).connect(ear); context.resume();
              const heard = new Float32Array(ear.frequencyBinCount); window.loud = {};
              setInterval(() => { if (window.pitched !== voice) return; ear.getFloatFrequencyData(heard);
                window.loud.looks = (window.loud.looks ?? 0) + 1;
                for (const hz of %s) { const at = Math.round(hz * 2048 / context.sampleRate);
                  const loud = Math.max(heard[at - 1], heard[at], heard[at + 1]) > -27;
                  window.loud[hz] = (window.loud[hz] ?? 0) + (loud ? 1 : 0); } }, 15);
              return true; })()""".formatted(ALL);

    /** The pitches that were heard in a good part of the time since {@code window.loud} was emptied. */
    static final String HEARD =
            "Object.keys(window.loud).filter(hz => hz > 0 && window.loud[hz] > 0.2 * window.loud.looks).sort().join(' ')";

    /** The pitches in one track of a recording between two of its lengths in bytes; 0 is the person's, 1 the agent's. */
    static String recorded(Path file, int track, long from, long to) throws IOException {
        var found = new TreeMap<String, Integer>();
        int looks = 0;
        var sound = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        int window = 800;
        for (int at = (int) (from / 4); at + window < to / 4; at += window) {
            looks++;
            for (int hz : ALL) {
                if (power(sound, track, at, window, hz) > LOUD_ENOUGH) {
                    found.merge(String.format(Locale.ROOT, "%d", hz), 1, Integer::sum);
                }
            }
        }
        double least = 0.2 * looks;
        found.values().removeIf(times -> times < least);
        return String.join(" ", found.keySet());
    }

    /** Amplitude at one frequency (Goertzel) of a tenth of a second. */
    private static double power(java.nio.ShortBuffer sound, int track, int from, int window, int hz) {
        double cosine = 2 * Math.cos(2 * Math.PI * hz / 8_000);
        double last = 0;
        double before = 0;
        for (int i = 0; i < window; i++) {
            double taper = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / window);
            double now = taper * sound.get(2 * (from + i) + track) + cosine * last - before;
            before = last;
            last = now;
        }
        return 4 * Math.sqrt(Math.max(0, last * last + before * before - cosine * last * before)) / window;
    }
}
