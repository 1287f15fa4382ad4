package outdial.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outdial.sql.OnEachServer;
import outdial.sql.TestDb;

/** Whatever a row holds, it is accepted, rejected or a duplicate. */
@OnEachServer
final class RandomRowsTest {
    private static final int SEEDS = 15;
    private static final int ROWS = 120;
    private static final String[] PIECES = {
        "202 555 0123",
        "2025550124",
        "+44 20 7946 0958",
        "۲۰۲۵۵۵۰۱۲۵",
        "call me",
        "1.0E+10",
        "00",
        "+",
        "\0",
        "\uFFFD",
        "é",
        "=1+1",
        "\"\"",
        " ",
        "x;y",
        "𝟘",
        "\n",
        "9999999999999999",
        "-1",
        "Ж"
    };

    @TempDir
    private Path folder;

    private final TestDb db;

    RandomRowsTest(TestDb db) {
        this.db = db;
    }

    @Test
    void every_row_is_counted_once() throws IOException {
        for (long seed = 1; seed <= SEEDS; seed++) {
            RandomGenerator chance =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            Tables tables = Tables.emptyOfAnyIds(db);
            Path file = Files.writeString(folder.resolve("random.csv"), text(chance));
            var request = new ImportRequest.Leads(file, "US", "Autumn", Optional.empty(), Optional.empty());
            var receipt = (ImportReceipt) tables.importer(folder).run(request, (_, _) -> {});
            assertThat(receipt.read()).as("rows, seed %d", seed).isEqualTo(ROWS);
            assertThat(receipt.accepted() + receipt.rejected() + receipt.duplicates())
                    .as("sum, seed %d", seed)
                    .isEqualTo(ROWS);
            assertThat(tables.count("lead")).as("leads, seed %d", seed).isEqualTo(receipt.accepted());
            assertThat(tables.number("SELECT COUNT(DISTINCT row_no) FROM import_problem WHERE is_duplicate"
                            + " OR row_no NOT IN (SELECT row_no FROM `lead`)"))
                    .as("problems, seed %d", seed)
                    .isEqualTo(receipt.rejected() + receipt.duplicates());
        }
    }

    private static String text(RandomGenerator chance) {
        StringBuilder text = new StringBuilder("street;phone;value;name;country;colour;tel\n");
        for (int row = 0; row < ROWS; row++) {
            text.append(row).append(" Any Street"); // never blank
            for (int column = chance.nextInt(8); column > 0; column--) {
                text.append(";\"");
                for (int piece = chance.nextInt(3); piece > 0; piece--) {
                    text.append(PIECES[chance.nextInt(PIECES.length)]);
                }
                text.append('"');
            }
            text.append('\n');
        }
        return text.toString();
    }
}
