package outdial.app.reporting;

import static outdial.sql.gen.Tables.AGENT;
import static outdial.sql.gen.Tables.ATTEMPT;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.app.dialling.UsualCampaign;
import outdial.app.settings.DialerSettings;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;
import outdial.model.call.Outcome;
import outdial.model.campaign.DialMode;
import outdial.sql.Accounts;
import outdial.sql.Accounts.Grant;
import outdial.sql.Accounts.Role;
import outdial.sql.Campaigns;
import outdial.sql.Clients;

/** A centre with two clients and their attempts of Monday, 16 November 2026, and an analyst of the first. */
public final class ReportScene {
    /** 11:00 in Vilnius. */
    public static final Instant NINE = Instant.parse("2026-11-16T09:00:00Z");

    public final ClientId one;
    public final ClientId other;
    public final CampaignId campaign;
    public final CampaignId foreign;
    public final long analyst;

    private final DSLContext sql;
    private long next = 1;

    public ReportScene(DSLContext sql, String passwordHash) {
        this.sql = sql;
        ClientId centre = new Clients(sql).openCentre("The centre", NINE);
        one = new Clients(sql).open("Harbour Books", NINE);
        other = new Clients(sql).open("Civic Pulse", NINE);
        campaign = campaign(one, "Spring");
        foreign = campaign(other, "Transport");
        sql.insertInto(AGENT)
                .set(AGENT.CLIENT_ID, centre.value())
                .set(AGENT.ID, 77L)
                .set(AGENT.NAME, "Ana")
                .execute();
        analyst = new Accounts(sql)
                .add(
                        new Accounts.Settings(
                                centre,
                                "analyst",
                                "An analyst",
                                "en",
                                true,
                                Set.of(new Grant(Role.ANALYST, Optional.of(one)))),
                        passwordHash,
                        NINE)
                .orElseThrow();
        for (int i = 0; i < 60; i++) {
            attempt(one, campaign, NINE.plusSeconds(60L * i), Outcome.NO_ANSWER, null);
        }
        for (int i = 0; i < 7; i++) {
            attempt(one, campaign, NINE.plusSeconds(7200 + i), Outcome.TALKED, 77L);
        }
        attempt(one, campaign, NINE.plusSeconds(9000), Outcome.ABANDONED, null);
        attempt(other, foreign, NINE, Outcome.BUSY, null);
    }

    /** Settings of a site whose mail server listens on loopback; port 0 for a site without one. */
    public static DialerSettings settings(Path var, int mailPort) {
        return new DialerSettings(
                var,
                60,
                60,
                new DialerSettings.Database("", "", "", 0, 256, 16),
                new DialerSettings.Web("127.0.0.1", 8080, false, 8081),
                new DialerSettings.Pbx(""),
                new DialerSettings.Recordings("", 90),
                new DialerSettings.Reports(
                        14,
                        2,
                        "",
                        new DialerSettings.Mail(
                                mailPort == 0 ? "" : "127.0.0.1",
                                mailPort,
                                "",
                                "",
                                "figures@outdial.example",
                                DialerSettings.Mail.Security.NONE)));
    }

    private CampaignId campaign(ClientId client, String name) {
        var settings = UsualCampaign.settings(
                new DialMode.Progressive(), ZoneId.of("Europe/Vilnius"), Set.of("US"), true, Duration.ofHours(2));
        return new Campaigns(sql, client).create(name, new FloorId(1), settings, NINE);
    }

    private void attempt(ClientId client, CampaignId of, Instant at, Outcome outcome, @Nullable Long agent) {
        sql.insertInto(ATTEMPT)
                .set(ATTEMPT.ID, next)
                .set(ATTEMPT.STARTED_AT, at)
                .set(ATTEMPT.CLIENT_ID, client.value())
                .set(ATTEMPT.CAMPAIGN_ID, of.value())
                .set(ATTEMPT.LEAD_ID, next)
                .set(ATTEMPT.PHONE_ID, next++)
                .set(ATTEMPT.ATTEMPT_NO, (short) 1)
                .set(ATTEMPT.CALLER_E164, new PhoneNumber("+12025550199"))
                .set(ATTEMPT.AGENT_ID, agent)
                .set(ATTEMPT.RULE_BOOK, "house")
                .set(ATTEMPT.RULES, "valid")
                .set(ATTEMPT.GRANTED_AT, at)
                .set(ATTEMPT.RANG_AT, at)
                .set(ATTEMPT.CONNECTED_AT, agent == null ? null : at)
                .set(ATTEMPT.ENDED_AT, at.plusSeconds(20))
                .set(ATTEMPT.OUTCOME, outcome.name())
                .execute();
    }
}
