package outdial.imports;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file and where its rows should go. Countries are ISO 3166 two letters in capitals, for numbers written without a
 * country code. Without a client, a campaign's name must be one client's only, and a do-not-call list is the centre's.
 */
public sealed interface ImportRequest {
    Path file();

    String country();

    Optional<String> client();

    /**
     * Leads for a campaign.
     *
     * @param list its name; without one the file's name is taken. A list of that name grows
     */
    record Leads(Path file, String country, String campaign, Optional<String> list, Optional<String> client)
            implements ImportRequest {}

    /** Numbers that must not be called. */
    record DoNotCall(Path file, String country, String list, Optional<String> client) implements ImportRequest {}
}
