package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.CLIENT;
import static outdial.sql.gen.Tables.IMPORT_DELIVERY;
import static outdial.sql.gen.Tables.IMPORT_FEED;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import outdial.model.CampaignId;
import outdial.model.ClientId;

/**
 * Places where other programs bring files: tables {@code import_feed} and {@code import_delivery}. Takes part in the
 * caller's transaction.
 */
public final class Feeds {
    private final ClientScope scope;

    public Feeds(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /**
     * What a feed's files hold and where their rows go.
     *
     * @param kind LEADS, DO_NOT_CALL or CONSENTS
     * @param campaign of leads, and of nothing else
     * @param list of leads, which else have the file's name; of do-not-call numbers always
     * @param country of numbers written without a country code
     */
    public record Terms(
            String name, String kind, Optional<CampaignId> campaign, Optional<String> list, String country) {}

    /** A feed; {@code campaignName} is there with {@link Terms#campaign}. */
    public record Feed(
            ClientId client,
            String clientName,
            long id,
            Terms terms,
            Optional<String> campaignName,
            String tokenHash,
            boolean isOn) {}

    /** A file that was brought under a key; the run is missing until it was looked at, and where it was refused. */
    public record Delivery(String fileHash, Optional<ImportRunId> run, Optional<String> refused) {}

    /** Every feed that is on, of all clients, for the program that looks into their folders. */
    public static List<Feed> allOn(DSLContext dsl) {
        return feeds(dsl, IMPORT_FEED.IS_ON.isTrue());
    }

    /** The feed of this id, whose client is not known yet: its token must still be looked at. */
    public static Optional<Feed> find(DSLContext dsl, long id) {
        return feeds(dsl, IMPORT_FEED.ID.eq(id)).stream().findFirst();
    }

    /** The client's feeds by name. */
    public List<Feed> list() {
        return feeds(scope.dsl(), scope.of(IMPORT_FEED));
    }

    public Optional<Feed> find(long id) {
        return feeds(scope.dsl(), scope.of(IMPORT_FEED).and(IMPORT_FEED.ID.eq(id))).stream()
                .findFirst();
    }

    /** Whether the client has a feed of this name. */
    public boolean isNamed(String name) {
        return scope.dsl().fetchExists(IMPORT_FEED, scope.of(IMPORT_FEED).and(IMPORT_FEED.NAME.eq(name)));
    }

    /** Makes a feed that is on; its id. */
    public long add(Terms terms, String tokenHash, Instant at) {
        return scope.insertInto(IMPORT_FEED)
                .set(IMPORT_FEED.NAME, terms.name())
                .set(IMPORT_FEED.KIND, terms.kind())
                .set(
                        IMPORT_FEED.CAMPAIGN_ID,
                        terms.campaign().map(CampaignId::value).orElse(null))
                .set(IMPORT_FEED.LIST_NAME, terms.list().orElse(null))
                .set(IMPORT_FEED.COUNTRY, terms.country())
                .set(IMPORT_FEED.TOKEN_HASH, tokenHash)
                .set(IMPORT_FEED.CREATED_AT, at)
                .returning(IMPORT_FEED.ID)
                .fetchSingle()
                .getId();
    }

    /** From now on only the new token opens the feed. */
    public void renew(long id, String tokenHash) {
        scope.update(IMPORT_FEED, Map.of(IMPORT_FEED.TOKEN_HASH, tokenHash), IMPORT_FEED.ID.eq(id));
    }

    public void turn(long id, boolean isOn) {
        scope.update(IMPORT_FEED, Map.of(IMPORT_FEED.IS_ON, isOn), IMPORT_FEED.ID.eq(id));
    }

    /** What was brought under the key. */
    public Optional<Delivery> findDelivery(long feed, String key) {
        return scope.selectFrom(IMPORT_DELIVERY)
                .and(IMPORT_DELIVERY.FEED_ID.eq(feed))
                .and(IMPORT_DELIVERY.DELIVERY_KEY.eq(key))
                .fetchOptional(row -> new Delivery(
                        row.getFileHash(),
                        Optional.ofNullable(row.getImportRunId()).map(ImportRunId::new),
                        Optional.ofNullable(row.getRefused())));
    }

    /** Notes that a file was brought. */
    public void begin(long feed, String key, String fileHash, Instant at) {
        scope.insertInto(IMPORT_DELIVERY)
                .set(IMPORT_DELIVERY.FEED_ID, feed)
                .set(IMPORT_DELIVERY.DELIVERY_KEY, key)
                .set(IMPORT_DELIVERY.FILE_HASH, fileHash)
                .set(IMPORT_DELIVERY.DELIVERED_AT, at)
                .execute();
    }

    /** In the transaction in which the run begins, so that no run is without its delivery. */
    public void joinRun(long feed, String key, ImportRunId run) {
        scope.update(IMPORT_DELIVERY, Map.of(IMPORT_DELIVERY.IMPORT_RUN_ID, run.value()), is(feed, key));
    }

    /** Notes why a file was refused whole, at most 1000 characters. */
    public void refuse(long feed, String key, String why) {
        String kept = why.length() <= 1000 ? why : why.substring(0, 999) + "…";
        scope.update(IMPORT_DELIVERY, Map.of(IMPORT_DELIVERY.REFUSED, kept), is(feed, key));
    }

    /** A refused file may come again under its key, mended. */
    public void forget(long feed, String key) {
        scope.delete(IMPORT_DELIVERY, is(feed, key).and(IMPORT_DELIVERY.IMPORT_RUN_ID.isNull()));
    }

    private static Condition is(long feed, String key) {
        return IMPORT_DELIVERY.FEED_ID.eq(feed).and(IMPORT_DELIVERY.DELIVERY_KEY.eq(key));
    }

    private static List<Feed> feeds(DSLContext dsl, Condition which) {
        return dsl.select(IMPORT_FEED.asterisk(), CLIENT.NAME.as("client_name"), CAMPAIGN.NAME.as("campaign_name"))
                .from(IMPORT_FEED)
                .join(CLIENT)
                .on(CLIENT.ID.eq(IMPORT_FEED.CLIENT_ID))
                .leftJoin(CAMPAIGN)
                .on(CAMPAIGN.CLIENT_ID.eq(IMPORT_FEED.CLIENT_ID))
                .and(CAMPAIGN.ID.eq(IMPORT_FEED.CAMPAIGN_ID))
                .where(which)
                .orderBy(IMPORT_FEED.NAME, IMPORT_FEED.ID)
                .fetch(Feeds::feed);
    }

    private static Feed feed(Record row) {
        var terms = new Terms(
                row.get(IMPORT_FEED.NAME),
                row.get(IMPORT_FEED.KIND),
                Optional.ofNullable(row.get(IMPORT_FEED.CAMPAIGN_ID)).map(CampaignId::new),
                Optional.ofNullable(row.get(IMPORT_FEED.LIST_NAME)),
                row.get(IMPORT_FEED.COUNTRY));
        return new Feed(
                new ClientId(row.get(IMPORT_FEED.CLIENT_ID)),
                Objects.requireNonNull(row.get(DSL.field(DSL.name("client_name"), String.class))),
                row.get(IMPORT_FEED.ID),
                terms,
                Optional.ofNullable(row.get(DSL.field(DSL.name("campaign_name"), String.class))),
                row.get(IMPORT_FEED.TOKEN_HASH),
                row.get(IMPORT_FEED.IS_ON));
    }
}
