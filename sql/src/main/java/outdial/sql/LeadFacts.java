package outdial.sql;

import static outdial.sql.gen.Tables.CALLBACK;
import static outdial.sql.gen.Tables.CALLER_NUMBER;
import static outdial.sql.gen.Tables.CAMPAIGN_CALLER_NUMBER;
import static outdial.sql.gen.Tables.LEAD_LIST;
import static outdial.sql.gen.Tables.PHONE;
import static outdial.sql.gen.Tables.ZONE_SET;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.Result;
import outdial.compliance.Address;
import outdial.compliance.GateFacts;
import outdial.compliance.NumberFacts;
import outdial.compliance.NumberFacts.NumberType;
import outdial.compliance.gate.PriorAttempt;
import outdial.model.AgentId;
import outdial.model.CallbackId;
import outdial.model.LeadId;
import outdial.model.PhoneId;
import outdial.model.PhoneNumber;
import outdial.model.agent.Needs;
import outdial.sql.gen.tables.records.CallbackRecord;
import outdial.sql.gen.tables.records.CampaignLeadRecord;
import outdial.sql.gen.tables.records.PhoneRecord;

/** What is known of leads of one campaign, gathered for many of them by one query of each kind. */
final class LeadFacts {
    /** Ranks below this are those of promised callbacks. */
    static final long PROMISED = 1L << 60;

    /** Shown for a country that has no number of its own. */
    static final String ANY_COUNTRY = "ZZ";

    private final DSLContext dsl;
    private final GateFacts.Terms terms;

    LeadFacts(DSLContext dsl, GateFacts.Terms terms) {
        this.dsl = dsl;
        this.terms = terms;
    }

    /** In the order of the rows. */
    List<DueLead> of(List<CampaignLeadRecord> leads, Instant at) {
        if (leads.isEmpty()) {
            return List.of();
        }
        Map<Long, PhoneRecord> phones = phones(leads);
        List<PhoneNumber> numbers =
                phones.values().stream().map(PhoneRecord::getE164).toList();
        var records = PersonRecords.of(dsl, terms, numbers, new NumberTries(dsl, terms.client()).of(numbers), at);
        Map<Short, Set<ZoneId>> zones =
                zones(phones.values().stream().map(PhoneRecord::getZoneSetId).collect(Collectors.toSet()));
        Map<Long, Address> addresses = new LeadZones(dsl, terms.client())
                .addresses(leads.stream().map(CampaignLeadRecord::getLeadId).toList());
        Map<Long, CallbackRecord> callbacks = callbacks(leads);
        Map<String, GateFacts.Terms> byCountry = termsByCountry(at);
        Set<Long> scarce = scarceLists();
        return leads.stream()
                .map(lead -> {
                    PhoneRecord phone = Objects.requireNonNull(
                            phones.get(lead.getPhoneId()), () -> "Phone " + lead.getPhoneId() + " is gone");
                    var facts = new GateFacts(
                            new LeadId(lead.getLeadId()),
                            new PhoneId(lead.getPhoneId()),
                            number(phone, Objects.requireNonNull(zones.get(phone.getZoneSetId()))),
                            records.listedOn(phone.getE164()),
                            Tries.read(lead.getTriedAt()).stream()
                                    .map(PriorAttempt::at)
                                    .toList(),
                            records.of(phone.getE164())
                                    .at(addresses
                                            .getOrDefault(lead.getLeadId(), Address.UNKNOWN)
                                            .in(phone.getCountry())),
                            byCountry.getOrDefault(phone.getCountry(), byCountry.getOrDefault(ANY_COUNTRY, terms)));
                    return due(lead, facts, Optional.ofNullable(callbacks.get(lead.getLeadId())), scarce, at);
                })
                .toList();
    }

    private static DueLead due(
            CampaignLeadRecord lead, GateFacts facts, Optional<CallbackRecord> callback, Set<Long> scarce, Instant at) {
        return new DueLead(
                facts,
                lead.getRankKey(),
                new Needs(Set.of(), Optional.ofNullable(lead.getLanguage())),
                callback.filter(promise -> at.isBefore(promise.getExpiresAt()))
                        .flatMap(promise -> Optional.ofNullable(promise.getAgentId()))
                        .map(AgentId::new),
                callback.map(promise -> new CallbackId(promise.getId())),
                lead.getCarrierFaults(),
                scarce.contains(lead.getListId()));
    }

    private Set<Long> scarceLists() {
        return dsl.select(LEAD_LIST.ID)
                .from(LEAD_LIST)
                .where(LEAD_LIST.CLIENT_ID.eq(terms.client().value()))
                .and(LEAD_LIST.IS_SCARCE.isTrue())
                .fetchSet(LEAD_LIST.ID);
    }

    private Map<Long, PhoneRecord> phones(List<CampaignLeadRecord> leads) {
        return dsl.selectFrom(PHONE)
                .where(PHONE.CLIENT_ID.eq(terms.client().value()))
                .and(PHONE.ID.in(
                        leads.stream().map(CampaignLeadRecord::getPhoneId).toList()))
                .fetchMap(PHONE.ID);
    }

    /** The open promises to those leads that have one. */
    private Map<Long, CallbackRecord> callbacks(List<CampaignLeadRecord> leads) {
        List<Long> promised = leads.stream()
                .filter(lead -> lead.getRankKey() < 0)
                .map(CampaignLeadRecord::getLeadId)
                .toList();
        if (promised.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<Long, CallbackRecord>();
        dsl.selectFrom(CALLBACK)
                .where(CALLBACK.CLIENT_ID.eq(terms.client().value()))
                .and(CALLBACK.CAMPAIGN_ID.eq(terms.campaign().value()))
                .and(CALLBACK.LEAD_ID.in(promised))
                .and(CALLBACK.STATE.eq("OPEN"))
                .orderBy(CALLBACK.DUE_AT)
                .forEach(promise -> found.putIfAbsent(promise.getLeadId(), promise));
        return found;
    }

    /** The campaign's terms with the caller number of each country that has its own; one object for each. */
    Map<String, GateFacts.Terms> termsByCountry(Instant at) {
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        Result<Record3<String, PhoneNumber, LocalDate>> numbers = dsl.select(
                        CAMPAIGN_CALLER_NUMBER.COUNTRY, CALLER_NUMBER.E164, CALLER_NUMBER.VALID_UNTIL_ON)
                .from(CAMPAIGN_CALLER_NUMBER)
                .join(CALLER_NUMBER)
                .on(CALLER_NUMBER.CLIENT_ID.eq(CAMPAIGN_CALLER_NUMBER.CLIENT_ID))
                .and(CALLER_NUMBER.ID.eq(CAMPAIGN_CALLER_NUMBER.CALLER_NUMBER_ID))
                .where(CAMPAIGN_CALLER_NUMBER.CLIENT_ID.eq(terms.client().value()))
                .and(CAMPAIGN_CALLER_NUMBER.CAMPAIGN_ID.eq(terms.campaign().value()))
                .and(CALLER_NUMBER.VALID_FROM_ON.le(today))
                .and(CALLER_NUMBER.VALID_UNTIL_ON.isNull().or(CALLER_NUMBER.VALID_UNTIL_ON.ge(today)))
                .fetch();
        var byCountry = new HashMap<String, GateFacts.Terms>();
        numbers.forEach(row -> byCountry.put(row.value1(), terms.showing(row.value2())));
        return byCountry;
    }

    static NumberFacts number(PhoneRecord phone, Set<ZoneId> zones) {
        return new NumberFacts(
                phone.getE164(),
                phone.getCountry(),
                NumberType.valueOf(phone.getNumberType()),
                phone.getIsValid(),
                zones);
    }

    private Map<Short, Set<ZoneId>> zones(Collection<Short> ids) {
        return dsl.select(ZONE_SET.ID, ZONE_SET.ZONES)
                .from(ZONE_SET)
                .where(ZONE_SET.ID.in(ids))
                .fetchMap(ZONE_SET.ID, row -> zones(row.value2()));
    }

    /** Reads the column {@code zone_set.zones}. */
    static Set<ZoneId> zones(String column) {
        return Arrays.stream(column.split(","))
                .filter(name -> !name.isEmpty())
                .map(ZoneId::of)
                .collect(Collectors.toUnmodifiableSet());
    }
}
