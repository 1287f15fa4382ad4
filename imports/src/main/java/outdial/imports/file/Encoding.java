package outdial.imports.file;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a text file's bytes are letters.
 *
 * @param markBytes length of the byte-order mark, to be skipped
 * @param isGuessed taken from the country because the bytes don't say; shown to the person, who sees whether names look
 *     right
 */
public record Encoding(Charset charset, int markBytes, boolean isGuessed) {
    private static final int LOOKED_AT = 16 << 20;

    /** The encoding shown by the file's mark, else by its first 16 MB, else usual in the country. */
    static Encoding of(Path path, String country) throws IOException {
        byte[] start;
        try (InputStream bytes = Files.newInputStream(path)) {
            start = bytes.readNBytes(LOOKED_AT);
        }
        if (starts(start, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(UTF_8, 3, false);
        } else if (starts(start, 0xFF, 0xFE)) {
            return new Encoding(UTF_16LE, 2, false);
        } else if (starts(start, 0xFE, 0xFF)) {
            return new Encoding(UTF_16BE, 2, false);
        }
        return unmarked(start, country);
    }

    String described() {
        return charset.name() + (isGuessed ? " (guessed from the country: check that names look right)" : "");
    }

    private static Encoding unmarked(byte[] start, String country) {
        int evenZeros = zeros(start, 0);
        int oddZeros = zeros(start, 1);
        if (Math.max(evenZeros, oddZeros) > start.length / 8) { // Latin text in UTF-16 has a zero in every other byte
            return new Encoding(evenZeros > oddZeros ? UTF_16BE : UTF_16LE, 0, false);
        }
        // A few broken bytes in a UTF-8 file spoil their own rows only; the file is still UTF-8.
        Utf8Count seen = Utf8Count.of(start);
        return seen.broken() == 0 || seen.whole() >= 10L * seen.broken()
                ? new Encoding(UTF_8, 0, false)
                : new Encoding(usualIn(country), 0, true);
    }

    private static Charset usualIn(String country) {
        return Charset.forName(
                switch (country) {
                    case "BG", "RU", "UA", "BY", "RS", "MK" -> "windows-1251";
                    case "LT", "LV", "EE" -> "windows-1257";
                    case "IR", "AF", "AE", "EG", "SA" -> "windows-1256";
                    default -> "windows-1252";
                });
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

    /** Letters of several bytes that are well formed in UTF-8, and bytes that fit in none. */
    private record Utf8Count(long whole, long broken) {
        static Utf8Count of(byte[] bytes) {
            long whole = 0;
            long broken = 0;
            for (int i = 0; i < bytes.length; ) {
                int length = length(bytes[i] & 0xFF);
                if (i + length > bytes.length) {
                    break; // cut off by the end of what was looked at
                }
                if (length == 0 || !continues(bytes, i, length)) {
                    broken++;
                    i++;
                } else {
                    whole += length > 1 ? 1 : 0;
                    i += length;
                }
            }
            return new Utf8Count(whole, broken);
        }

        /** Bytes of the letter that begins so, by RFC 3629; 0 when none does. */
        private static int length(int first) {
            if (first < 0x80) {
                return 1;
            }
            return first >= 0xC2 && first < 0xE0
                    ? 2
                    : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
        }

        private static boolean continues(byte[] bytes, int at, int length) {
            for (int i = at + 1; i < at + length; i++) {
                if ((bytes[i] & 0xC0) != 0x80) {
                    return false;
                }
            }
            return true;
        }
    }
}
