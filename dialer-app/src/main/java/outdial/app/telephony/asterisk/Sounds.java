package outdial.app.telephony.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What called people hear, as 8 kHz mu-law: spoken by espeak-ng where it is installed, else phrases that every
 * Asterisk has. Made at configuration time, so a site can replace each file by a recording of its own.
 */
final class Sounds {
    private static final int SAMPLES_A_SECOND = 8000;

    private final PbxSite site;
    private final Path directory;
    private final List<Path> files = new ArrayList<>();
    private boolean spoken = true;

    Sounds(PbxSite site, Path directory) {
        this.site = site;
        this.directory = directory;
    }

    /** Makes the files; the answer fills the templates' {@code sound.*} places. */
    Map<String, String> make() throws IOException {
        var names = new HashMap<String, String>();
        String who = "This is a call from " + site.company() + ". ";
        String back = "To be removed from our list, press 9 now, or call " + spaced(site.callBack()) + ". Goodbye.";
        names.put(
                "sound.information",
                say("information", who + "We are sorry that nobody was free to talk to you. " + back, "im-sorry"));
        names.put(
                "sound.sorry",
                say("sorry", "We are sorry, the connection was lost. We will call you again. Goodbye.", "vm-goodbye"));
        names.put(
                "sound.inbound",
                say("inbound", who + "We called you. If you do not want to be called again, press 9.", "vm-press"));
        names.put(
                "sound.removed",
                say("removed", "Thank you. We will not call this number again. Goodbye.", "auth-thankyou"));
        names.put(
                "sound.shift",
                say("shift", "Your shift begins. Press 1 to take your calls on this phone.", "vm-press"));
        Path music = Files.createDirectories(directory.resolve("moh")).resolve("hold.ulaw");
        files.add(Files.write(music, chime(8)));
        return names;
    }

    List<Path> files() {
        return files;
    }

    /** Whether every message is spoken in words of ours. */
    boolean spoken() {
        return spoken;
    }

    private String say(String name, String text, String stock) throws IOException {
        Path wav = directory.resolve(name + ".wav");
        Path sound = directory.resolve(name + ".ulaw");
        boolean made = runs("espeak-ng", "-v", "en-us", "-s", "160", "-w", wav.toString(), text)
                && runs(
                        "sox",
                        "-q",
                        wav.toString(),
                        "-r",
                        "8000",
                        "-c",
                        "1",
                        "-t",
                        "raw",
                        "-e",
                        "mu-law",
                        sound.toString(),
                        "gain",
                        "-n",
                        "-3");
        Files.deleteIfExists(wav);
        if (!made) {
            spoken = false;
            return stock;
        }
        files.add(sound);
        return site.places().sounds() + "/" + name;
    }

    private static boolean runs(String... command) throws IOException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while making sounds with " + command[0], e);
        } catch (IOException notInstalled) {
            return false;
        }
    }

    /** Digits one by one, as people say a telephone number. */
    private static String spaced(String number) {
        return number.replaceAll("([0-9])", "$1 ").strip();
    }

    /** Soft chords that fade, over and over: something to hear while waiting. */
    private static byte[] chime(int seconds) {
        double[] chord = {261.63, 329.63, 392.0};
        byte[] sound = new byte[seconds * SAMPLES_A_SECOND];
        for (int i = 0; i < sound.length; i++) {
            double beat = i % (2 * SAMPLES_A_SECOND) / (double) SAMPLES_A_SECOND;
            double value = 0;
            for (double pitch : chord) {
                value += Math.sin(2 * Math.PI * pitch * i / SAMPLES_A_SECOND);
            }
            sound[i] = muLaw((int) (2500 * Math.exp(-1.5 * beat) * value));
        }
        return sound;
    }

    /** One 16-bit sample as ITU-T G.711 mu-law. */
    static byte muLaw(int sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs(sample), 32635) + 0x84;
        int exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
        int mantissa = (magnitude >> (exponent + 3)) & 0x0F;
        return (byte) ~(sign | exponent << 4 | mantissa);
    }
}
