package outdial.imports.file;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Utf16TextTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void letters_of_every_plane_come_out_whole_and_half_ones_take_nothing_with_them(int atOnce) throws IOException {
        String text = "Žy\uD83D\uDE00\n";
        assertThat(read(text.getBytes(UTF_16LE), false, atOnce)).isEqualTo(text);
        assertThat(read(text.getBytes(UTF_16BE), true, atOnce)).isEqualTo(text);
        byte[] half = {(byte) 0xD8, (byte) 0xD8, 0, '\n', (byte) 0xDC, 0, 0, 'x', (byte) 0xD8, 0, (byte) 0xD8, 0};
        assertThat(read(half, true, atOnce)).isEqualTo("\uFFFD\n\uFFFDx\uFFFD\uFFFD");
        assertThat(read(Arrays.copyOf(text.getBytes(UTF_16LE), 3), false, atOnce))
                .isEqualTo("Ž\uFFFD");
    }

    private static String read(byte[] bytes, boolean isBigEndian, int atOnce) throws IOException {
        var text = new StringBuilder();
        try (var reader = new Utf16Text(new ByteArrayInputStream(bytes), isBigEndian)) {
            char[] some = new char[atOnce];
            for (int many = reader.read(some, 0, atOnce); many >= 0; many = reader.read(some, 0, atOnce)) {
                text.append(some, 0, many);
            }
        }
        return text.toString();
    }
}
