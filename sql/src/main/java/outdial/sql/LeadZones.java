package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.LEAD;
import static outdial.sql.gen.Tables.PHONE;
import static outdial.sql.gen.Tables.ZONE_SET;

import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import outdial.compliance.Address;
import outdial.compliance.Whereabouts;
import outdial.model.ClientId;
import outdial.sql.gen.tables.records.CampaignLeadRecord;
import outdial.sql.gen.tables.records.PhoneRecord;

/**
 * By which clocks one client's leads are read and counted: {@code campaign_lead.zone_set_id} holds the zones of the phone
 * that is dialled next and those of the lead's address. Imports make these sets; where one is not there, the number's alone
 * stands for it, and the gate, which looks at the address itself, puts the lead off.
 */
final class LeadZones {
    private final DSLContext dsl;
    private final ClientId client;

    LeadZones(DSLContext dsl, ClientId client) {
        this.dsl = dsl;
        this.client = client;
    }

    /** Where the leads live, for those of whom anything is known of it. */
    Map<Long, Address> addresses(Collection<Long> leads) {
        return dsl.select(LEAD.ID, LEAD.COUNTRY, LEAD.REGION, LEAD.POSTCODE, LEAD.ZONE)
                .from(LEAD)
                .where(LEAD.CLIENT_ID.eq(client.value()))
                .and(LEAD.ID.in(leads))
                .and(DSL.coalesce(LEAD.COUNTRY, LEAD.ZONE, LEAD.REGION, LEAD.POSTCODE)
                        .isNotNull())
                .fetchMap(LEAD.ID, row -> address(row.value2(), row.value3(), row.value4(), row.value5()));
    }

    /** The address that a lead's texts tell. */
    static Address address(Map<LeadField, String> texts) {
        return address(
                texts.get(LeadField.COUNTRY),
                texts.get(LeadField.REGION),
                texts.get(LeadField.POSTCODE),
                texts.get(LeadField.ZONE));
    }

    private static Address address(
            @Nullable String country, @Nullable String region, @Nullable String postcode, @Nullable String zone) {
        return new Address(text(country), text(region), text(postcode), text(zone));
    }

    private static String text(@Nullable String column) {
        return column == null ? "" : column;
    }

    /** Every zone in which these leads may be, each with the phone to dial next. */
    Map<Long, Set<ZoneId>> zones(Map<Long, PhoneRecord> phones) {
        Map<Long, Address> addresses = addresses(phones.keySet());
        Map<Short, Set<ZoneId>> ofNumbers = dsl.select(ZONE_SET.ID, ZONE_SET.ZONES)
                .from(ZONE_SET)
                .where(ZONE_SET.ID.in(
                        phones.values().stream().map(PhoneRecord::getZoneSetId).toList()))
                .fetchMap(ZONE_SET.ID, row -> LeadFacts.zones(row.value2()));
        var zones = new HashMap<Long, Set<ZoneId>>();
        phones.forEach((lead, phone) -> zones.put(
                lead,
                Whereabouts.zones(
                        LeadFacts.number(phone, Objects.requireNonNull(ofNumbers.get(phone.getZoneSetId()))),
                        addresses.getOrDefault(lead, Address.UNKNOWN))));
        return zones;
    }

    /** The set by which a lead is read that is to be called at this phone. */
    short set(long lead, PhoneRecord phone) {
        Set<ZoneId> zones = Objects.requireNonNull(zones(Map.of(lead, phone)).get(lead));
        return new ZoneSets(dsl).find(zones).orElse(phone.getZoneSetId());
    }

    /**
     * Puts the sets of these leads right, whose addresses may be others now.
     *
     * @param sets makes those that are not there
     * @return what is to be counted, by campaign; last in the transaction, in this order
     */
    SortedMap<Long, LeadMoves> putRight(Collection<Long> leads, ZoneSets sets) {
        var moves = new TreeMap<Long, LeadMoves>();
        for (List<CampaignLeadRecord> rows : byCampaign(leads)) {
            Map<Long, PhoneRecord> phones = phones(rows);
            Map<Long, Set<ZoneId>> zones = zones(phones);
            var ofCampaign = new LeadMoves(dsl);
            for (CampaignLeadRecord row : rows) {
                PhoneRecord phone = Objects.requireNonNull(phones.get(row.getLeadId()));
                short set = sets.id(Objects.requireNonNull(zones.get(row.getLeadId())), phone.getZoneSetId());
                if (set != row.getZoneSetId()) {
                    var before = LeadMoves.place(row);
                    row.setZoneSetId(set);
                    ofCampaign.store(row, before);
                }
            }
            moves.put(rows.getFirst().getCampaignId(), ofCampaign);
        }
        return moves;
    }

    /** The leads' rows, locked. */
    private Collection<List<CampaignLeadRecord>> byCampaign(Collection<Long> leads) {
        return leads.isEmpty()
                ? List.of()
                : dsl
                        .selectFrom(CAMPAIGN_LEAD)
                        .where(CAMPAIGN_LEAD.CLIENT_ID.eq(client.value()))
                        .and(CAMPAIGN_LEAD.CAMPAIGN_ID.in(
                                DSL.select(CAMPAIGN.ID).from(CAMPAIGN).where(CAMPAIGN.CLIENT_ID.eq(client.value()))))
                        .and(CAMPAIGN_LEAD.LEAD_ID.in(leads))
                        .orderBy(CAMPAIGN_LEAD.CAMPAIGN_ID, CAMPAIGN_LEAD.LEAD_ID)
                        .forUpdate()
                        .fetch()
                        .stream()
                        .collect(Collectors.groupingBy(
                                CampaignLeadRecord::getCampaignId, TreeMap::new, Collectors.toList()))
                        .values();
    }

    /** The phone to dial next of each lead. */
    private Map<Long, PhoneRecord> phones(List<CampaignLeadRecord> rows) {
        return dsl.selectFrom(PHONE)
                .where(PHONE.CLIENT_ID.eq(client.value()))
                .and(PHONE.ID.in(
                        rows.stream().map(CampaignLeadRecord::getPhoneId).toList()))
                .fetchMap(PHONE.LEAD_ID);
    }
}
