package outdial.imports.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes the sample list as CSV: UTF-8 with a mark, semicolons, a title above the header, quoted line breaks, blank
 * rows. To be imported with the default country US.
 */
public final class SampleList {
    private static final int ROWS = 5_000;
    private static final long SEED = 20_261_122;

    private static final List<String> HEADER = List.of(
            "Customer No",
            "First name",
            "Last name",
            "Company",
            "Phone",
            "Mobile",
            "Work phone",
            "E-mail",
            "Street",
            "City",
            "State",
            "ZIP",
            "Language",
            "Value",
            "Notes",
            "Last order");

    private SampleList() {}

    /** What a right import into an empty campaign makes of the list: {@code accepted + rejected + duplicates = rows}. */
    public record Figures(int rows, int accepted, int rejected, int duplicates) {}

    /** Writes the list, over a file of that name if there is one, and tells what is in it. */
    public static Figures write(Path target) throws IOException {
        return write(target, ROWS);
    }

    /** Writes so many of the list's first rows. */
    public static Figures write(Path target, int rows) throws IOException {
        Files.createDirectories(Objects.requireNonNull(target.toAbsolutePath().getParent()));
        try (Writer text = Files.newBufferedWriter(target, UTF_8)) {
            return write(text, rows);
        }
    }

    private static Figures write(Writer text, int many) throws IOException {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        SampleRows rows = new SampleRows(chance);
        text.write('\uFEFF');
        CSVPrinter printer = new CSVPrinter(
                text, CSVFormat.DEFAULT.builder().setDelimiter(';').get());
        printer.printRecord("Customers of the autumn catalogue, for the exercise");
        printer.printRecord(HEADER);
        for (int row = 1; row <= many; row++) {
            printer.printRecord(rows.next(row));
            if (chance.nextInt(500) == 0) {
                printer.println();
            }
        }
        return rows.figures();
    }
}
