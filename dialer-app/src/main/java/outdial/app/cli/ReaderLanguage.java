package outdial.app.cli;

import java.util.List;
import java.util.Locale;
import outdial.reports.grid.Titles;
import picocli.CommandLine.Option;

/** The option that says in which language a file's headings are. */
final class ReaderLanguage {
    private static final List<String> SPOKEN = List.of("en", "bg", "nl", "lt", "fa");

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            defaultValue = "en",
            description = "Language of headings: en, bg, nl, lt or fa, whose sheets begin at the right.")
    private String language = "en";

    Titles titles() {
        if (!SPOKEN.contains(language)) {
            throw new Refused("No language of ours: '" + language + "'. Use one of " + String.join(", ", SPOKEN)
                    + ". Nothing was written.");
        }
        return Titles.in(Locale.of(language));
    }
}
