package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.CAMPAIGN_COUNTRY;
import static outdial.sql.gen.Tables.CAMPAIGN_LIST;
import static outdial.sql.gen.Tables.CAMPAIGN_NUMBER_TYPE;
import static outdial.sql.gen.Tables.CLIENT;
import static outdial.sql.gen.Tables.CUSTOM_FIELD;
import static outdial.sql.gen.Tables.DNC_LIST;
import static outdial.sql.gen.Tables.LEAD_LIST;
import static outdial.sql.gen.Tables.REMEMBERED_COLUMN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import outdial.compliance.NumberFacts.NumberType;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadListId;

/** Where a file's rows go: finds clients and campaigns by name, finds or opens lists. In the caller's transaction. */
public final class ImportTargets {
    private final DSLContext dsl;

    public ImportTargets(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** A campaign and whose it is. */
    public record OwnedCampaign(ClientId client, String clientName, CampaignId campaign) {}

    /** A list of a campaign; the lowest priority is dialled first. */
    public record OpenList(LeadListId list, int priority) {}

    public Optional<ClientId> findClient(String name) {
        return dsl.select(CLIENT.ID)
                .from(CLIENT)
                .where(CLIENT.NAME.eq(name))
                .fetchOptional(CLIENT.ID)
                .map(ClientId::new);
    }

    /** The client that is the calling centre itself. */
    public Optional<ClientId> findCentre() {
        return dsl.select(CLIENT.ID)
                .from(CLIENT)
                .where(CLIENT.IS_CENTRE.isTrue())
                .orderBy(CLIENT.ID)
                .limit(1)
                .fetchOptional(CLIENT.ID)
                .map(ClientId::new);
    }

    /** Campaigns of this name, of one client or of all. */
    public List<OwnedCampaign> campaigns(String name, Optional<String> client) {
        return dsl.select(CLIENT.ID, CLIENT.NAME, CAMPAIGN.ID)
                .from(CAMPAIGN)
                .join(CLIENT)
                .on(CLIENT.ID.eq(CAMPAIGN.CLIENT_ID))
                .where(CAMPAIGN.NAME.eq(name))
                .and(client.map(CLIENT.NAME::eq).orElse(DSL.noCondition()))
                .orderBy(CLIENT.NAME)
                .fetch(row ->
                        new OwnedCampaign(new ClientId(row.value1()), row.value2(), new CampaignId(row.value3())));
    }

    /** The client's list of this name, opened if new, and made one of the campaign's. */
    public OpenList openList(OwnedCampaign of, String name, String country, Instant at) {
        dsl.insertInto(LEAD_LIST)
                .set(LEAD_LIST.CLIENT_ID, of.client().value())
                .set(LEAD_LIST.NAME, name)
                .set(LEAD_LIST.DEFAULT_COUNTRY, country)
                .set(LEAD_LIST.CREATED_AT, at)
                .onDuplicateKeyIgnore()
                .execute();
        long list = dsl.select(LEAD_LIST.ID)
                .from(LEAD_LIST)
                .where(LEAD_LIST.CLIENT_ID.eq(of.client().value()))
                .and(LEAD_LIST.NAME.eq(name))
                .fetchSingle(LEAD_LIST.ID);
        dsl.insertInto(CAMPAIGN_LIST)
                .set(CAMPAIGN_LIST.CLIENT_ID, of.client().value())
                .set(CAMPAIGN_LIST.CAMPAIGN_ID, of.campaign().value())
                .set(CAMPAIGN_LIST.LIST_ID, list)
                .onDuplicateKeyIgnore()
                .execute();
        return new OpenList(new LeadListId(list), priority(of, list));
    }

    /** Kinds of line that the campaign dials; none named means that nobody has said so yet. */
    public Set<NumberType> numberTypes(OwnedCampaign of) {
        return dsl.select(CAMPAIGN_NUMBER_TYPE.NUMBER_TYPE)
                .from(CAMPAIGN_NUMBER_TYPE)
                .where(CAMPAIGN_NUMBER_TYPE.CLIENT_ID.eq(of.client().value()))
                .and(CAMPAIGN_NUMBER_TYPE.CAMPAIGN_ID.eq(of.campaign().value()))
                .fetchSet(row -> NumberType.valueOf(row.value1()));
    }

    /** Countries that the campaign dials. */
    public Set<String> countries(OwnedCampaign of) {
        return dsl.select(CAMPAIGN_COUNTRY.COUNTRY)
                .from(CAMPAIGN_COUNTRY)
                .where(CAMPAIGN_COUNTRY.CLIENT_ID.eq(of.client().value()))
                .and(CAMPAIGN_COUNTRY.CAMPAIGN_ID.eq(of.campaign().value()))
                .fetchSet(CAMPAIGN_COUNTRY.COUNTRY);
    }

    /** The client's list of this name, if there is one; without opening it. */
    public Optional<LeadListId> findList(ClientId client, String name) {
        return dsl.select(LEAD_LIST.ID)
                .from(LEAD_LIST)
                .where(LEAD_LIST.CLIENT_ID.eq(client.value()))
                .and(LEAD_LIST.NAME.eq(name))
                .fetchOptional(LEAD_LIST.ID)
                .map(LeadListId::new);
    }

    /** Whether the list's leads are not to be dialled any more. */
    public boolean isRetired(ClientId client, String name) {
        return dsl.fetchExists(
                LEAD_LIST,
                LEAD_LIST
                        .CLIENT_ID
                        .eq(client.value())
                        .and(LEAD_LIST.NAME.eq(name))
                        .and(LEAD_LIST.STATE.eq("RETIRED")));
    }

    /** Fields that the client's columns were said to hold, by the columns' names as they are compared. */
    public Map<String, String> rememberedColumns(ClientId client) {
        return dsl.select(REMEMBERED_COLUMN.NAME, REMEMBERED_COLUMN.FIELD)
                .from(REMEMBERED_COLUMN)
                .where(REMEMBERED_COLUMN.CLIENT_ID.eq(client.value()))
                .fetchMap(REMEMBERED_COLUMN.NAME, REMEMBERED_COLUMN.FIELD);
    }

    /** Remembers fields for the client's next file; a later choice takes the place of an earlier one. */
    public void rememberColumns(ClientId client, Map<String, String> fields, Instant at) {
        fields.forEach((name, field) -> dsl.insertInto(REMEMBERED_COLUMN)
                .set(REMEMBERED_COLUMN.CLIENT_ID, client.value())
                .set(REMEMBERED_COLUMN.NAME, name)
                .set(REMEMBERED_COLUMN.FIELD, field)
                .set(REMEMBERED_COLUMN.USED_AT, at)
                .onDuplicateKeyUpdate()
                .set(REMEMBERED_COLUMN.FIELD, field)
                .set(REMEMBERED_COLUMN.USED_AT, at)
                .execute());
    }

    /** Marks a list as whole; leads of a list that is still being read may be dialled too. */
    public void activate(ClientId client, LeadListId list) {
        dsl.update(LEAD_LIST)
                .set(LEAD_LIST.STATE, "ACTIVE")
                .where(LEAD_LIST.CLIENT_ID.eq(client.value()))
                .and(LEAD_LIST.ID.eq(list.value()))
                .and(LEAD_LIST.STATE.eq("IMPORTING"))
                .execute();
    }

    /** The {@code custom_field} ids of a list's own columns, in the order of their names; new ones are added. */
    public List<Long> customFields(ClientId client, LeadListId list, List<String> names) {
        List<Long> ids = new ArrayList<>();
        for (int seq = 0; seq < names.size(); seq++) {
            long id = customField(client, list, names.get(seq), seq);
            // The server takes "Pavardė" and "Pavarde" for one name.
            for (int n = 2; ids.contains(id); n++) {
                id = customField(client, list, names.get(seq) + " (" + n + ")", seq);
            }
            ids.add(id);
        }
        return ids;
    }

    private long customField(ClientId client, LeadListId list, String name, int seq) {
        dsl.insertInto(CUSTOM_FIELD)
                .set(CUSTOM_FIELD.CLIENT_ID, client.value())
                .set(CUSTOM_FIELD.LIST_ID, list.value())
                .set(CUSTOM_FIELD.NAME, name)
                .set(CUSTOM_FIELD.SEQ, seq)
                .onDuplicateKeyIgnore()
                .execute();
        return dsl.select(CUSTOM_FIELD.ID)
                .from(CUSTOM_FIELD)
                .where(CUSTOM_FIELD.CLIENT_ID.eq(client.value()))
                .and(CUSTOM_FIELD.LIST_ID.eq(list.value()))
                .and(CUSTOM_FIELD.NAME.eq(name))
                .fetchSingle(CUSTOM_FIELD.ID);
    }

    /** The id of the client's do-not-call list of this name; a new one counts as a register. */
    public long openDoNotCallList(ClientId client, String name) {
        dsl.insertInto(DNC_LIST)
                .set(DNC_LIST.CLIENT_ID, client.value())
                .set(DNC_LIST.NAME, name)
                .set(DNC_LIST.KIND, "REGISTER")
                .onDuplicateKeyIgnore()
                .execute();
        return dsl.select(DNC_LIST.ID)
                .from(DNC_LIST)
                .where(DNC_LIST.CLIENT_ID.eq(client.value()))
                .and(DNC_LIST.NAME.eq(name))
                .fetchSingle(DNC_LIST.ID);
    }

    /** The id of the client's do-not-call list of this name, if there is one; without opening it. */
    public Optional<Long> findDoNotCallList(ClientId client, String name) {
        return dsl.select(DNC_LIST.ID)
                .from(DNC_LIST)
                .where(DNC_LIST.CLIENT_ID.eq(client.value()))
                .and(DNC_LIST.NAME.eq(name))
                .fetchOptional(DNC_LIST.ID);
    }

    private int priority(OwnedCampaign of, long list) {
        return dsl.select(CAMPAIGN_LIST.PRIORITY)
                .from(CAMPAIGN_LIST)
                .where(CAMPAIGN_LIST.CLIENT_ID.eq(of.client().value()))
                .and(CAMPAIGN_LIST.CAMPAIGN_ID.eq(of.campaign().value()))
                .and(CAMPAIGN_LIST.LIST_ID.eq(list))
                .fetchSingle(CAMPAIGN_LIST.PRIORITY);
    }
}
