package outdial.reports;

import static outdial.sql.gen.Tables.CAMPAIGN;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import outdial.model.CampaignId;
import outdial.model.ClientId;

/** Finds the campaign that somebody names on a command line; screens know it already. */
public final class CampaignSearch {
    private final DSLContext db;

    public CampaignSearch(DSLContext db) {
        this.db = db;
    }

    /** What a name leads to. */
    public sealed interface Found {
        /** The only campaign of that name; {@code zone} is the campaign's own. */
        record One(ClientId client, CampaignId campaign, ZoneId zone) implements Found {}

        /** No campaign has that name; these are the names there are, at most 20 of them. */
        record None(List<String> names) implements Found {}

        /** More than one client has a campaign of that name. */
        record Several(List<ClientId> clients) implements Found {}
    }

    private static final int SHOWN = 20;

    /** Looks among one client's campaigns or, without one, among all. */
    public Found named(String name, Optional<ClientId> client) {
        var ofClient = client.map(id -> CAMPAIGN.CLIENT_ID.eq(id.value())).orElse(DSL.noCondition());
        List<Found.One> found = db.select(CAMPAIGN.CLIENT_ID, CAMPAIGN.ID, CAMPAIGN.ZONE)
                .from(CAMPAIGN)
                .where(CAMPAIGN.NAME.eq(name))
                .and(ofClient)
                .orderBy(CAMPAIGN.CLIENT_ID)
                .fetch(row -> new Found.One(
                        new ClientId(row.value1()), new CampaignId(row.value2()), ZoneId.of(row.value3())));
        return switch (found.size()) {
            case 0 ->
                new Found.None(db.select(CAMPAIGN.NAME)
                        .from(CAMPAIGN)
                        .where(ofClient)
                        .orderBy(CAMPAIGN.NAME)
                        .limit(SHOWN)
                        .fetch(CAMPAIGN.NAME));
            case 1 -> found.getFirst();
            default -> new Found.Several(found.stream().map(Found.One::client).toList());
        };
    }
}
