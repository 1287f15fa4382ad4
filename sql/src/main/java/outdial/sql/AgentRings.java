package outdial.sql;

import static outdial.sql.gen.Tables.AGENT;
import static outdial.sql.gen.Tables.AGENT_RING;
import static outdial.sql.gen.Tables.CALLER_NUMBER;
import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.CAMPAIGN_CALLER_NUMBER;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import outdial.model.AgentId;
import outdial.model.ClientId;
import outdial.model.Fence;
import outdial.model.FloorId;
import outdial.model.PhoneNumber;
import outdial.sql.gen.tables.records.AgentRecord;

/**
 * Agents' own phones: what a manager allows to be rung as an agent's leg (of table {@code agent}), and every ring of it
 * (table {@code agent_ring}). Safe on any thread.
 */
public final class AgentRings {
    private static final int LONGEST_WHY = 200;

    private final DSLContext dsl;
    private final ClientScope scope;

    /** Phones of the agents of {@code client}, which is most often the centre. */
    public AgentRings(DSLContext dsl, ClientId client) {
        this.dsl = dsl;
        this.scope = new ClientScope(dsl, client);
    }

    /**
     * What may be rung besides the agent's page.
     *
     * @param deskPhone the name of an endpoint of the exchange
     * @param number of the telephone network
     */
    public record Allowed(Optional<String> deskPhone, Optional<PhoneNumber> number) {
        /** The page alone. */
        public static final Allowed NOTHING = new Allowed(Optional.empty(), Optional.empty());
    }

    /** Which of the two. */
    public enum Kind {
        DESK_PHONE,
        NUMBER
    }

    /** What came of the wish to ring. */
    public sealed interface Begun {
        /** It is committed: a desk phone may ring now. */
        record DeskPhone(long ring, String endpoint) implements Begun {}

        /** It is committed: the number may be dialled now, and shown this one of the floor's. */
        record ByNumber(long ring, PhoneNumber number, PhoneNumber shows) implements Begun {}

        /** Nothing was written, and nothing may ring. */
        record Refused(Why why) implements Begun {}
    }

    /** Why nothing may ring. */
    public enum Why {
        /** No manager has allowed it, or not any more. */
        NOT_ALLOWED,
        /** No running campaign of the floor has a number to show. */
        NO_CALLER_NUMBER,
        /** Somebody else leads the floor by now. */
        FENCED
    }

    public Allowed allowed(AgentId agent) {
        return allowed(scope, agent);
    }

    private static Allowed allowed(ClientScope within, AgentId agent) {
        return within.selectFrom(AGENT)
                .and(AGENT.ID.eq(agent.value()))
                .fetchOptional(AgentRings::allowed)
                .orElse(Allowed.NOTHING);
    }

    private static Allowed allowed(AgentRecord row) {
        return new Allowed(Optional.ofNullable(row.getDeskPhone()), Optional.ofNullable(row.getPhoneE164()));
    }

    /** What every agent may be rung at. */
    public Map<AgentId, Allowed> all() {
        return scope.selectFrom(AGENT).fetchMap(row -> new AgentId(row.getId()), AgentRings::allowed);
    }

    /** Allows these and no other. Takes part in the caller's transaction, which says who did it. */
    public void allow(AgentId agent, Allowed now) {
        var row = new HashMap<Field<?>, @Nullable Object>();
        row.put(AGENT.DESK_PHONE, now.deskPhone().orElse(null));
        row.put(AGENT.PHONE_E164, now.number().orElse(null));
        scope.update(AGENT, row, AGENT.ID.eq(agent.value()));
    }

    /**
     * Commits that the agent's phone is about to ring, by what is allowed in this moment; the last statement proves that
     * {@code fence} leads.
     *
     * @param notAfter no ring may begin later
     */
    public Begun begin(AgentId agent, Kind kind, FloorId floor, Fence fence, Instant at, Instant notAfter) {
        try {
            return dsl.transactionResult(transaction -> {
                DSLContext tx = transaction.dsl();
                Begun begun = write(new ClientScope(tx, scope.client()), agent, kind, floor, fence, at, notAfter);
                if (!(begun instanceof Begun.Refused)) {
                    Attempts.proveLead(tx, floor, fence);
                }
                return begun;
            });
        } catch (Attempts.Fenced e) {
            return new Begun.Refused(Why.FENCED);
        }
    }

    private static Begun write(
            ClientScope within, AgentId agent, Kind kind, FloorId floor, Fence fence, Instant at, Instant notAfter) {
        Allowed allowed = allowed(within, agent);
        Optional<String> phone = kind == Kind.DESK_PHONE ? allowed.deskPhone() : Optional.empty();
        Optional<PhoneNumber> number = kind == Kind.NUMBER ? allowed.number() : Optional.empty();
        if (phone.isEmpty() && number.isEmpty()) {
            return new Begun.Refused(Why.NOT_ALLOWED);
        }
        Optional<PhoneNumber> shows = number.flatMap(_ -> callerNumber(within.dsl(), floor, at));
        if (number.isPresent() && shows.isEmpty()) {
            return new Begun.Refused(Why.NO_CALLER_NUMBER);
        }
        long ring = within.insertInto(AGENT_RING)
                .set(AGENT_RING.AGENT_ID, agent.value())
                .set(AGENT_RING.FLOOR_ID, floor.value())
                .set(AGENT_RING.FENCE, fence.value())
                .set(AGENT_RING.DESK_PHONE, phone.orElse(null))
                .set(AGENT_RING.PHONE_E164, number.orElse(null))
                .set(AGENT_RING.CALLER_E164, shows.orElse(null))
                .set(AGENT_RING.BEGUN_AT, at)
                .set(AGENT_RING.NOT_AFTER, notAfter)
                .returning(AGENT_RING.ID)
                .fetchSingle()
                .getId();
        return phone.<Begun>map(endpoint -> new Begun.DeskPhone(ring, endpoint))
                .orElseGet(() -> new Begun.ByNumber(ring, number.orElseThrow(), shows.orElseThrow()));
    }

    /** The number that the oldest running campaign of the floor shows, its general one first. */
    private static Optional<PhoneNumber> callerNumber(DSLContext tx, FloorId floor, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return tx.select(CALLER_NUMBER.E164)
                .from(CAMPAIGN)
                .join(CAMPAIGN_CALLER_NUMBER)
                .on(CAMPAIGN_CALLER_NUMBER.CLIENT_ID.eq(CAMPAIGN.CLIENT_ID))
                .and(CAMPAIGN_CALLER_NUMBER.CAMPAIGN_ID.eq(CAMPAIGN.ID))
                .join(CALLER_NUMBER)
                .on(CALLER_NUMBER.CLIENT_ID.eq(CAMPAIGN_CALLER_NUMBER.CLIENT_ID))
                .and(CALLER_NUMBER.ID.eq(CAMPAIGN_CALLER_NUMBER.CALLER_NUMBER_ID))
                .where(CAMPAIGN.FLOOR_ID.eq(floor.value()))
                .and(CAMPAIGN.STATE.eq(Campaigns.State.RUNNING.name()))
                .and(CALLER_NUMBER.VALID_FROM_ON.le(today))
                .and(CALLER_NUMBER.VALID_UNTIL_ON.isNull().or(CALLER_NUMBER.VALID_UNTIL_ON.ge(today)))
                .orderBy(CAMPAIGN.ID.asc(), CAMPAIGN_CALLER_NUMBER.COUNTRY.desc())
                .limit(1)
                .fetchOptional(CALLER_NUMBER.E164);
    }

    /** A ring that was answered, and whose end nobody has heard. */
    public record Up(long ring, Kind kind) {}

    /** The agent's last ring, if it is up as far as is known here. */
    public Optional<Up> up(AgentId agent) {
        return scope.selectFrom(AGENT_RING)
                .and(AGENT_RING.AGENT_ID.eq(agent.value()))
                .orderBy(AGENT_RING.BEGUN_AT.desc(), AGENT_RING.ID.desc())
                .limit(1)
                .fetchOptional()
                .filter(row -> row.getHereAt() != null && row.getGoneAt() == null)
                .map(row -> new Up(row.getId(), row.getDeskPhone() == null ? Kind.NUMBER : Kind.DESK_PHONE));
    }

    /** The phone was answered, and the leg is up. */
    public void here(long ring, Instant at) {
        scope.update(
                AGENT_RING,
                Map.of(AGENT_RING.HERE_AT, at),
                AGENT_RING.ID.eq(ring).and(AGENT_RING.HERE_AT.isNull()));
    }

    /** It was not answered, or was hung up; {@code why} is for people. */
    public void gone(long ring, String why, Instant at) {
        String cut = why.length() <= LONGEST_WHY ? why : why.substring(0, LONGEST_WHY);
        scope.update(
                AGENT_RING,
                Map.of(AGENT_RING.GONE_AT, at, AGENT_RING.GONE_WHY, cut),
                AGENT_RING.ID.eq(ring).and(AGENT_RING.GONE_AT.isNull()));
    }
}
