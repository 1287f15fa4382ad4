package outdial.imports;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import outdial.imports.file.UnreadableFile;
import outdial.model.ClientId;
import outdial.sql.ImportTargets;
import outdial.sql.ImportTargets.OwnedCampaign;

/** What is asked for, with whose it is. */
sealed interface Destination {
    ClientId client();

    /** Under this name only one import runs at a time: it looks for duplicates among rows that must not move. */
    String lockName();

    /** Countries that numbers of this place may be of. */
    default Set<String> countries(ImportTargets targets) {
        return switch (this) {
            case Campaign(var _, var campaign) -> targets.countries(campaign);
            case DoNotCall _, Consents _ -> Set.of();
        };
    }

    record Campaign(ImportRequest.Leads request, OwnedCampaign campaign) implements Destination {
        @Override
        public ClientId client() {
            return campaign.client();
        }

        @Override
        public String lockName() {
            return "import campaign " + campaign.campaign().value();
        }
    }

    record DoNotCall(ImportRequest.DoNotCall request, ClientId client) implements Destination {
        @Override
        public String lockName() {
            return "import do-not-call " + client.value();
        }
    }

    record Consents(ImportRequest.Consents request, ClientId client) implements Destination {
        @Override
        public String lockName() {
            return lockOfConsents(client);
        }
    }

    /** Of a client's consents, which lie all in one place. */
    static String lockOfConsents(ClientId client) {
        return "import consents " + client.value();
    }

    /** Finds what the request names. */
    static Destination of(ImportRequest request, ImportTargets targets) throws UnreadableFile {
        return switch (request) {
            case ImportRequest.Leads leads -> new Campaign(leads, campaign(leads, targets));
            case ImportRequest.DoNotCall list -> new DoNotCall(list, client(list.client(), targets));
            case ImportRequest.Consents consents -> new Consents(consents, client(consents.client(), targets));
        };
    }

    private static OwnedCampaign campaign(ImportRequest.Leads leads, ImportTargets targets) throws UnreadableFile {
        List<OwnedCampaign> found = targets.campaigns(leads.campaign(), leads.client());
        if (found.isEmpty()) {
            throw new UnreadableFile("There is no campaign '" + leads.campaign() + "'"
                    + leads.client().map(name -> " of a client '" + name + "'").orElse("")
                    + ". Nothing was imported. Check the name, or make the campaign first.");
        } else if (found.size() > 1) {
            throw new UnreadableFile("Several clients have a campaign '" + leads.campaign() + "': "
                    + String.join(
                            ", ", found.stream().map(OwnedCampaign::clientName).toList())
                    + ". Say whose with --client.");
        }
        return found.getFirst();
    }

    private static ClientId client(Optional<String> name, ImportTargets targets) throws UnreadableFile {
        Optional<ClientId> found = name.isPresent() ? targets.findClient(name.get()) : targets.findCentre();
        return found.orElseThrow(() -> new UnreadableFile("There is no client '"
                + name.orElse("(the calling centre itself)") + "'. Nothing was imported. Check the name."));
    }
}
