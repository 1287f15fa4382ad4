package outdial.sql;

import static outdial.sql.gen.Tables.CALLER_NUMBER;
import static outdial.sql.gen.Tables.CAMPAIGN_CALLER_NUMBER;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;

/** Numbers that a client may show to called persons: table {@code caller_number}. In the caller's transaction. */
public final class CallerNumbers {
    private final ClientScope scope;

    public CallerNumbers(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /**
     * A number and what gives the client the right to show it.
     *
     * @param country ISO 3166, of the number itself
     * @param rightToUse a contract, an order, in words
     * @param from the first day of the right
     * @param until its last day
     */
    public record Owned(
            PhoneNumber number, String country, String rightToUse, LocalDate from, Optional<LocalDate> until) {}

    /** Adds the number, or renews the right to it. */
    public void add(Owned owned) {
        scope.insertInto(CALLER_NUMBER)
                .set(CALLER_NUMBER.E164, owned.number())
                .set(CALLER_NUMBER.COUNTRY, owned.country())
                .set(CALLER_NUMBER.RIGHT_TO_USE, owned.rightToUse())
                .set(CALLER_NUMBER.VALID_FROM_ON, owned.from())
                .set(CALLER_NUMBER.VALID_UNTIL_ON, owned.until().orElse(null))
                .onDuplicateKeyUpdate()
                .set(CALLER_NUMBER.RIGHT_TO_USE, owned.rightToUse())
                .set(CALLER_NUMBER.VALID_FROM_ON, owned.from())
                .set(CALLER_NUMBER.VALID_UNTIL_ON, owned.until().orElse(null))
                .execute();
    }

    /**
     * Shows {@code number}, which must be one of the client's, when the campaign calls {@code country}; {@code ZZ}
     * stands for all countries without a number of their own.
     */
    public void show(CampaignId campaign, String country, PhoneNumber number) {
        long id = scope.selectFrom(CALLER_NUMBER)
                .and(CALLER_NUMBER.E164.eq(number))
                .fetchOptional(CALLER_NUMBER.ID)
                .orElseThrow(() -> new IllegalArgumentException(number.e164() + " is not a caller number of client "
                        + scope.client().value() + ". Add it first, with the right to use it."));
        scope.insertInto(CAMPAIGN_CALLER_NUMBER)
                .set(CAMPAIGN_CALLER_NUMBER.CAMPAIGN_ID, campaign.value())
                .set(CAMPAIGN_CALLER_NUMBER.COUNTRY, country)
                .set(CAMPAIGN_CALLER_NUMBER.CALLER_NUMBER_ID, id)
                .onDuplicateKeyUpdate()
                .set(CAMPAIGN_CALLER_NUMBER.CALLER_NUMBER_ID, id)
                .execute();
    }

    /** Shows no number of its own to that country any more. */
    public void hide(CampaignId campaign, String country) {
        scope.delete(
                CAMPAIGN_CALLER_NUMBER,
                CAMPAIGN_CALLER_NUMBER
                        .CAMPAIGN_ID
                        .eq(campaign.value())
                        .and(CAMPAIGN_CALLER_NUMBER.COUNTRY.eq(country)));
    }

    /** A number of the client's with its id. */
    public record Kept(long id, Owned owned) {}

    /** All of the client's numbers, in their order. */
    public List<Kept> list() {
        return scope.selectFrom(CALLER_NUMBER)
                .orderBy(CALLER_NUMBER.E164)
                .fetch(row -> new Kept(
                        row.getId(),
                        new Owned(
                                row.getE164(),
                                row.getCountry(),
                                row.getRightToUse(),
                                row.getValidFromOn(),
                                Optional.ofNullable(row.getValidUntilOn()))));
    }

    public Optional<Kept> find(long id) {
        return list().stream().filter(kept -> kept.id() == id).findFirst();
    }

    /** Ids of the numbers that a campaign shows, by the country called; {@code ZZ} is any other. */
    public Map<String, Long> shownBy(CampaignId campaign) {
        return scope.selectFrom(CAMPAIGN_CALLER_NUMBER)
                .and(CAMPAIGN_CALLER_NUMBER.CAMPAIGN_ID.eq(campaign.value()))
                .fetchMap(CAMPAIGN_CALLER_NUMBER.COUNTRY, CAMPAIGN_CALLER_NUMBER.CALLER_NUMBER_ID);
    }

    /** A client that shows a caller number, and the country the number is of. */
    public record Owner(ClientId client, String country) {}

    /** Whoever shows this number: those whom a person who rings it back may mean. */
    public static List<Owner> owners(DSLContext dsl, PhoneNumber number) {
        return dsl.selectFrom(CALLER_NUMBER)
                .where(CALLER_NUMBER.E164.eq(number))
                .orderBy(CALLER_NUMBER.CLIENT_ID)
                .fetch(row -> new Owner(new ClientId(row.getClientId()), row.getCountry()));
    }
}
