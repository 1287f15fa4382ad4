package outdial.app.cli;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.model.ClientId;
import outdial.reports.CampaignSearch;
import outdial.reports.CampaignSearch.Found;
import outdial.sql.Clients;
import picocli.CommandLine.Option;

/** The options by which a campaign is named. */
final class CampaignNamed {
    @Option(names = "--campaign", required = true, paramLabel = "NAME", description = "The campaign.")
    String campaign = "";

    @Option(names = "--client", paramLabel = "NAME", description = "Whose it is, if several clients have such a one.")
    private @Nullable String client;

    /** A campaign named otherwise than by these options. */
    static CampaignNamed of(String campaign, @Nullable String client) {
        var named = new CampaignNamed();
        named.campaign = campaign;
        named.client = client;
        return named;
    }

    /** Finds it, or says what is wrong with the name. */
    Found.One in(DSLContext dsl) {
        return switch (new CampaignSearch(dsl).named(campaign, client(dsl))) {
            case Found.One one -> one;
            case Found.None(List<String> names) ->
                throw new Refused("There is no campaign '" + campaign + "'. "
                        + (names.isEmpty()
                                ? "There is none at all yet: make one with `outdial campaign`."
                                : "There are: " + String.join(", ", names) + "."));
            case Found.Several(var _) ->
                throw new Refused("Several clients have a campaign '" + campaign + "'. Say whose with --client.");
        };
    }

    Optional<String> client() {
        return Optional.ofNullable(client);
    }

    private Optional<ClientId> client(DSLContext dsl) {
        if (client == null) {
            return Optional.empty();
        }
        return Optional.of(new Clients(dsl)
                .find(client)
                .orElseThrow(() -> new Refused("There is no client '" + client + "'. Check the name.")));
    }
}
