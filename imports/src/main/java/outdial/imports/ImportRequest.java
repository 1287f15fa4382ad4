package outdial.imports;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import outdial.imports.file.LeadFile;
import outdial.imports.job.Rules;

/**
 * A file and where its rows should go. Countries are ISO 3166 two letters in capitals, for numbers written without a
 * country code. Without a client, a campaign's name must be one client's only, and do-not-call lists and consents are the centre's.
 */
public sealed interface ImportRequest {
    Path file();

    String country();

    Optional<String> client();

    Reading reading();

    Rules rules();

    /** The same file for the same place, read and decided otherwise. */
    ImportRequest with(Reading otherwise, Rules others);

    /**
     * What is said about the file instead of found out.
     *
     * @param columns fields by columns' names or numbers, such as {@code phone} by {@code Kontakt}; see
     *     {@link outdial.imports.row.ColumnChoices#of}
     */
    record Reading(
            Optional<Charset> encoding,
            Optional<Character> delimiter,
            Optional<String> sheet,
            Map<String, String> columns) {
        /** Everything is found out. */
        public static final Reading FOUND_OUT =
                new Reading(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

        public Reading {
            columns = Map.copyOf(columns);
        }

        /** Everything is found out but what these columns hold. */
        public static Reading columns(Map<String, String> columns) {
            return new Reading(Optional.empty(), Optional.empty(), Optional.empty(), columns);
        }

        LeadFile.Known in(String country) {
            return new LeadFile.Known(country, encoding, delimiter, sheet);
        }
    }

    /**
     * Leads for a campaign.
     *
     * @param list its name; without one the file's name is taken. A list of that name grows
     */
    record Leads(
            Path file,
            String country,
            String campaign,
            Optional<String> list,
            Optional<String> client,
            Reading reading,
            Rules rules)
            implements ImportRequest {
        /** By the usual rules. */
        public Leads(Path file, String country, String campaign, Optional<String> list, Optional<String> client) {
            this(file, country, campaign, list, client, Reading.FOUND_OUT, Rules.USUAL);
        }

        @Override
        public Leads with(Reading otherwise, Rules others) {
            return new Leads(file, country, campaign, list, client, otherwise, others);
        }
    }

    /** Numbers that must not be called. Of the rules only the repairs count. */
    record DoNotCall(Path file, String country, String list, Optional<String> client, Reading reading, Rules rules)
            implements ImportRequest {
        /** By the usual rules. */
        public DoNotCall(Path file, String country, String list, Optional<String> client) {
            this(file, country, list, client, Reading.FOUND_OUT, Rules.USUAL);
        }

        @Override
        public DoNotCall with(Reading otherwise, Rules others) {
            return new DoNotCall(file, country, list, client, otherwise, others);
        }
    }

    /**
     * What persons agreed to; without a client, to the centre itself. Of the rules only the repairs count. Such a file
     * names its columns: see {@link outdial.imports.row.ConsentField}.
     */
    record Consents(Path file, String country, Optional<String> client, Reading reading, Rules rules)
            implements ImportRequest {
        /** By the usual rules. */
        public Consents(Path file, String country, Optional<String> client) {
            this(file, country, client, Reading.FOUND_OUT, Rules.USUAL);
        }

        @Override
        public Consents with(Reading otherwise, Rules others) {
            return new Consents(file, country, client, otherwise, others);
        }
    }
}
