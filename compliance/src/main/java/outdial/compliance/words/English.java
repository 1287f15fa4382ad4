package outdial.compliance.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** The English texts, read once. They are in ICU message format, of which only places and doubled quotes are used. */
final class English {
    private static final Properties TEXTS = read();

    private English() {}

    static String text(String key) {
        return Objects.requireNonNull(TEXTS.getProperty(key), key);
    }

    private static Properties read() {
        var texts = new Properties();
        try (var stream = Objects.requireNonNull(English.class.getResourceAsStream("english.properties"))) {
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        texts.replaceAll((_, text) -> text.toString().replace("''", "'"));
        return texts;
    }
}
