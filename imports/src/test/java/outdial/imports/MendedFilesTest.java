package outdial.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.sql.TestDb;

/**
 * The file of rejected rows in every encoding, delimiter and quote that is read: it is written as the source was, and
 * imports cleanly once it is mended. Workbooks are {@link WorkbookImportTest}'s.
 */
final class MendedFilesTest {
    @TempDir
    private Path folder;

    private final Tables tables = Tables.emptyOfAnyIds(TestDb.mariaDb());

    @ParameterizedTest
    @CsvSource(delimiterString = " ~ ", quoteCharacter = '`', textBlock = """
                    UTF-8 ~ ; ~ " ~ false ~ Žydrė Čepaitė 😀
                    UTF-8 ~ , ~ " ~ true ~ علی رضایی
                    UTF-8 ~ | ~ " ~ false ~ Zoë d'Arc
                    UTF-8 ~ ; ~ ' ~ false ~ Zoë 't Hoen
                    UTF-16LE ~ ; ~ " ~ true ~ Žydrė علی
                    UTF-16BE ~ , ~ " ~ true ~ Мария Иванова
                    UTF-16LE ~ TAB ~ " ~ false ~ Maria Jansen
                    UTF-16BE ~ | ~ " ~ false ~ Renée Noël
                    windows-1251 ~ ; ~ " ~ false ~ Мария Иванова от Пловдив
                    windows-1252 ~ , ~ " ~ false ~ Renée Noël Größe
                    windows-1256 ~ ; ~ " ~ false ~ علي رضاي سلام عليكم
                    windows-1257 ~ TAB ~ " ~ false ~ Žydrė Čepaitė Šimkutė Ąžuolas
                    """)
    void rejected_rows_come_in_once_they_are_mended(
            String encoding, String delimiter, char quote, boolean hasMark, String name) throws IOException {
        Charset charset = Charset.forName(encoding);
        char part = delimiter.equals("TAB") ? '\t' : delimiter.charAt(0);
        // Lines of a value that goes over two show no apostrophe at one of their ends.
        String two = quote == '"' ? "two\nlines" : "two lines";
        String text = row(part, quote, "phone", "name", "note")
                + row(part, quote, "2025550123", "Ann", "fine")
                + row(part, quote, "none", name, two + part + " and")
                + row(part, quote, "nobody", name, "x");
        Path file = folder.resolve("list.csv");
        Files.write(file, ((hasMark ? "\uFEFF" : "") + text).getBytes(charset));
        ImportReceipt receipt = receipt(file);
        assertThat(counts(receipt)).isEqualTo("3 1 2 0");
        Path rejected = receipt.rejectedRows().orElseThrow();
        String told = new String(Files.readAllBytes(rejected), charset);
        assertThat(told).contains(quote == '"' ? name : quoted(name, quote), "Reason refused", String.valueOf(part));
        assertThat(told.startsWith("\uFEFF")).isEqualTo(hasMark);
        Path mended = folder.resolve("mended.csv");
        Files.write(
                mended,
                told.replace("none", "202 555 0124")
                        .replace("nobody", "+12025550125")
                        .getBytes(charset));
        assertThat(counts(receipt(mended))).isEqualTo("2 2 0 0");
        assertThat(tables.texts("SELECT CONCAT_WS(' ', first_name, last_name) FROM `lead` ORDER BY id"))
                .containsExactly("Ann", name, name);
    }

    /** An apostrophe is a quote where it stands around all values. */
    private static String row(char part, char quote, String... cells) {
        return Stream.of(cells)
                        .map(cell -> quote == '\'' || cell.indexOf(part) >= 0 ? quoted(cell, quote) : cell)
                        .collect(Collectors.joining("" + part))
                + "\n";
    }

    private static String quoted(String cell, char quote) {
        return quote + cell.replace("" + quote, "" + quote + quote) + quote;
    }

    private ImportReceipt receipt(Path file) throws IOException {
        var request = new ImportRequest.Leads(file, "US", "Autumn", Optional.of("List"), Optional.empty());
        return (ImportReceipt) tables.importer(folder).run(request, (_, _) -> {});
    }

    private static String counts(ImportReceipt receipt) {
        return receipt.read() + " " + receipt.accepted() + " " + receipt.rejected() + " " + receipt.duplicates();
    }
}
