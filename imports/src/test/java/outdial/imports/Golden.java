package outdial.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Expected files, under {@code src/test/resources/golden}. */
final class Golden {
    private Golden() {}

    static String of(String name) throws IOException {
        try (InputStream bytes = Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/" + name), name)) {
            return new String(bytes.readAllBytes(), UTF_8);
        }
    }
}
