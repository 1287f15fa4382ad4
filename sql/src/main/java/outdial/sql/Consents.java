package outdial.sql;

import static outdial.sql.gen.Tables.CONSENT;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import outdial.compliance.GateFacts;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.ConsentState;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.sql.gen.tables.records.ConsentRecord;

/**
 * What the persons at one client's numbers agreed to: table {@code consent}. A consent that is taken back stays there
 * as such; nothing is deleted. Takes part in the caller's transaction.
 */
public final class Consents {
    private final ClientScope scope;

    public Consents(DSLContext dsl, ClientId client) {
        this.scope = new ClientScope(dsl, client);
    }

    /**
     * A consent as it was given.
     *
     * @param campaign the only one it covers, or all
     * @param purpose the only kind of call it covers, or all
     * @param state neither none nor revoked
     * @param channel how it was given, say {@code web form}
     * @param wording what the person agreed to, word by word
     * @param evidence where the proof lies: a recording, a file and its hash, a letter; never blank
     * @param expires when it ends, if it does
     */
    public record Consent(
            PhoneNumber number,
            Optional<CampaignId> campaign,
            Optional<CallKind> purpose,
            ConsentState state,
            String channel,
            String wording,
            String evidence,
            Instant given,
            Optional<Instant> expires) {
        public Consent {
            if (state == ConsentState.NONE || state == ConsentState.REVOKED) {
                throw new IllegalArgumentException("'" + state + "' is no consent that is given.");
            }
            if (evidence.isBlank()) {
                throw new IllegalArgumentException(
                        "A consent without evidence is none. Say where the proof lies: a recording, a file, a letter.");
            }
            if (expires.isPresent() && !expires.get().isAfter(given)) {
                throw new IllegalArgumentException(
                        "The consent ends at " + expires.get() + ", not after it was given.");
            }
        }
    }

    /**
     * A consent as it is kept.
     *
     * @param revoked when it was taken back, if it was
     */
    public record Kept(long id, Consent consent, Optional<Instant> revoked) {}

    /** Keeps a consent; its id. */
    public long give(Consent consent, Instant at) {
        return scope.insertInto(CONSENT)
                .set(CONSENT.E164, consent.number())
                .set(
                        CONSENT.CAMPAIGN_ID,
                        consent.campaign().map(CampaignId::value).orElse(null))
                .set(CONSENT.PURPOSE, consent.purpose().map(CallKind::name).orElse(null))
                .set(CONSENT.STATE, consent.state().name())
                .set(CONSENT.CHANNEL, consent.channel())
                .set(CONSENT.WORDING, consent.wording())
                .set(CONSENT.EVIDENCE, consent.evidence())
                .set(CONSENT.GIVEN_AT, consent.given())
                .set(CONSENT.EXPIRES_AT, consent.expires().orElse(null))
                .set(CONSENT.RECORDED_AT, at)
                .returning(CONSENT.ID)
                .fetchSingle()
                .getId();
    }

    /** Takes back every consent of the number that still stands; how many that were. */
    public int revoke(PhoneNumber number, Instant at) {
        return scope.update(
                CONSENT, Map.of(CONSENT.REVOKED_AT, at), CONSENT.E164.eq(number).and(CONSENT.REVOKED_AT.isNull()));
    }

    /** Takes one back; whether it stood until now. */
    public boolean revoke(long id, Instant at) {
        return scope.update(
                        CONSENT,
                        Map.of(CONSENT.REVOKED_AT, at),
                        CONSENT.ID.eq(id).and(CONSENT.REVOKED_AT.isNull()))
                == 1;
    }

    public Optional<Kept> find(long id) {
        return scope.selectFrom(CONSENT).and(CONSENT.ID.eq(id)).fetchOptional(Consents::kept);
    }

    /** Those that were entered last, the newest first. */
    public List<Kept> newest(int most) {
        return scope.selectFrom(CONSENT).orderBy(CONSENT.ID.desc()).limit(most).fetch(Consents::kept);
    }

    /** All consents of the number, the newest first. */
    public List<Kept> of(PhoneNumber number) {
        return scope.selectFrom(CONSENT)
                .and(CONSENT.E164.eq(number))
                .orderBy(CONSENT.GIVEN_AT.desc(), CONSENT.ID.desc())
                .fetch(Consents::kept);
    }

    /**
     * The consent that covers a call, {@link ConsentState#REVOKED} if it was taken back and none was given after that.
     *
     * @param until when it ends; {@link Instant#MAX} if it doesn't
     */
    record Cover(ConsentState state, Instant until) {
        static final Cover NONE = new Cover(ConsentState.NONE, Instant.MAX);
    }

    /** What covers calls of the campaign to each number at {@code at}; numbers without any consent are not in it. */
    Map<PhoneNumber, Cover> covering(GateFacts.Terms terms, Collection<PhoneNumber> numbers, Instant at) {
        return scope
                .selectFrom(CONSENT)
                .and(CONSENT.E164.in(numbers))
                .and(CONSENT.CAMPAIGN_ID
                        .isNull()
                        .or(CONSENT.CAMPAIGN_ID.eq(terms.campaign().value())))
                .and(CONSENT.PURPOSE
                        .isNull()
                        .or(CONSENT.PURPOSE.eq(terms.call().kind().name())))
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        ConsentRecord::getE164,
                        Collectors.collectingAndThen(Collectors.toList(), all -> cover(all, at))));
    }

    private static Cover cover(List<ConsentRecord> all, Instant at) {
        Instant takenBack = all.stream()
                .map(ConsentRecord::getRevokedAt)
                .filter(java.util.Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return all.stream()
                .filter(one -> one.getRevokedAt() == null && one.getGivenAt().isAfter(takenBack))
                .filter(one -> !one.getGivenAt().isAfter(at) && until(one).isAfter(at))
                .max(Comparator.comparing(Consents::state).thenComparing(Consents::until))
                .map(one -> new Cover(state(one), until(one)))
                .orElse(takenBack.equals(Instant.MIN) ? Cover.NONE : new Cover(ConsentState.REVOKED, Instant.MAX));
    }

    /** States are in the order of what they are good for. */
    private static ConsentState state(ConsentRecord row) {
        return ConsentState.valueOf(row.getState());
    }

    private static Instant until(ConsentRecord row) {
        return row.getExpiresAt() == null ? Instant.MAX : row.getExpiresAt();
    }

    private static Kept kept(ConsentRecord row) {
        return new Kept(
                row.getId(),
                new Consent(
                        row.getE164(),
                        found(row.getCampaignId(), CampaignId::new),
                        found(row.getPurpose(), CallKind::valueOf),
                        state(row),
                        row.getChannel(),
                        row.getWording(),
                        row.getEvidence(),
                        row.getGivenAt(),
                        Optional.ofNullable(row.getExpiresAt())),
                Optional.ofNullable(row.getRevokedAt()));
    }

    private static <A, B> Optional<B> found(@org.jspecify.annotations.Nullable A value, Function<A, B> as) {
        return Optional.ofNullable(value).map(as);
    }
}
