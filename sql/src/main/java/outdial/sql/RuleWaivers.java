package outdial.sql;

import static outdial.sql.gen.Tables.RULE_WAIVER;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import outdial.compliance.direction.AgreedWaiver;
import outdial.compliance.gate.Waiver;
import outdial.model.CampaignId;
import outdial.model.ClientId;
import outdial.model.LeadId;
import outdial.sql.gen.tables.records.RuleWaiverRecord;

/**
 * Rules of the house left aside by two people: table {@code rule_waiver}. Rows are never deleted. In the caller's
 * transaction.
 */
public final class RuleWaivers {
    private final DSLContext dsl;
    private final ClientScope scope;

    public RuleWaivers(DSLContext dsl, ClientId client) {
        this.dsl = dsl;
        this.scope = new ClientScope(dsl, client);
    }

    /** How far it has come. */
    public enum State {
        ASKED,
        APPROVED,
        REFUSED,
        /** Ended before its time, or taken back before it was decided. */
        ENDED
    }

    /** What somebody asks for; one lead's, or all of the campaign's. */
    public record Wanted(CampaignId campaign, Optional<LeadId> lead, Waiver waiver, String reason) {}

    /** A waiver as it is kept, with who did what. */
    public record Kept(
            long id,
            Wanted wanted,
            State state,
            long askedBy,
            String askedName,
            Instant asked,
            Optional<String> decidedName,
            Optional<Instant> decided) {}

    /** Asks for it; the row's id. Nothing changes before somebody else approves. */
    public long ask(Wanted wanted, long user, String name, Instant at) {
        return scope.insertInto(RULE_WAIVER)
                .set(RULE_WAIVER.CAMPAIGN_ID, wanted.campaign().value())
                .set(RULE_WAIVER.LEAD_ID, wanted.lead().map(LeadId::value).orElse(null))
                .set(RULE_WAIVER.RULE, wanted.waiver().rule())
                .set(RULE_WAIVER.FROM_AT, wanted.waiver().from())
                .set(RULE_WAIVER.UNTIL_AT, wanted.waiver().until())
                .set(RULE_WAIVER.REASON, wanted.reason())
                .set(RULE_WAIVER.STATE, State.ASKED.name())
                .set(RULE_WAIVER.ASKED_BY, user)
                .set(RULE_WAIVER.ASKED_NAME, name)
                .set(RULE_WAIVER.ASKED_AT, at)
                .returning(RULE_WAIVER.ID)
                .fetchSingle()
                .getId();
    }

    /** Approves or refuses what another person asked for; whether it was still open and is not over. */
    public boolean decide(long id, boolean approve, long user, String name, Instant at) {
        boolean decided = scope.update(
                        RULE_WAIVER,
                        decision(approve ? State.APPROVED : State.REFUSED, user, name, at),
                        RULE_WAIVER
                                .ID
                                .eq(id)
                                .and(RULE_WAIVER.STATE.eq(State.ASKED.name()))
                                .and(RULE_WAIVER.UNTIL_AT.gt(at))
                                .and(RULE_WAIVER.ASKED_BY.ne(user)))
                == 1;
        if (decided && approve) {
            changed("waived", find(id).orElseThrow(), at);
        }
        return decided;
    }

    /** Ends it before its time; whether it was open or approved, and not over. Anybody may: it only makes stricter. */
    public boolean end(long id, Instant at) {
        boolean ended = scope.update(
                        RULE_WAIVER,
                        Map.of(RULE_WAIVER.STATE, State.ENDED.name()),
                        RULE_WAIVER
                                .ID
                                .eq(id)
                                .and(RULE_WAIVER.STATE.in(State.ASKED.name(), State.APPROVED.name()))
                                .and(RULE_WAIVER.UNTIL_AT.gt(at)))
                == 1;
        if (ended) {
            changed("waiver-ended", find(id).orElseThrow(), at);
        }
        return ended;
    }

    private static Map<Field<?>, Object> decision(State state, long user, String name, Instant at) {
        return Map.of(
                RULE_WAIVER.STATE, state.name(),
                RULE_WAIVER.DECIDED_BY, user,
                RULE_WAIVER.DECIDED_NAME, name,
                RULE_WAIVER.DECIDED_AT, at);
    }

    private void changed(String what, Kept kept, Instant at) {
        var entries = new TreeMap<String, String>();
        entries.put("waiver", String.valueOf(kept.id()));
        entries.put("rule", kept.wanted().waiver().rule());
        entries.put("campaign", String.valueOf(kept.wanted().campaign().value()));
        kept.wanted().lead().ifPresent(lead -> entries.put("lead", String.valueOf(lead.value())));
        entries.put("from", kept.wanted().waiver().from().toString());
        entries.put("until", kept.wanted().waiver().until().toString());
        entries.put("reason", kept.wanted().reason());
        entries.put("asked", kept.askedName());
        kept.decidedName().ifPresent(name -> entries.put("approved", name));
        new DirectionChanges(dsl).changed(Optional.of(scope.client()), what, entries, at);
    }

    public Optional<Kept> find(long id) {
        return scope.selectFrom(RULE_WAIVER).and(RULE_WAIVER.ID.eq(id)).fetchOptional(RuleWaivers::kept);
    }

    /** The newest first. */
    public List<Kept> newest(int most) {
        return scope.selectFrom(RULE_WAIVER)
                .orderBy(RULE_WAIVER.ID.desc())
                .limit(most)
                .fetch(RuleWaivers::kept);
    }

    /** Approved ones of a campaign that stand at {@code at} or will. */
    List<AgreedWaiver> standing(CampaignId campaign, Instant at) {
        return scope.selectFrom(RULE_WAIVER)
                .and(RULE_WAIVER.CAMPAIGN_ID.eq(campaign.value()))
                .and(RULE_WAIVER.STATE.eq(State.APPROVED.name()))
                .and(RULE_WAIVER.UNTIL_AT.gt(at))
                .orderBy(RULE_WAIVER.ID)
                .fetch(row -> {
                    Kept kept = kept(row);
                    return new AgreedWaiver(
                            kept.id(),
                            kept.wanted().lead(),
                            kept.wanted().waiver(),
                            kept.wanted().reason(),
                            kept.askedName(),
                            kept.decidedName().orElseThrow());
                });
    }

    private static Kept kept(RuleWaiverRecord row) {
        return new Kept(
                row.getId(),
                new Wanted(
                        new CampaignId(row.getCampaignId()),
                        Optional.ofNullable(row.getLeadId()).map(LeadId::new),
                        new Waiver(row.getRule(), row.getFromAt(), row.getUntilAt()),
                        row.getReason()),
                State.valueOf(row.getState()),
                row.getAskedBy(),
                row.getAskedName(),
                row.getAskedAt(),
                Optional.ofNullable(row.getDecidedName()),
                Optional.ofNullable(row.getDecidedAt()));
    }
}
