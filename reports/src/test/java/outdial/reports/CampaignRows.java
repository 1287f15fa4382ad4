package outdial.reports;

import static outdial.sql.gen.Tables.AGENT;
import static outdial.sql.gen.Tables.AGENT_EVENT;
import static outdial.sql.gen.Tables.ATTEMPT;
import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.CAMPAIGN_TEAM;
import static outdial.sql.gen.Tables.CLIENT;
import static outdial.sql.gen.Tables.DISPOSITION;
import static outdial.sql.gen.Tables.LEAD;
import static outdial.sql.gen.Tables.LEAD_LIST;
import static outdial.sql.gen.Tables.PHONE;
import static outdial.sql.gen.Tables.TEAM;
import static outdial.sql.gen.Tables.ZONE_SET;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.model.call.Outcome;

/** Rows of one client's campaign for tests: two leads, two agents of the centre, three dispositions. */
final class CampaignRows {
    /** A Monday, 09:00 in Vilnius. */
    static final Instant NINE = Instant.parse("2026-11-16T07:00:00Z");

    static final long CENTRE = 90;
    static final long TEAM_ID = 7;
    static final long ANA = 501;
    static final long BORIS = 502;

    private final DSLContext db;
    private final long client;

    private CampaignRows(DSLContext db, long client) {
        this.db = db;
        this.client = client;
    }

    /** The centre, its team and its agents, who work for every client. */
    static void centre(DSLContext db) {
        client(db, CENTRE, "The centre");
        db.insertInto(TEAM)
                .set(TEAM.CLIENT_ID, CENTRE)
                .set(TEAM.ID, TEAM_ID)
                .set(TEAM.NAME, "Day")
                .execute();
        agent(db, ANA, "Ana");
        agent(db, BORIS, "=Boris()");
        db.insertInto(ZONE_SET)
                .set(ZONE_SET.ID, (short) 1)
                .set(ZONE_SET.ZONES, "America/New_York")
                .set(ZONE_SET.ZONES_HASH, "0".repeat(64))
                .execute();
    }

    /** A client with one campaign of the same number and of the name {@code name}. */
    static CampaignRows of(DSLContext db, long client, String name) {
        client(db, client, "Client " + client);
        var rows = new CampaignRows(db, client);
        rows.campaign(name);
        rows.disposition("SALE", "Sale", "SALE", 1);
        rows.disposition("NOT_NOW", "Not now", "REFUSAL", 2);
        rows.disposition("NEVER", "Never", "REFUSAL", 3);
        rows.lead(1, "A-1", 3);
        rows.lead(2, "=2+5", 0);
        return rows;
    }

    DSLContext db() {
        return db;
    }

    long client() {
        return client;
    }

    CampaignQuestion question(Period period, ZoneId zone) {
        return question(client, period, zone);
    }

    /** About the campaign of this client. */
    static CampaignQuestion question(long client, Period period, ZoneId zone) {
        return new CampaignQuestion(
                new ClientId(client), new CampaignId(client), period, zone, NINE.plus(Duration.ofHours(8)));
    }

    /** An attempt that began at {@code at} and rang after a second. Seconds count from the ring; negative is never. */
    void attempt(long id, Instant at, @Nullable Outcome outcome, int answer, int connect, int end) {
        attempt(id, at, outcome, answer, connect, end, null, null);
    }

    void attempt(
            long id,
            Instant at,
            @Nullable Outcome outcome,
            int answer,
            int connect,
            int end,
            @Nullable Long agent,
            @Nullable String disposition) {
        Instant rang = at.plusSeconds(1);
        db.insertInto(ATTEMPT)
                .set(ATTEMPT.ID, id)
                .set(ATTEMPT.STARTED_AT, at)
                .set(ATTEMPT.CLIENT_ID, client)
                .set(ATTEMPT.CAMPAIGN_ID, client)
                .set(ATTEMPT.LEAD_ID, leadId(1 + id % 2))
                .set(ATTEMPT.PHONE_ID, leadId(1 + id % 2))
                .set(ATTEMPT.ATTEMPT_NO, (short) 1)
                .set(ATTEMPT.CALLER_E164, new PhoneNumber("+12025550199"))
                .set(ATTEMPT.AGENT_ID, agent)
                .set(ATTEMPT.RULE_BOOK, "house@0123abcd")
                .set(ATTEMPT.RULES, "valid,hours,caps")
                .set(ATTEMPT.GRANTED_AT, at)
                .set(ATTEMPT.RANG_AT, rang)
                .set(ATTEMPT.ANSWERED_AT, after(rang, answer))
                .set(ATTEMPT.CONNECTED_AT, after(rang, connect))
                .set(ATTEMPT.ENDED_AT, after(rang, end))
                .set(ATTEMPT.OUTCOME, outcome == null ? null : outcome.name())
                .set(ATTEMPT.DISPOSITION, disposition)
                .execute();
    }

    void agentIs(long agent, AgentState state, Instant at) {
        db.insertInto(AGENT_EVENT)
                .set(AGENT_EVENT.AT, at)
                .set(AGENT_EVENT.CLIENT_ID, CENTRE)
                .set(AGENT_EVENT.AGENT_ID, agent)
                .set(AGENT_EVENT.STATE, state.name())
                .execute();
    }

    /** Ids of leads and phones differ from client to client, so that a missing condition would show. */
    long leadId(long number) {
        return client * 1000 + number;
    }

    private static @Nullable Instant after(Instant rang, int seconds) {
        return seconds < 0 ? null : rang.plusSeconds(seconds);
    }

    private static void client(DSLContext db, long id, String name) {
        db.insertInto(CLIENT)
                .set(CLIENT.ID, id)
                .set(CLIENT.NAME, name)
                .set(CLIENT.CREATED_AT, NINE)
                .execute();
    }

    private static void agent(DSLContext db, long id, String name) {
        db.insertInto(AGENT)
                .set(AGENT.CLIENT_ID, CENTRE)
                .set(AGENT.ID, id)
                .set(AGENT.TEAM_ID, TEAM_ID)
                .set(AGENT.NAME, name)
                .execute();
    }

    private void campaign(String name) {
        db.insertInto(CAMPAIGN)
                .set(CAMPAIGN.CLIENT_ID, client)
                .set(CAMPAIGN.ID, client)
                .set(CAMPAIGN.NAME, name)
                .set(CAMPAIGN.ZONE, "Europe/Vilnius")
                .set(CAMPAIGN.CREATED_AT, NINE)
                .execute();
        db.insertInto(CAMPAIGN_TEAM)
                .set(CAMPAIGN_TEAM.CLIENT_ID, client)
                .set(CAMPAIGN_TEAM.CAMPAIGN_ID, client)
                .set(CAMPAIGN_TEAM.TEAM_CLIENT_ID, CENTRE)
                .set(CAMPAIGN_TEAM.TEAM_ID, TEAM_ID)
                .execute();
        db.insertInto(LEAD_LIST)
                .set(LEAD_LIST.CLIENT_ID, client)
                .set(LEAD_LIST.ID, client)
                .set(LEAD_LIST.NAME, "November")
                .set(LEAD_LIST.DEFAULT_COUNTRY, "US")
                .set(LEAD_LIST.CREATED_AT, NINE)
                .execute();
    }

    private void disposition(String code, String label, String kind, int seq) {
        db.insertInto(DISPOSITION)
                .set(DISPOSITION.CLIENT_ID, client)
                .set(DISPOSITION.CAMPAIGN_ID, client)
                .set(DISPOSITION.CODE, code)
                .set(DISPOSITION.LABEL, label)
                .set(DISPOSITION.KIND, kind)
                .set(DISPOSITION.SEQ, seq)
                .execute();
    }

    private void lead(long number, String externalId, int state) {
        db.insertInto(LEAD)
                .set(LEAD.CLIENT_ID, client)
                .set(LEAD.ID, leadId(number))
                .set(LEAD.LIST_ID, client)
                .set(LEAD.IMPORT_RUN_ID, 1L)
                .set(LEAD.ROW_NO, number)
                .set(LEAD.EXTERNAL_ID, externalId)
                .set(LEAD.CREATED_AT, NINE)
                .execute();
        db.insertInto(PHONE)
                .set(PHONE.CLIENT_ID, client)
                .set(PHONE.ID, leadId(number))
                .set(PHONE.LEAD_ID, leadId(number))
                .set(PHONE.SEQ, (byte) 1)
                .set(PHONE.E164, new PhoneNumber("+1202555010" + number))
                .set(PHONE.COUNTRY, "US")
                .set(PHONE.NUMBER_TYPE, "FIXED_OR_MOBILE")
                .set(PHONE.IS_VALID, true)
                .set(PHONE.ZONE_SET_ID, (short) 1)
                .execute();
        db.insertInto(CAMPAIGN_LEAD)
                .set(CAMPAIGN_LEAD.CLIENT_ID, client)
                .set(CAMPAIGN_LEAD.CAMPAIGN_ID, client)
                .set(CAMPAIGN_LEAD.LEAD_ID, leadId(number))
                .set(CAMPAIGN_LEAD.LIST_ID, client)
                .set(CAMPAIGN_LEAD.PHONE_ID, leadId(number))
                .set(CAMPAIGN_LEAD.STATE, (byte) state)
                .set(CAMPAIGN_LEAD.ZONE_SET_ID, (short) 1)
                .set(CAMPAIGN_LEAD.RANK_KEY, number)
                .execute();
    }
}
