package outdial.sql;

import static outdial.sql.gen.Tables.CALLBACK;
import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.DNC_ENTRY;
import static outdial.sql.gen.Tables.DNC_LIST;
import static outdial.sql.gen.Tables.LEAD;
import static outdial.sql.gen.Tables.PHONE;
import static outdial.sql.gen.Tables.RETENTION;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;
import outdial.sql.CampaignSettings.Purpose;

/**
 * How long one client keeps its leads, by what its campaigns are for: table {@code retention}; and the forgetting of
 * those whose time is over. A lead of several campaigns is kept as long as the longest of them says, and for good if one
 * of them says nothing.
 */
public final class Retention {
    private final DSLContext dsl;
    private final ClientId client;

    public Retention(DSLContext dsl, ClientId client) {
        this.dsl = dsl;
        this.client = client;
    }

    /** Clients that have any such setting. */
    public static List<ClientId> clients(DSLContext dsl) {
        return dsl.selectDistinct(RETENTION.CLIENT_ID)
                .from(RETENTION)
                .orderBy(RETENTION.CLIENT_ID)
                .fetch(row -> new ClientId(row.value1()));
    }

    /** Days by purpose; one that is not there keeps its leads. */
    public Map<Purpose, Integer> days() {
        var days = new EnumMap<Purpose, Integer>(Purpose.class);
        dsl.selectFrom(RETENTION)
                .where(RETENTION.CLIENT_ID.eq(client.value()))
                .forEach(row -> days.put(Purpose.valueOf(row.getPurpose()), row.getDays()));
        return days;
    }

    /** Sets all of them; in the caller's transaction. */
    public void set(Map<Purpose, Integer> days) {
        dsl.deleteFrom(RETENTION).where(RETENTION.CLIENT_ID.eq(client.value())).execute();
        days.forEach((purpose, many) -> dsl.insertInto(RETENTION, RETENTION.fields())
                .values(client.value(), purpose.name(), many)
                .execute());
    }

    /**
     * What a turn came to.
     *
     * @param forgotten leads
     * @param kept leads whose time is over but which must be kept: on hold, in a call, or promised a callback
     * @param last the last lead looked at; 0 if none is left
     * @param recordings files with voices, to be deleted where they lie
     */
    public record Turn(int forgotten, int kept, long last, List<String> recordings) {}

    /**
     * Forgets the next leads whose time is over, in one transaction with a ledger row for each of their numbers. Their
     * numbers may be called again if somebody imports them anew, but for those who had opted out.
     *
     * @param after the last lead of the turn before; 0 to begin
     */
    public Turn forget(long after, int most, Instant at) {
        Map<Purpose, Integer> days = days();
        if (days.isEmpty()) {
            return new Turn(0, 0, 0, List.of());
        }
        return dsl.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            List<Long> over = over(tx, days, after, most, at);
            var kept = new int[1];
            var recordings = new ArrayList<String>();
            for (Long lead : over) {
                Optional<List<String>> forgotten = forgetOne(tx, lead, at);
                forgotten.ifPresentOrElse(recordings::addAll, () -> kept[0]++);
            }
            long last = over.size() < most ? 0 : over.getLast();
            return new Turn(over.size() - kept[0], kept[0], last, recordings);
        });
    }

    /** Leads of campaigns of these purposes with nothing newer, unless another campaign of theirs keeps them longer. */
    private List<Long> over(DSLContext tx, Map<Purpose, Integer> days, long after, int most, Instant at) {
        Field<Instant> newest =
                DSL.greatest(LEAD.CREATED_AT, DSL.coalesce(CAMPAIGN_LEAD.LAST_ATTEMPT_AT, LEAD.CREATED_AT));
        Condition isOver = DSL.falseCondition();
        for (Map.Entry<Purpose, Integer> one : days.entrySet()) {
            isOver = isOver.or(CAMPAIGN.PURPOSE
                    .eq(one.getKey().name())
                    .and(newest.lt(DSL.val(at.minus(Duration.ofDays(one.getValue())), LEAD.CREATED_AT))));
        }
        return tx.select(CAMPAIGN_LEAD.LEAD_ID)
                .from(CAMPAIGN_LEAD)
                .join(CAMPAIGN)
                .on(CAMPAIGN.CLIENT_ID.eq(CAMPAIGN_LEAD.CLIENT_ID))
                .and(CAMPAIGN.ID.eq(CAMPAIGN_LEAD.CAMPAIGN_ID))
                .join(LEAD)
                .on(LEAD.CLIENT_ID.eq(CAMPAIGN_LEAD.CLIENT_ID))
                .and(LEAD.ID.eq(CAMPAIGN_LEAD.LEAD_ID))
                .where(CAMPAIGN_LEAD.CLIENT_ID.eq(client.value()))
                .and(CAMPAIGN_LEAD.LEAD_ID.gt(after))
                .groupBy(CAMPAIGN_LEAD.LEAD_ID)
                .having(DSL.count().eq(DSL.sum(DSL.when(isOver, 1).otherwise(0)).cast(Integer.class)))
                .and(DSL.sum(DSL.when(CAMPAIGN_LEAD.BLOCKED_BY.eq(SubjectRights.ERASED), 1)
                                .otherwise(0))
                        .eq(java.math.BigDecimal.ZERO))
                .orderBy(CAMPAIGN_LEAD.LEAD_ID)
                .limit(most)
                .fetch(CAMPAIGN_LEAD.LEAD_ID);
    }

    /** Empty if it must be kept. */
    private Optional<List<String>> forgetOne(DSLContext tx, long lead, Instant at) {
        var forgetting = new Forgetting(tx, client, List.of(lead));
        var places = forgetting.lockPlaces();
        List<PhoneNumber> numbers = forgetting.numbers();
        boolean isPromised = tx.fetchExists(
                CALLBACK,
                CALLBACK.CLIENT_ID
                        .eq(client.value())
                        .and(CALLBACK.LEAD_ID.eq(lead))
                        .and(CALLBACK.STATE.eq("OPEN")));
        if (isPromised || forgetting.isAnyInCall() || new Holds(tx, client).isAnyHeld(numbers)) {
            return Optional.empty();
        }
        List<PhoneNumber> only = onlyOf(tx, lead, numbers);
        // Who has opted out stays known as such, when nothing else of them is.
        new Suppressions(tx, client).add(optedOut(tx, only), at);
        List<String> recordings = forgetting.forget(places, only).recordings();
        new RightsLog(tx, client, Optional.empty()).note("expire", numbers, false, at);
        return Optional.of(recordings);
    }

    private List<PhoneNumber> optedOut(DSLContext tx, List<PhoneNumber> numbers) {
        return tx.selectDistinct(DNC_ENTRY.E164)
                .from(DNC_ENTRY)
                .join(DNC_LIST)
                .on(DNC_LIST.CLIENT_ID.eq(DNC_ENTRY.CLIENT_ID))
                .and(DNC_LIST.ID.eq(DNC_ENTRY.LIST_ID))
                .where(DNC_ENTRY.CLIENT_ID.eq(client.value()))
                .and(DNC_ENTRY.E164.in(numbers))
                .and(DNC_LIST.REGISTER_RULE.isNull())
                .fetch(DNC_ENTRY.E164);
    }

    /** Numbers that no other lead has: consents, and what opens the ledger, go with the last of them. */
    private List<PhoneNumber> onlyOf(DSLContext tx, long lead, List<PhoneNumber> numbers) {
        Map<PhoneNumber, Integer> others = new HashMap<>(tx.select(PHONE.E164, DSL.count())
                .from(PHONE)
                .where(PHONE.CLIENT_ID.eq(client.value()))
                .and(PHONE.E164.in(numbers))
                .and(PHONE.LEAD_ID.ne(lead))
                .groupBy(PHONE.E164)
                .fetchMap(PHONE.E164, DSL.count()));
        return numbers.stream().filter(number -> !others.containsKey(number)).collect(Collectors.toList());
    }
}
