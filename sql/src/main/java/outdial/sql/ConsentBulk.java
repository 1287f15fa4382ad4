package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.CONSENT;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.ConsentState;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.sql.Consents.Consent;

/** Consents by the thousand, into {@code consent}. Takes part in the caller's transaction. */
public final class ConsentBulk {
    private final DSLContext dsl;
    private final ClientId client;
    private final ImportRunId run;

    public ConsentBulk(DSLContext dsl, ClientId client, ImportRunId run) {
        this.dsl = dsl;
        this.client = client;
        this.run = run;
    }

    /** A consent and the row of the file that says so. */
    public record NewConsent(long row, Consent consent) {}

    /**
     * What makes a consent the same as one that is kept: whose, for what, of which kind and when given. Wording and
     * evidence of a consent that is kept are never changed by a file.
     */
    public record Same(
            PhoneNumber number,
            Optional<CampaignId> campaign,
            Optional<CallKind> purpose,
            ConsentState state,
            Instant given) {
        public static Same of(Consent consent) {
            // As the table keeps instants.
            Instant given = consent.given().truncatedTo(ChronoUnit.MILLIS);
            return new Same(consent.number(), consent.campaign(), consent.purpose(), consent.state(), given);
        }

        /** A number that no other consent has, but for a chance of one in 10^18; not negative. */
        public long print() {
            try {
                byte[] digest =
                        MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
                return ByteBuffer.wrap(digest).getLong() >>> 1;
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }
    }

    /** All that is kept of the numbers; one query for all of them. */
    public Set<Same> kept(Collection<PhoneNumber> numbers) {
        if (numbers.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(dsl.select(
                        CONSENT.E164, CONSENT.CAMPAIGN_ID, CONSENT.PURPOSE, CONSENT.STATE, CONSENT.GIVEN_AT)
                .from(CONSENT)
                .where(CONSENT.CLIENT_ID.eq(client.value()))
                .and(CONSENT.E164.in(numbers))
                .fetch(row -> new Same(
                        row.value1(),
                        Optional.<@Nullable Long>ofNullable(row.value2()).map(CampaignId::new),
                        Optional.<@Nullable String>ofNullable(row.value3()).map(CallKind::valueOf),
                        ConsentState.valueOf(row.value4()),
                        row.value5())));
    }

    public void add(List<NewConsent> consents, Instant at) {
        dsl.connection(connection -> {
            try (var rows = BulkInsert.of(
                    connection,
                    "INSERT",
                    "consent",
                    "client_id",
                    "import_run_id",
                    "row_no",
                    "e164",
                    "campaign_id",
                    "purpose",
                    "state",
                    "channel",
                    "wording",
                    "evidence",
                    "given_at",
                    "expires_at",
                    "recorded_at")) {
                for (NewConsent each : consents) {
                    Consent consent = each.consent();
                    rows.row(
                            client.value(),
                            run.value(),
                            each.row(),
                            Long.parseLong(consent.number().digits()),
                            consent.campaign().map(CampaignId::value).orElse(null),
                            consent.purpose().map(CallKind::name).orElse(null),
                            consent.state().name(),
                            consent.channel(),
                            consent.wording(),
                            consent.evidence(),
                            utc(consent.given()),
                            consent.expires().map(ConsentBulk::utc).orElse(null),
                            utc(at));
                }
                rows.execute();
            }
        });
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }

    /** The client's campaigns by their names in small letters, for consents that cover one only. */
    public static Map<String, CampaignId> campaigns(DSLContext dsl, ClientId client) {
        Map<String, CampaignId> campaigns = new HashMap<>();
        dsl.select(CAMPAIGN.NAME, CAMPAIGN.ID)
                .from(CAMPAIGN)
                .where(CAMPAIGN.CLIENT_ID.eq(client.value()))
                .forEach(row -> campaigns.put(
                        Objects.requireNonNull(row.value1()).strip().toLowerCase(Locale.ROOT),
                        new CampaignId(row.value2())));
        return campaigns;
    }
}
