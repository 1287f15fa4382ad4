package outdial.imports.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EncodingTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            windows-1251 | US | Иван Петров;София;бул. Витоша 12 ЙОРДАН ЩЕРЕВ
            windows-1251 | NL | Иван
            windows-1251 | LT | Мария Иванова;гр. Пловдив
            windows-1257 | LT | Žydrė Čepaitė;Šiauliai;Ąžuolų g. 5
            windows-1257 | US | Žydrė Čepaitė;Šiauliai;Ąžuolų g. 5 KĘSTUTIS ŠIMKUS
            windows-1257 | BG | Žydrė Čepaitė;Šiauliai;Ąžuolų g. 5
            windows-1256 | US | علي رضايي;تهران;خيابان آزادي
            windows-1256 | IR | محمد;شيراز
            windows-1252 | NL | Renée Noël;Zoë;Curaçao
            windows-1252 | US | François Müller;Málaga
            windows-1252 | BG | François Müller;Málaga;Jürgen Größe
            UTF-16LE     | BG | Иван Петров;София;02 123 4567
            UTF-16BE     | IR | محمد;شيراز;021 123 4567
            UTF-8        | LT | Žydrė Čepaitė;Šiauliai
            """)
    void letters_show_the_encoding_whatever_the_country(Charset charset, String country, String text)
            throws IOException {
        Path file = Files.write(folder.resolve("list.csv"), ("phone;name\r\n" + text + "\r\n").getBytes(charset));
        assertThat(Encoding.of(file, country).charset()).isEqualTo(charset);
    }

    @Test
    void an_encoding_that_somebody_names_is_taken_and_its_mark_passed_over() throws IOException {
        Charset charset = Charset.forName("IBM866");
        Path file = Files.write(folder.resolve("list.csv"), "phone;name\n1;Иван\n".getBytes(charset));
        var known = new LeadFile.Known("BG", Optional.of(charset), Optional.empty(), Optional.empty());
        try (RowSource rows = LeadFile.open(file, known).rows()) {
            rows.next();
            assertThat(rows.next().orElseThrow().cells()).containsExactly("1", "Иван");
        }
    }
}
