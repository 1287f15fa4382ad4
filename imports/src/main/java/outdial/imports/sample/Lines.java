package outdial.imports.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;

/** The lines of a data file that stands beside the classes. */
final class Lines {
    private Lines() {}

    static Stream<String> of(String file) {
        try (InputStream bytes = Objects.requireNonNull(Lines.class.getResourceAsStream(file), file)) {
            return new String(bytes.readAllBytes(), UTF_8).lines().filter(line -> !line.isBlank());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is missing from the program", e);
        }
    }
}
