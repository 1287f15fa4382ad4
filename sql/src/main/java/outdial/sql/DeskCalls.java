package outdial.sql;

import static outdial.sql.gen.Tables.AGENT;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.ATTEMPT_OPEN;
import static outdial.sql.gen.Tables.CALL_NOTE;
import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.CUSTOM_FIELD;
import static outdial.sql.gen.Tables.DISPOSITION;
import static outdial.sql.gen.Tables.LEAD;
import static outdial.sql.gen.Tables.LEAD_VALUE;
import static outdial.sql.gen.Tables.PHONE;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.model.AgentId;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadId;
import outdial.model.PhoneNumber;
import outdial.model.call.Stage;
import outdial.sql.FloorCampaigns.Subject;
import outdial.sql.gen.tables.records.LeadRecord;
import outdial.sql.gen.tables.records.PhoneRecord;

/** What an agent sees of the person they call. Reads only. */
public final class DeskCalls {
    private static final int REMEMBERED = 12;

    private final DSLContext dsl;

    public DeskCalls(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Whom this agent's attempt calls, also after it is over; nothing for another agent's. */
    public Optional<Subject> subject(AttemptId attempt, AgentId agent) {
        return dsl.selectFrom(ATTEMPT)
                .where(ATTEMPT.ID.eq(attempt.value()))
                .and(ATTEMPT.AGENT_ID.eq(agent.value()))
                .fetchOptional(row -> new Subject(
                        new ClientId(row.getClientId()),
                        new CampaignId(row.getCampaignId()),
                        new LeadId(row.getLeadId())));
    }

    /** Calls that are over and whose disposition this agent owes, the oldest first. */
    public List<AttemptId> owed(AgentId agent) {
        return dsl.select(ATTEMPT_OPEN.ATTEMPT_ID)
                .from(ATTEMPT_OPEN)
                .where(ATTEMPT_OPEN.AGENT_ID.eq(agent.value()))
                .and(ATTEMPT_OPEN.STATE.eq(Stage.ENDED.name()))
                .orderBy(ATTEMPT_OPEN.STARTED_AT)
                .fetch(row -> new AttemptId(row.value1()));
    }

    /**
     * A person as the agent sees them.
     *
     * @param fields what is known by name, ours first ({@code first_name}, {@code city} …), then the list's own columns
     * @param phone the number that is dialled
     * @param zones where the person is likely to be; the lead's own zone alone when it is known
     */
    public record Person(
            String name,
            Map<String, String> fields,
            Optional<String> note,
            Optional<PhoneNumber> phone,
            Set<ZoneId> zones,
            List<Earlier> history) {}

    /**
     * An earlier attempt.
     *
     * @param outcome as the constant of {@code Outcome}; empty while it lives
     * @param disposition its label, or its code when the campaign offers it no more
     */
    public record Earlier(
            Instant at,
            Optional<String> outcome,
            Optional<String> disposition,
            Optional<String> agent,
            Optional<String> note) {}

    /** The person of a lead; {@code but} is the attempt that is on now and no history. */
    public Person person(Subject subject, Optional<AttemptId> but) {
        var scope = new ClientScope(dsl, subject.client());
        LeadRecord lead =
                scope.selectFrom(LEAD).and(LEAD.ID.eq(subject.lead().value())).fetchSingle();
        var fields = fields(lead);
        scope.dsl()
                .select(CUSTOM_FIELD.NAME, LEAD_VALUE.VALUE)
                .from(LEAD_VALUE)
                .join(CUSTOM_FIELD)
                .on(CUSTOM_FIELD.CLIENT_ID.eq(LEAD_VALUE.CLIENT_ID))
                .and(CUSTOM_FIELD.ID.eq(LEAD_VALUE.FIELD_ID))
                .where(scope.of(LEAD_VALUE))
                .and(LEAD_VALUE.LEAD_ID.eq(lead.getId()))
                .orderBy(CUSTOM_FIELD.SEQ)
                .forEach(row -> fields.putIfAbsent(row.value1(), row.value2()));
        return new Person(
                name(lead),
                fields,
                Optional.ofNullable(lead.getNote()),
                called(scope, subject).map(PhoneRecord::getE164),
                Optional.ofNullable(lead.getZone())
                        .map(zone -> Set.of(ZoneId.of(zone)))
                        .orElseGet(() -> zones(subject)),
                history(scope, subject, but));
    }

    /** Every zone in which the person of a lead may be, by the number to dial and by address: a promise must suit all. */
    public Set<ZoneId> zones(Subject subject) {
        return called(new ClientScope(dsl, subject.client()), subject)
                .map(phone -> new LeadZones(dsl, subject.client())
                        .zones(Map.of(subject.lead().value(), phone))
                        .values()
                        .iterator()
                        .next())
                .orElse(Set.of());
    }

    private static String name(LeadRecord lead) {
        String name = (text(lead.getFirstName()) + " " + text(lead.getLastName())).strip();
        return name.isEmpty() ? text(lead.getCompany()) : name;
    }

    private static Map<String, String> fields(LeadRecord lead) {
        var fields = new LinkedHashMap<String, String>();
        put(fields, "first_name", lead.getFirstName());
        put(fields, "last_name", lead.getLastName());
        put(fields, "company", lead.getCompany());
        put(fields, "street", lead.getStreet());
        put(fields, "postcode", lead.getPostcode());
        put(fields, "city", lead.getCity());
        put(fields, "region", lead.getRegion());
        put(fields, "country", lead.getCountry());
        put(fields, "email", lead.getEmail());
        put(fields, "language", lead.getLanguage());
        put(fields, "external_id", lead.getExternalId());
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            fields.put(name, value);
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static Optional<PhoneRecord> called(ClientScope scope, Subject subject) {
        return scope.dsl()
                .select(PHONE.fields())
                .from(CAMPAIGN_LEAD)
                .join(PHONE)
                .on(PHONE.CLIENT_ID.eq(CAMPAIGN_LEAD.CLIENT_ID))
                .and(PHONE.ID.eq(CAMPAIGN_LEAD.PHONE_ID))
                .where(scope.of(CAMPAIGN_LEAD))
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(subject.campaign().value()))
                .and(CAMPAIGN_LEAD.LEAD_ID.eq(subject.lead().value()))
                .fetchOptionalInto(PHONE);
    }

    private static List<Earlier> history(ClientScope scope, Subject subject, Optional<AttemptId> but) {
        return scope.dsl()
                .select(
                        ATTEMPT.STARTED_AT,
                        ATTEMPT.OUTCOME,
                        ATTEMPT.DISPOSITION,
                        DISPOSITION.LABEL,
                        AGENT.NAME,
                        CALL_NOTE.NOTE)
                .from(ATTEMPT)
                .leftJoin(AGENT)
                .on(AGENT.ID.eq(ATTEMPT.AGENT_ID))
                .leftJoin(DISPOSITION)
                .on(DISPOSITION.CLIENT_ID.eq(ATTEMPT.CLIENT_ID))
                .and(DISPOSITION.CAMPAIGN_ID.eq(ATTEMPT.CAMPAIGN_ID))
                .and(DISPOSITION.CODE.eq(ATTEMPT.DISPOSITION))
                .leftJoin(CALL_NOTE)
                .on(CALL_NOTE.CLIENT_ID.eq(ATTEMPT.CLIENT_ID))
                .and(CALL_NOTE.ATTEMPT_ID.eq(ATTEMPT.ID))
                .where(scope.of(ATTEMPT))
                .and(ATTEMPT.LEAD_ID.eq(subject.lead().value()))
                .and(ATTEMPT.ID.ne(but.map(AttemptId::value).orElse(0L)))
                .orderBy(ATTEMPT.STARTED_AT.desc())
                .limit(REMEMBERED)
                .fetch(row -> new Earlier(
                        Objects.requireNonNull(row.value1()),
                        Optional.ofNullable(row.value2()),
                        Optional.ofNullable(row.value4()).or(() -> Optional.ofNullable(row.value3())),
                        Optional.ofNullable(row.value5()),
                        Optional.ofNullable(row.value6()).filter(note -> !note.isBlank())));
    }
}
