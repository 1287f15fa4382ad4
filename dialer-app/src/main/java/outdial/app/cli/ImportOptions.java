package outdial.app.cli;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outdial.imports.job.Rules;
import outdial.imports.row.Repair;
import picocli.CommandLine.Option;

/** What is said about a file instead of found out, and what becomes of rows that could be taken or left. */
final class ImportOptions {
    @Option(
            names = "--map",
            paramLabel = "COLUMN=FIELD",
            description = {
                "What a column holds, by its name or its number. Fields: phone, full_name, first_name, last_name, company,",
                "email, street, city, postcode, region, country, language, zone, value, note, external_id, custom, ignore.",
                "Remembered for the client's next file."
            })
    Map<String, String> columns = new LinkedHashMap<>();

    @Option(names = "--encoding", paramLabel = "NAME", description = "Encoding of a text file, such as windows-1251.")
    @Nullable
    Charset encoding;

    @Option(names = "--delimiter", paramLabel = "CHAR", description = "What parts the columns: one character, or tab.")
    @Nullable
    String delimiter;

    @Option(
            names = "--sheet",
            paramLabel = "NAME",
            description = "Sheet of a workbook; all that look alike if left out.")
    @Nullable
    String sheet;

    @Option(
            names = "--duplicates",
            paramLabel = "WHAT",
            description = "Rows whose number a lead has already: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Rules.Duplicates duplicates = Rules.USUAL.duplicates();

    @Option(
            names = "--within",
            paramLabel = "WHOSE",
            description = "Whose leads count for that: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Rules.Within within = Rules.USUAL.within();

    @Option(
            names = "--listed",
            paramLabel = "WHAT",
            description = "Rows on a do-not-call list: ${COMPLETION-CANDIDATES}. Taken ones are not called either."
                    + " Default: ${DEFAULT-VALUE}.")
    private Rules.Match listed = Rules.USUAL.doNotCall();

    @Option(
            names = "--other-lines",
            paramLabel = "WHAT",
            description = "Rows of a kind of line that the campaign does not dial: ${COMPLETION-CANDIDATES}."
                    + " Default: ${DEFAULT-VALUE}.")
    private Rules.Match lineType = Rules.USUAL.lineType();

    @Option(
            names = "--no-zone",
            paramLabel = "WHAT",
            description = "Rows whose time zone nobody knows: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Rules.Match zoneUnknown = Rules.USUAL.zoneUnknown();

    @Option(
            names = "--assume",
            paramLabel = "XX",
            description = "Read numbers that are none of the file's country as those of this one; + puts a lost plus"
                    + " before them. May be repeated.")
    private List<String> repairs = new ArrayList<>();

    Rules rules() {
        List<Repair> read = repairs.stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .map(ImportOptions::repair)
                .toList();
        return new Rules(duplicates, within, listed, lineType, zoneUnknown, read);
    }

    private static Repair repair(String name) {
        try {
            return new Repair(name);
        } catch (IllegalArgumentException neither) {
            throw new Refused("--assume takes a country's two letters or a plus, not '" + name + "'.");
        }
    }
}
