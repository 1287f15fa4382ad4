package outdial.imports;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import outdial.sql.TestDb;

/**
 * Files made from a seed, with every kind of damage in them that leaves it known how many rows they have: each row is
 * accepted, refused or a duplicate, in a dry run as in an import, and none is lost.
 */
final class HostileMixTest {
    private static final int SEEDS = 25;
    private static final int ROWS = 40;
    private static final List<Charset> ENCODINGS = List.of(
            UTF_8,
            UTF_8,
            UTF_16LE,
            UTF_16BE,
            Charset.forName("windows-1251"),
            Charset.forName("windows-1252"),
            Charset.forName("windows-1257"));

    @TempDir
    private Path folder;

    private final Tables tables = Tables.emptyOfAnyIds(TestDb.mariaDb());

    static IntStream seeds() {
        return IntStream.rangeClosed(1, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_row_of_a_damaged_file_is_lost(long seed) throws IOException {
        var file = new Made(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
        Path path = Files.write(folder.resolve("mix.csv"), file.bytes());
        var request = new ImportRequest.Leads(path, "US", "Autumn", Optional.of("List"), Optional.empty());
        DryResult dry = tables.importer(folder).dryRun(request, (_, _) -> {});
        assertThat(dry).as("seed %d", seed).isInstanceOf(DryRun.class);
        DryRun numbers = (DryRun) tables.importer(folder)
                .dryRun(new ImportRequest.DoNotCall(path, "US", "House", Optional.of("Nordwind")), (_, _) -> {});
        assertThat(numbers.accepted() + numbers.rejected() + numbers.duplicates())
                .as("as do-not-call numbers, seed %d", seed)
                .isEqualTo(file.rows);
        ImportReceipt real = (ImportReceipt) tables.importer(folder).run(request, (_, _) -> {});
        assertThat(real.read()).as("seed %d, %s", seed, file.kind).isEqualTo(file.rows);
        assertThat(real.accepted() + real.rejected() + real.duplicates())
                .as("seed %d", seed)
                .isEqualTo(file.rows);
        assertThat((DryRun) dry)
                .as("seed %d", seed)
                .extracting(DryRun::read, DryRun::accepted, DryRun::rejected, DryRun::duplicates)
                .containsExactly(real.read(), real.accepted(), real.rejected(), real.duplicates());
        assertThat(tables.count("lead")).as("seed %d", seed).isEqualTo(real.accepted());
        assertThat(tables.number("SELECT COUNT(DISTINCT row_no) FROM import_problem WHERE is_duplicate"
                        + " OR row_no NOT IN (SELECT row_no FROM `lead`)"))
                .as("seed %d", seed)
                .isEqualTo(real.rejected() + real.duplicates());
    }

    /** One file. */
    private static final class Made {
        private final RandomGenerator chance;
        private final Charset charset;
        private final char part;
        private final String end;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final String kind;
        private int rows;

        Made(RandomGenerator chance) {
            this.chance = chance;
            this.charset = ENCODINGS.get(chance.nextInt(ENCODINGS.size()));
            this.part = ";,\t|".charAt(chance.nextInt(4));
            this.end = List.of("\n", "\r\n", "\n").get(chance.nextInt(3));
            this.kind = charset + " parted by '" + part + "'";
            if (charset.name().startsWith("UTF-16") || (chance.nextInt(3) == 0 && charset.equals(UTF_8))) {
                write("\uFEFF");
            }
            line(chance.nextInt(4) == 0 ? "phone;name;name;note" : "phone;name;city;note");
            for (int row = 0; row < ROWS; row++) {
                row(row);
            }
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }

        private void row(int row) {
            String number = "20255501" + "%02d".formatted(chance.nextInt(100));
            rows++;
            switch (chance.nextInt(22)) {
                case 0 -> line(number + ";A\0nn;x;y");
                case 1 -> raw(number + part + "Ann" + part, new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF});
                case 2 -> line(number + ";\"two" + end + "lines\";x;y");
                case 3 -> line(number + ";Ann;" + "x;".repeat(300));
                case 4 -> line(number + ";" + "long ".repeat(8_000) + ";x;y");
                case 5 -> line("=\"" + number + "\";=1+1;@SUM(A1);-2");
                case 6 -> line(number + ";A\u0007\u001B[31m;\u202Ex;y");
                case 7 -> line("phone;name;city;note");
                case 8 -> {
                    line("");
                    line(number + ";after a blank line;x;y");
                    line(" ;;;");
                }
                case 9 -> line(number + ";\"said \"\"so\"\"\";x;y");
                case 10 -> line(number + ";Ann \"the cat\" Lee;5\" pipe;y");
                case 11 -> line("+" + "9".repeat(400) + ";Ann;x;y");
                case 12 -> line("1,0E+10;Ann;x;y".replace(",", part == ',' ? "." : ","));
                case 13 -> line(";;;only a note");
                case 14 -> line("#N/A;#REF!;x;y");
                case 15 -> line(number + "; ;x;" + "\u00A0".repeat(20));
                case 16 -> line(number);
                default -> line(number + ";Ann " + row + ";x;y");
            }
        }

        private void line(String text) {
            write(text.replace(';', part) + end);
        }

        /** Bytes that are no letters of the encoding. */
        private void raw(String text, byte[] wrong) {
            write(text);
            // Of two bytes a letter, half of a pair.
            bytes.writeBytes(charset.name().startsWith("UTF-16") ? new byte[] {(byte) 0xD8, (byte) 0xD8} : wrong);
            write(end);
        }

        private void write(String text) {
            bytes.writeBytes(text.getBytes(charset));
        }
    }
}
