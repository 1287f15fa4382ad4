package outdial.app.cli;

import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.ClientId;
import outdial.sql.ImportTargets;

/** The client that somebody names on a command line. */
final class ClientNamed {
    private ClientNamed() {}

    /** The client of this name, or the centre itself without one. */
    static ClientId of(Optional<String> name, DSLContext dsl) {
        var targets = new ImportTargets(dsl);
        Optional<ClientId> found = name.isPresent() ? targets.findClient(name.get()) : targets.findCentre();
        return found.orElseThrow(() -> new Refused(
                "There is no client '" + name.orElse("(the calling centre itself)") + "'. Nothing was done."));
    }
}
