package outdial.sql;

import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.CALLBACK;
import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.CLIENT;
import static outdial.sql.gen.Tables.CUSTOM_FIELD;
import static outdial.sql.gen.Tables.LEAD;
import static outdial.sql.gen.Tables.LEAD_LIST;
import static outdial.sql.gen.Tables.LEAD_VALUE;
import static outdial.sql.gen.Tables.PHONE;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.compliance.GateFacts;
import outdial.compliance.NumberFacts;
import outdial.compliance.OnRecord;
import outdial.compliance.gate.PriorAttempt;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadId;
import outdial.model.PhoneId;
import outdial.model.PhoneNumber;
import outdial.sql.gen.tables.records.AttemptRecord;
import outdial.sql.gen.tables.records.CampaignLeadRecord;
import outdial.sql.gen.tables.records.LeadRecord;

/**
 * One client's leads as people look them up: who, which numbers, where they stand, what happened. Reads only. Long, for it
 * names what a whole page shows; what stands in it should part from who reads it.
 */
public final class LeadBook {
    /** Stands for a lead, and for its phone, that are not in the tables. */
    private static final long NOBODY = 1;

    private static final int MOST_ATTEMPTS = 200;
    private final ClientScope scope;

    public LeadBook(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /** A lead that a search found. */
    public record Found(ClientId client, String clientName, LeadId lead, String name, String list) {}

    /**
     * A lead with all that its file said.
     *
     * @param texts by the file's own column, in the order of columns
     * @param phones in the order of dialling
     */
    public record Lead(
            LeadId id,
            String name,
            String list,
            Map<LeadField, String> texts,
            Map<String, String> own,
            List<Phone> phones) {}

    /** A number of a lead, and the do-not-call lists it stands on. */
    public record Phone(PhoneNumber number, String type, boolean valid, List<String> listedOn) {}

    /**
     * Where a lead stands in a campaign.
     *
     * @param due when it may be tried again, for a scheduled one
     * @param blockedBy the rule that blocks it
     */
    public record Place(
            CampaignId campaign,
            String name,
            Campaigns.State campaignState,
            ZoneId zone,
            LeadState state,
            Optional<Instant> due,
            int attempts,
            Optional<String> blockedBy) {}

    /** One attempt; what has not happened yet is empty. */
    public record Tried(
            long id,
            Instant at,
            String campaign,
            PhoneNumber number,
            Optional<String> outcome,
            Optional<String> disposition,
            Optional<Long> agent,
            Optional<Duration> talked,
            boolean recorded) {}

    /** A promise to the lead, kept or not. */
    public record Promised(Instant due, String state, Optional<Long> agent, String note) {}

    /** Leads within reach that have this number, at most {@code most}. */
    public static List<Found> search(DSLContext dsl, Reach reach, PhoneNumber number, int most) {
        return dsl.select(CLIENT.ID, CLIENT.NAME, LEAD.ID, LEAD.FIRST_NAME, LEAD.LAST_NAME, LEAD_LIST.NAME)
                .from(CLIENT)
                .join(PHONE)
                .on(PHONE.CLIENT_ID.eq(CLIENT.ID))
                .and(PHONE.E164.eq(number))
                .join(LEAD)
                .on(LEAD.CLIENT_ID.eq(PHONE.CLIENT_ID))
                .and(LEAD.ID.eq(PHONE.LEAD_ID))
                .join(LEAD_LIST)
                .on(LEAD_LIST.CLIENT_ID.eq(LEAD.CLIENT_ID))
                .and(LEAD_LIST.ID.eq(LEAD.LIST_ID))
                .where(reach.over(CLIENT.ID))
                .orderBy(CLIENT.NAME, LEAD.ID)
                .limit(most)
                .fetch(row -> new Found(
                        new ClientId(row.value1()),
                        row.value2(),
                        new LeadId(row.value3()),
                        name(row.value4(), row.value5()),
                        row.value6()));
    }

    /** What these leads are called; empty for those without a name. */
    public Map<LeadId, String> names(Collection<LeadId> leads) {
        return scope.dsl()
                .select(LEAD.ID, LEAD.FIRST_NAME, LEAD.LAST_NAME)
                .from(LEAD)
                .where(scope.of(LEAD))
                .and(LEAD.ID.in(leads.stream().map(LeadId::value).toList()))
                .fetchMap(row -> new LeadId(row.value1()), row -> name(row.value2(), row.value3()));
    }

    public Optional<Lead> find(LeadId id) {
        return scope.selectFrom(LEAD)
                .and(LEAD.ID.eq(id.value()))
                .fetchOptional()
                .map(this::lead);
    }

    private Lead lead(LeadRecord row) {
        return new Lead(
                new LeadId(row.getId()),
                name(row.getFirstName(), row.getLastName()),
                scope.selectFrom(LEAD_LIST)
                        .and(LEAD_LIST.ID.eq(row.getListId()))
                        .fetchSingle(LEAD_LIST.NAME),
                texts(row),
                own(row.getId()),
                phones(row.getId()));
    }

    private static Map<LeadField, String> texts(LeadRecord row) {
        var texts = new LinkedHashMap<LeadField, String>();
        for (LeadField field : LeadField.values()) {
            String text = row.get(field.name().toLowerCase(java.util.Locale.ROOT), String.class);
            if (text != null && !text.isBlank()) {
                texts.put(field, text);
            }
        }
        return texts;
    }

    private Map<String, String> own(long lead) {
        var own = new LinkedHashMap<String, String>();
        scope.dsl()
                .select(CUSTOM_FIELD.NAME, LEAD_VALUE.VALUE)
                .from(LEAD_VALUE)
                .join(CUSTOM_FIELD)
                .on(CUSTOM_FIELD.CLIENT_ID.eq(LEAD_VALUE.CLIENT_ID))
                .and(CUSTOM_FIELD.ID.eq(LEAD_VALUE.FIELD_ID))
                .where(scope.of(LEAD_VALUE))
                .and(LEAD_VALUE.LEAD_ID.eq(lead))
                .orderBy(CUSTOM_FIELD.SEQ)
                .forEach(row -> own.put(row.value1(), row.value2()));
        return own;
    }

    private List<Phone> phones(long lead) {
        var rows = scope.selectFrom(PHONE)
                .and(PHONE.LEAD_ID.eq(lead))
                .orderBy(PHONE.SEQ)
                .fetch();
        var listed = new DoNotCalls(scope.dsl(), scope.client()).match(rows.map(row -> row.getE164()));
        return rows.map(row -> new Phone(
                row.getE164(), row.getNumberType(), row.getIsValid(), listed.getOrDefault(row.getE164(), List.of())));
    }

    /** Every campaign that has the lead. */
    public List<Place> places(LeadId lead) {
        return rows(lead)
                .map(row -> {
                    var campaign = scope.selectFrom(CAMPAIGN)
                            .and(CAMPAIGN.ID.eq(row.getCampaignId()))
                            .fetchSingle();
                    return new Place(
                            new CampaignId(row.getCampaignId()),
                            campaign.getName(),
                            Campaigns.State.valueOf(campaign.getState()),
                            ZoneId.of(campaign.getZone()),
                            LeadState.ofCode(row.getState()),
                            Optional.ofNullable(row.getDueAt()).filter(_ -> row.getState() == 1),
                            row.getAttempts(),
                            Optional.ofNullable(row.getBlockedBy()).filter(_ -> row.getState() == 4));
                })
                .toList();
    }

    private Stream<CampaignLeadRecord> rows(LeadId lead) {
        List<Long> campaigns = scope.selectFrom(CAMPAIGN).fetch(CAMPAIGN.ID);
        return scope
                .selectFrom(CAMPAIGN_LEAD)
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.in(campaigns))
                .and(CAMPAIGN_LEAD.LEAD_ID.eq(lead.value()))
                .orderBy(CAMPAIGN_LEAD.CAMPAIGN_ID)
                .fetch()
                .stream();
    }

    /**
     * What the gate would be asked of the lead's next phone in a campaign.
     *
     * @param terms the campaign's
     */
    public Optional<GateFacts> facts(GateFacts.Terms terms, LeadId lead, Instant at) {
        List<CampaignLeadRecord> row = rows(lead)
                .filter(one -> one.getCampaignId() == terms.campaign().value())
                .toList();
        return new LeadFacts(scope.dsl(), terms)
                .of(row, at).stream().findFirst().map(DueLead::facts);
    }

    /**
     * What the gate would be asked of a number: of the campaign's lead that has it, the first if several do, or else of
     * nobody's.
     *
     * @param terms the campaign's
     * @param told earlier attempts that are not in the tables, as the asker tells
     * @param at attempts after it are left out
     */
    public GateFacts facts(GateFacts.Terms terms, NumberFacts number, List<Instant> told, Instant at) {
        GateFacts facts = new LeadFacts(scope.dsl(), terms)
                .of(having(number.number(), terms.campaign()), at).stream()
                        .findFirst()
                        .map(DueLead::facts)
                        .orElseGet(() -> nobodys(terms, number, at));
        OnRecord known = facts.onRecord();
        Stream<PriorAttempt> more = told.stream().map(one -> new PriorAttempt(one, PriorAttempt.Ending.NO_ANSWER));
        return new GateFacts(
                facts.lead(),
                facts.phone(),
                facts.number(),
                facts.listedOn(),
                Stream.concat(facts.attempts().stream(), told.stream())
                        .filter(one -> !one.isAfter(at))
                        .toList(),
                new OnRecord(
                        known.permission(),
                        known.registers(),
                        Stream.concat(known.attempts().stream(), more)
                                .filter(one -> !one.at().isAfter(at))
                                .toList(),
                        known.address()),
                facts.terms());
    }

    /** The first lead of the campaign with this number, as if that were dialled next; none if there is none. */
    private List<CampaignLeadRecord> having(PhoneNumber number, CampaignId campaign) {
        return scope.dsl()
                .select(CAMPAIGN_LEAD.fields())
                .select(PHONE.ID)
                .from(PHONE)
                .join(CAMPAIGN_LEAD)
                .on(CAMPAIGN_LEAD.CLIENT_ID.eq(PHONE.CLIENT_ID))
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(campaign.value()))
                .and(CAMPAIGN_LEAD.LEAD_ID.eq(PHONE.LEAD_ID))
                .where(scope.of(PHONE))
                .and(PHONE.E164.eq(number))
                .orderBy(PHONE.LEAD_ID, PHONE.SEQ)
                .limit(1)
                .fetch(row -> {
                    CampaignLeadRecord lead = row.into(CAMPAIGN_LEAD);
                    lead.setPhoneId(row.get(PHONE.ID));
                    return lead;
                });
    }

    private GateFacts nobodys(GateFacts.Terms terms, NumberFacts number, Instant at) {
        var records = PersonRecords.of(scope.dsl(), terms, List.of(number.number()), Map.of(), at);
        return new GateFacts(
                new LeadId(NOBODY),
                new PhoneId(NOBODY),
                number,
                records.listedOn(number.number()),
                List.of(),
                records.of(number.number()),
                terms);
    }

    /** The lead's attempts, the newest first. */
    public List<Tried> attempts(LeadId lead) {
        Map<Long, String> campaigns = scope.selectFrom(CAMPAIGN).fetchMap(CAMPAIGN.ID, CAMPAIGN.NAME);
        Map<Long, PhoneNumber> phones =
                scope.selectFrom(PHONE).and(PHONE.LEAD_ID.eq(lead.value())).fetchMap(PHONE.ID, PHONE.E164);
        return scope.selectFrom(ATTEMPT)
                .and(ATTEMPT.LEAD_ID.eq(lead.value()))
                .orderBy(ATTEMPT.STARTED_AT.desc())
                .limit(MOST_ATTEMPTS)
                .fetch(row -> new Tried(
                        row.getId(),
                        row.getStartedAt(),
                        Objects.requireNonNull(campaigns.get(row.getCampaignId())),
                        Objects.requireNonNull(phones.get(row.getPhoneId())),
                        Optional.ofNullable(row.getOutcome()),
                        Optional.ofNullable(row.getDisposition()),
                        Optional.ofNullable(row.getAgentId()),
                        talked(row),
                        row.getRecording() != null));
    }

    private static Optional<Duration> talked(AttemptRecord row) {
        return row.getConnectedAt() == null || row.getEndedAt() == null
                ? Optional.empty()
                : Optional.of(Duration.between(row.getConnectedAt(), row.getEndedAt()));
    }

    /** What was promised to the lead, the newest first. */
    public List<Promised> promises(LeadId lead) {
        List<Long> campaigns = scope.selectFrom(CAMPAIGN).fetch(CAMPAIGN.ID);
        return scope.selectFrom(CALLBACK)
                .and(CALLBACK.CAMPAIGN_ID.in(campaigns))
                .and(CALLBACK.LEAD_ID.eq(lead.value()))
                .orderBy(CALLBACK.DUE_AT.desc())
                .fetch(row -> new Promised(
                        row.getDueAt(),
                        row.getState(),
                        Optional.ofNullable(row.getAgentId()),
                        Objects.requireNonNullElse(row.getNote(), "")));
    }

    static String name(@Nullable String first, @Nullable String last) {
        return Stream.of(first, last)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
