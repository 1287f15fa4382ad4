package outdial.sql;

import static outdial.sql.gen.Tables.BUCKET_COUNT;
import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.IMPORT_RUN;
import static outdial.sql.gen.Tables.LEAD;
import static outdial.sql.gen.Tables.LEAD_LIST;
import static outdial.sql.gen.Tables.PHONE;
import static outdial.sql.gen.Tables.ZONE_SET;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import outdial.compliance.ComplianceGate;
import outdial.compliance.DialPermit;
import outdial.compliance.NumberFacts.NumberType;
import outdial.compliance.RuleBook;
import outdial.compliance.Verdict;
import outdial.compliance.pack.Recipient;
import outdial.model.AttemptId;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.model.LeadId;
import outdial.model.PhoneNumber;
import outdial.model.campaign.AttemptPlan;
import outdial.model.campaign.DialMode;
import outdial.model.campaign.WeeklyHours;

/** A client with one running campaign and one list, as small as it can be and still dial. */
final class Sample {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final FloorId FLOOR = new FloorId(1);
    static final PhoneNumber CALLER = new PhoneNumber("+12025550100");

    private static final ComplianceGate GATE = new ComplianceGate(RuleBook.exercise());

    final DSLContext dsl;
    final ClientId client;
    final CampaignId campaign;
    final long list;
    final long run;
    private int leads;

    Sample(TestDb db, String name) {
        this.dsl = db.dsl();
        this.client = new Clients(dsl).open(name, NOON);
        var campaigns = new Campaigns(dsl, client);
        this.campaign = campaigns.create("Spring", FLOOR, settings(), NOON);
        campaigns.move(campaign, Set.of(Campaigns.State.DRAFT), Campaigns.State.RUNNING);
        var numbers = new CallerNumbers(dsl, client);
        numbers.add(
                new CallerNumbers.Owned(CALLER, "US", "Order 7 of 2026", LocalDate.of(2026, 1, 1), Optional.empty()));
        numbers.show(campaign, "ZZ", CALLER);
        this.list = dsl.insertInto(LEAD_LIST)
                .set(LEAD_LIST.CLIENT_ID, client.value())
                .set(LEAD_LIST.NAME, "Spring")
                .set(LEAD_LIST.DEFAULT_COUNTRY, "US")
                .set(LEAD_LIST.CREATED_AT, NOON)
                .returning(LEAD_LIST.ID)
                .fetchSingle()
                .getId();
        this.run = dsl.insertInto(IMPORT_RUN)
                .set(IMPORT_RUN.CLIENT_ID, client.value())
                .set(IMPORT_RUN.KIND, "LEADS")
                .set(IMPORT_RUN.LIST_ID, list)
                .set(IMPORT_RUN.FILE_NAME, "spring.csv")
                .set(IMPORT_RUN.FILE_HASH, "0".repeat(64))
                .set(IMPORT_RUN.STATE, "DONE")
                .set(IMPORT_RUN.STARTED_AT, NOON)
                .returning(IMPORT_RUN.ID)
                .fetchSingle()
                .getId();
    }

    static CampaignSettings settings() {
        var open = new WeeklyHours.Window(LocalTime.MIN, LocalTime.MAX);
        var days = new EnumMap<DayOfWeek, List<WeeklyHours.Window>>(DayOfWeek.class);
        Arrays.stream(DayOfWeek.values()).forEach(day -> days.put(day, List.of(open)));
        return new CampaignSettings(
                CampaignSettings.Purpose.SALES,
                Recipient.CONSUMER,
                new DialMode.FixedRatio(1.5),
                0.03,
                100,
                2,
                new AttemptPlan(6, 3, Duration.ofHours(2)),
                Duration.ofSeconds(25),
                Duration.ofMinutes(1),
                Duration.ofMinutes(2),
                false,
                CampaignSettings.Recording.OFF,
                ZoneId.of("Europe/Vilnius"),
                Optional.of("lt"),
                "exercise",
                new WeeklyHours(days),
                Set.of("US", "LT"),
                Set.of(NumberType.FIXED_OR_MOBILE, NumberType.FIXED),
                Set.of());
    }

    /** A ready lead with as many phones as zones; the zone of its first phone decides its bucket. */
    LeadId lead(long rank, String... zones) {
        long id = client.value() * 100_000 + ++leads;
        dsl.insertInto(LEAD)
                .set(LEAD.CLIENT_ID, client.value())
                .set(LEAD.ID, id)
                .set(LEAD.LIST_ID, list)
                .set(LEAD.IMPORT_RUN_ID, run)
                .set(LEAD.ROW_NO, (long) leads)
                .set(LEAD.CREATED_AT, NOON)
                .execute();
        for (int seq = 0; seq < zones.length; seq++) {
            dsl.insertInto(PHONE)
                    .set(PHONE.CLIENT_ID, client.value())
                    .set(PHONE.ID, id * 10 + seq)
                    .set(PHONE.LEAD_ID, id)
                    .set(PHONE.SEQ, (byte) seq)
                    .set(PHONE.E164, number(leads, seq))
                    .set(PHONE.COUNTRY, "US")
                    .set(PHONE.NUMBER_TYPE, NumberType.FIXED_OR_MOBILE.name())
                    .set(PHONE.IS_VALID, true)
                    .set(PHONE.ZONE_SET_ID, zoneSet(zones[seq]))
                    .execute();
        }
        dsl.insertInto(CAMPAIGN_LEAD)
                .set(CAMPAIGN_LEAD.CLIENT_ID, client.value())
                .set(CAMPAIGN_LEAD.CAMPAIGN_ID, campaign.value())
                .set(CAMPAIGN_LEAD.LEAD_ID, id)
                .set(CAMPAIGN_LEAD.LIST_ID, list)
                .set(CAMPAIGN_LEAD.PHONE_ID, id * 10)
                .set(CAMPAIGN_LEAD.STATE, LeadState.READY.code())
                .set(CAMPAIGN_LEAD.ZONE_SET_ID, zoneSet(zones[0]))
                .set(CAMPAIGN_LEAD.RANK_KEY, rank)
                .execute();
        dsl.insertInto(BUCKET_COUNT)
                .values(client.value(), campaign.value(), list, LeadState.READY.code(), zoneSet(zones[0]), (byte) 0, 1L)
                .onDuplicateKeyUpdate()
                .set(BUCKET_COUNT.N, BUCKET_COUNT.N.plus(1))
                .execute();
        return new LeadId(id);
    }

    /** The fictional number of the {@code lead}th lead's phone. */
    static PhoneNumber number(int lead, int seq) {
        return new PhoneNumber("+1202555%02d%02d".formatted(seq, lead));
    }

    List<DueLead> due(int want, Instant at) {
        var leadsOf = new Leads(dsl, client);
        leadsOf.promote(campaign, 1_000, at);
        return leadsOf.due(new Campaigns(dsl, client).terms(campaign, at), want, Set.of(), _ -> true, at);
    }

    /** What the gate says to a due lead: it must be yes. */
    static DialPermit permit(DueLead lead, Instant at) {
        return switch (GATE.judge(lead.facts(), at)) {
            case Verdict.Allowed(DialPermit permit) -> permit;
            case Verdict.Deferred deferred -> throw new AssertionError(deferred);
            case Verdict.Denied denied -> throw new AssertionError(denied);
        };
    }

    static NewAttempt attempt(int count, Fence fence, DueLead lead, Instant at) {
        return new NewAttempt(
                AttemptId.of(FLOOR, fence, count), permit(lead, at), Optional.empty(), at, at.plusSeconds(3));
    }

    /** Begins an attempt for every due lead, the first numbered {@code count}. */
    Begun begin(int count, Fence fence, Instant at) {
        List<DueLead> due = due(100, at);
        return begin(
                fence,
                java.util.stream.IntStream.range(0, due.size())
                        .mapToObj(i -> attempt(count + i, fence, due.get(i), at))
                        .toList(),
                at);
    }

    Begun begin(Fence fence, List<NewAttempt> attempts, Instant at) {
        return new Attempts(dsl).begin(client, campaign, FLOOR, fence, attempts, at);
    }

    LeadState state(LeadId lead) {
        return LeadState.ofCode(dsl.select(CAMPAIGN_LEAD.STATE)
                .from(CAMPAIGN_LEAD)
                .where(CAMPAIGN_LEAD.CLIENT_ID.eq(client.value()))
                .and(CAMPAIGN_LEAD.LEAD_ID.eq(lead.value()))
                .fetchSingle(CAMPAIGN_LEAD.STATE));
    }

    BucketCounts.Standing standing() {
        return new BucketCounts(dsl).of(client, campaign);
    }

    private short zoneSet(String zones) {
        String hash = "%064d".formatted(Math.abs((long) zones.hashCode()));
        dsl.insertInto(ZONE_SET)
                .set(ZONE_SET.ZONES, zones)
                .set(ZONE_SET.ZONES_HASH, hash)
                .onDuplicateKeyIgnore()
                .execute();
        return dsl.select(ZONE_SET.ID)
                .from(ZONE_SET)
                .where(ZONE_SET.ZONES_HASH.eq(hash))
                .fetchSingle(ZONE_SET.ID);
    }
}
