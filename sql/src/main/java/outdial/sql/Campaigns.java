package outdial.sql;

import static outdial.sql.gen.Tables.CALLER_NUMBER;
import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.CAMPAIGN_CALLER_NUMBER;
import static outdial.sql.gen.Tables.CAMPAIGN_COUNTRY;
import static outdial.sql.gen.Tables.CAMPAIGN_HOURS;
import static outdial.sql.gen.Tables.CAMPAIGN_NUMBER_TYPE;
import static outdial.sql.gen.Tables.CAMPAIGN_SKILL;
import static outdial.sql.gen.Tables.CLIENT;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import outdial.compliance.GateFacts;
import outdial.compliance.NumberFacts.NumberType;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;
import outdial.model.SkillId;
import outdial.model.campaign.WeeklyHours;
import outdial.sql.CampaignColumns.DayWindow;
import outdial.sql.gen.tables.records.CampaignRecord;

/** One client's campaigns: table {@code campaign} and those of its settings. Takes part in the caller's transaction. */
public final class Campaigns {
    private final DSLContext dsl;
    private final ClientScope scope;

    public Campaigns(DSLContext dsl, ClientId client) {
        this.dsl = dsl;
        this.scope = new ClientScope(dsl, client);
    }

    /** Whether a campaign dials. */
    public enum State {
        DRAFT,
        RUNNING,
        PAUSED,
        CLOSED
    }

    /** A campaign as it is stored. */
    public record Campaign(
            ClientId client, CampaignId id, FloorId floor, String name, State state, CampaignSettings settings) {}

    /** Makes a campaign in state DRAFT. */
    public CampaignId create(String name, FloorId floor, CampaignSettings settings, Instant at) {
        var row = new CampaignRecord()
                .setClientId(scope.client().value())
                .setFloorId(floor.value())
                .setName(name)
                .setState(State.DRAFT.name())
                .setCreatedAt(at);
        CampaignColumns.write(settings, row);
        long id = dsl.insertInto(CAMPAIGN)
                .set(row)
                .returning(CAMPAIGN.ID)
                .fetchSingle()
                .getId();
        new CampaignParts(scope, id).write(settings);
        return new CampaignId(id);
    }

    public Optional<CampaignId> find(String name) {
        return scope.selectFrom(CAMPAIGN)
                .and(CAMPAIGN.NAME.eq(name))
                .fetchOptional(CAMPAIGN.ID)
                .map(CampaignId::new);
    }

    /** The client's campaign of this id, if it has one. */
    public Optional<Campaign> find(CampaignId id) {
        return scope.selectFrom(CAMPAIGN)
                .and(CAMPAIGN.ID.eq(id.value()))
                .fetchOptional()
                .map(this::campaign);
    }

    /** Another name; it must be free. */
    public void rename(CampaignId id, String name) {
        scope.update(CAMPAIGN, Map.of(CAMPAIGN.NAME, name), CAMPAIGN.ID.eq(id.value()));
    }

    /** The campaign; a wrong id, or another client's, is an error. */
    public Campaign campaign(CampaignId id) {
        return campaign(row(id));
    }

    public List<Campaign> campaigns() {
        return scope.selectFrom(CAMPAIGN).orderBy(CAMPAIGN.NAME).fetch(this::campaign);
    }

    /** Replaces all settings. */
    public void change(CampaignId id, CampaignSettings settings) {
        CampaignRecord row = row(id);
        CampaignColumns.write(settings, row);
        row.setVersion(row.getVersion() + 1);
        dsl.executeUpdate(row);
        new CampaignParts(scope, id.value()).write(settings);
    }

    /**
     * Takes the campaign from one of the states {@code from} to {@code to}.
     *
     * @return whether it was in one of them
     */
    public boolean move(CampaignId id, Set<State> from, State to) {
        return scope.update(
                        CAMPAIGN,
                        Map.of(CAMPAIGN.STATE, to.name(), CAMPAIGN.VERSION, CAMPAIGN.VERSION.plus(1)),
                        CAMPAIGN.ID
                                .eq(id.value())
                                .and(CAMPAIGN.STATE.in(
                                        from.stream().map(State::name).toList())))
                == 1;
    }

    /** What the gate needs of the campaign at {@code at}. */
    public GateFacts.Terms terms(CampaignId id, Instant at) {
        CampaignRecord row = row(id);
        return new GateFacts.Terms(
                scope.client(),
                id,
                row.getState().equals(State.RUNNING.name()),
                hours(id.value()),
                countries(id.value()),
                types(id.value()),
                CampaignColumns.plan(row),
                CampaignColumns.kindOfCall(row, isCentre()),
                caller(id.value(), at),
                new DirectionsOf(dsl, scope.client()).of(id, row.getDirectionsNo(), at));
    }

    private boolean isCentre() {
        return dsl.fetchExists(CLIENT, CLIENT.ID.eq(scope.client().value()).and(CLIENT.IS_CENTRE.isTrue()));
    }

    private CampaignRecord row(CampaignId id) {
        return scope.selectFrom(CAMPAIGN)
                .and(CAMPAIGN.ID.eq(id.value()))
                .fetchOptional()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Client " + scope.client().value() + " has no campaign " + id.value()));
    }

    private Campaign campaign(CampaignRecord row) {
        return new Campaign(
                scope.client(),
                new CampaignId(row.getId()),
                new FloorId(row.getFloorId()),
                row.getName(),
                State.valueOf(row.getState()),
                CampaignColumns.read(
                        row, hours(row.getId()), countries(row.getId()), types(row.getId()), skills(row.getId())));
    }

    private WeeklyHours hours(long id) {
        return CampaignColumns.hours(scope.selectFrom(CAMPAIGN_HOURS)
                .and(CAMPAIGN_HOURS.CAMPAIGN_ID.eq(id))
                .orderBy(CAMPAIGN_HOURS.DAY, CAMPAIGN_HOURS.FROM_LOCAL)
                .fetch(row -> new DayWindow(row.getDay(), row.getFromLocal(), row.getToLocal())));
    }

    private Set<String> countries(long id) {
        return scope.selectFrom(CAMPAIGN_COUNTRY)
                .and(CAMPAIGN_COUNTRY.CAMPAIGN_ID.eq(id))
                .fetchSet(CAMPAIGN_COUNTRY.COUNTRY);
    }

    private Set<NumberType> types(long id) {
        return scope
                .selectFrom(CAMPAIGN_NUMBER_TYPE)
                .and(CAMPAIGN_NUMBER_TYPE.CAMPAIGN_ID.eq(id))
                .fetch(CAMPAIGN_NUMBER_TYPE.NUMBER_TYPE)
                .stream()
                .map(NumberType::valueOf)
                .collect(Collectors.toSet());
    }

    private Set<SkillId> skills(long id) {
        return scope
                .selectFrom(CAMPAIGN_SKILL)
                .and(CAMPAIGN_SKILL.CAMPAIGN_ID.eq(id))
                .fetch(CAMPAIGN_SKILL.SKILL_ID)
                .stream()
                .map(SkillId::new)
                .collect(Collectors.toSet());
    }

    /** The number for all countries or, without one, the only country's. */
    private Optional<PhoneNumber> caller(long id, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        Map<String, PhoneNumber> numbers = dsl.select(CAMPAIGN_CALLER_NUMBER.COUNTRY, CALLER_NUMBER.E164)
                .from(CAMPAIGN_CALLER_NUMBER)
                .join(CALLER_NUMBER)
                .on(CALLER_NUMBER.CLIENT_ID.eq(CAMPAIGN_CALLER_NUMBER.CLIENT_ID))
                .and(CALLER_NUMBER.ID.eq(CAMPAIGN_CALLER_NUMBER.CALLER_NUMBER_ID))
                .where(scope.of(CAMPAIGN_CALLER_NUMBER))
                .and(CAMPAIGN_CALLER_NUMBER.CAMPAIGN_ID.eq(id))
                .and(CALLER_NUMBER.VALID_FROM_ON.le(today))
                .and(CALLER_NUMBER.VALID_UNTIL_ON.isNull().or(CALLER_NUMBER.VALID_UNTIL_ON.ge(today)))
                .fetchMap(CAMPAIGN_CALLER_NUMBER.COUNTRY, CALLER_NUMBER.E164);
        return Optional.ofNullable(numbers.get(LeadFacts.ANY_COUNTRY))
                .or(() -> numbers.size() == 1 ? numbers.values().stream().findFirst() : Optional.empty());
    }
}
