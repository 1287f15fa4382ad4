package outdial.compliance.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.compliance.register.RegisterHashing.Algorithm;
import outdial.compliance.register.RegisterHashing.Of;

/** Registers whose keepers give out hashes instead of numbers. */
class HashedRegisterTest {
    private static final Instant NOON = Instant.parse("2026-01-12T12:00:00Z");
    private static final long FIRST = 34_612_000_000L;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "MD5, MD5, DIGITS, 0, 34612000001",
        "SHA1, SHA-1, PLUS, 0, +34612000001",
        "SHA256, SHA-256, NATIONAL, 34, 612000001",
        "SHA512, SHA-512, PLUS, 0, +34612000001"
    })
    void a_number_is_listed_by_its_hash_alone(Algorithm algorithm, String name, Of of, int code, String first)
            throws Exception {
        String prefix = first.substring(0, first.length() - 9);
        String file = LongStream.rangeClosed(612_000_001, 612_002_000)
                .mapToObj(number -> "\"" + hash(name, prefix + number) + "\";2020\r\n")
                .collect(Collectors.joining(
                        "", "hash;since\r\n", hash(name, first).toUpperCase(Locale.ROOT) + "\n\n"));
        RegisterSnapshot snapshot = load(new RegisterHashing(algorithm, of, code), file);
        assertThat(snapshot.size()).isEqualTo(2000);
        assertThat(LongStream.rangeClosed(FIRST + 1, FIRST + 2000)).allMatch(snapshot::contains);
        assertThat(LongStream.rangeClosed(FIRST + 2001, FIRST + 9000)).noneMatch(snapshot::contains);
        assertThat(snapshot.contains(612_000_001L)).isFalse();
    }

    private RegisterSnapshot load(RegisterHashing hashing, String text) throws IOException {
        RegisterIntake load = new RegisterReading(hashing.countryCode(), List.of(1), Optional.of(hashing)).start();
        load.addLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(load.refused()).isEqualTo(1);
        return load.write(folder.resolve("r"), "Robinson", NOON);
    }

    @Test
    void a_damaged_file_is_refused() throws IOException {
        var hashing = new RegisterHashing(Algorithm.SHA256, Of.PLUS, 0);
        Path file = folder.resolve("r");
        load(hashing, "header\n" + hash("SHA-256", "+34612000001") + "\n" + hash("SHA-256", "+34612000002"));
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Path cut = folder.resolve("cut" + length);
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> RegisterSnapshot.open(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void how_a_register_is_read_can_be_kept_beside_its_copy() {
        var plain = new RegisterReading(1, List.of(1, 2), Optional.empty());
        var hashed =
                new RegisterReading(34, List.of(3), Optional.of(new RegisterHashing(Algorithm.SHA1, Of.NATIONAL, 34)));
        assertThat(RegisterReading.find(plain.written())).contains(plain);
        assertThat(RegisterReading.find(hashed.written())).contains(hashed);
        assertThat(RegisterReading.find("")).isEmpty();
        assertThat(RegisterReading.find("0 1 SHA3 PLUS")).isEmpty();
        assertThat(RegisterReading.find("0 0")).isEmpty();
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
