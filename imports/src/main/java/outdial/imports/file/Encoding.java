package outdial.imports.file;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a text file's bytes are letters.
 *
 * @param markBytes length of the byte-order mark, to be skipped
 * @param isGuessed taken from the letters because the bytes don't say; shown to the person, who sees whether names look
 *     right
 */
public record Encoding(Charset charset, int markBytes, boolean isGuessed) {
    private static final int LOOKED_AT = 4 << 20;

    /** A text without the byte zero has at most one such by mistake in so many. */
    private static final int BYTES_TO_A_ZERO = 64;

    /** The encoding shown by the file's mark, else by its first 4 MB. */
    static Encoding of(Path path, String country) throws IOException {
        byte[] start = start(path);
        return marked(start).orElseGet(() -> unmarked(start, country));
    }

    /** The encoding that somebody named; the file's mark is skipped if it is that encoding's. */
    static Encoding told(Path path, Charset charset) throws IOException {
        return marked(start(path))
                .filter(found -> found.charset().equals(charset))
                .orElse(new Encoding(charset, 0, false));
    }

    String described() {
        return charset.name() + (isGuessed ? " (guessed from its letters: check that names look right)" : "");
    }

    /** Whether a text only makes sense if its bytes are UTF-8, which this encoding is not. */
    boolean isUtf8Misread(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return false;
        }
        Utf8Bytes bytes = Utf8Bytes.in(text.getBytes(charset));
        return bytes.broken() == 0 && bytes.whole() > 0;
    }

    private static byte[] start(Path path) throws IOException {
        try (InputStream bytes = Files.newInputStream(path)) {
            return bytes.readNBytes(LOOKED_AT);
        }
    }

    private static Optional<Encoding> marked(byte[] start) {
        if (starts(start, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(new Encoding(UTF_8, 3, false));
        } else if (starts(start, 0xFF, 0xFE, 0, 0)) {
            return Optional.of(new Encoding(Charset.forName("UTF-32LE"), 4, false));
        } else if (starts(start, 0, 0, 0xFE, 0xFF)) {
            return Optional.of(new Encoding(Charset.forName("UTF-32BE"), 4, false));
        } else if (starts(start, 0xFF, 0xFE)) {
            return Optional.of(new Encoding(UTF_16LE, 2, false));
        }
        return starts(start, 0xFE, 0xFF) ? Optional.of(new Encoding(UTF_16BE, 2, false)) : Optional.empty();
    }

    private static Encoding unmarked(byte[] start, String country) {
        int evenZeros = zeros(start, 0);
        int oddZeros = zeros(start, 1);
        // Digits, delimiters and line ends in UTF-16 have a zero in every other byte, and always on the same side.
        boolean isOften = Math.max(evenZeros, oddZeros) > start.length / BYTES_TO_A_ZERO;
        if (isOften && Math.max(evenZeros, oddZeros) > 20 * Math.min(evenZeros, oddZeros)) {
            return new Encoding(evenZeros > oddZeros ? UTF_16BE : UTF_16LE, 0, false);
        }
        // A few broken bytes in a UTF-8 file spoil their own rows only; the file is still UTF-8.
        Utf8Bytes seen = Utf8Bytes.in(start);
        return seen.broken() == 0 || seen.whole() >= 10L * seen.broken()
                ? new Encoding(UTF_8, 0, false)
                : new Encoding(Alphabet.likeliest(start, country), 0, true);
    }

    private static int zeros(byte[] bytes, int from) {
        int zeros = 0;
        for (int i = from; i < bytes.length; i += 2) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static boolean starts(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
