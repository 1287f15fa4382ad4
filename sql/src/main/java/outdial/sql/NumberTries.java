package outdial.sql;

import static outdial.sql.gen.Tables.ATTEMPT_OPEN;
import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;
import static outdial.sql.gen.Tables.PHONE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import outdial.compliance.gate.PriorAttempt;
import outdial.model.ClientId;
import outdial.model.PhoneNumber;

/**
 * Attempts of one client to reach whoever is at some numbers, on whatever lists and in whatever campaigns the numbers
 * stand: a person is tried, not a row. One query of each kind for all numbers.
 */
record NumberTries(DSLContext dsl, ClientId client) {
    /** Attempts that are over, by number; those of a lead with several numbers count for each of them. */
    Map<PhoneNumber, List<PriorAttempt>> of(Collection<PhoneNumber> numbers) {
        var tries = new HashMap<PhoneNumber, List<PriorAttempt>>();
        if (numbers.isEmpty()) {
            return tries;
        }
        dsl.selectDistinct(PHONE.E164, CAMPAIGN_LEAD.CAMPAIGN_ID, CAMPAIGN_LEAD.LEAD_ID, CAMPAIGN_LEAD.TRIED_AT)
                .from(PHONE)
                .join(CAMPAIGN_LEAD)
                .on(CAMPAIGN_LEAD.CLIENT_ID.eq(PHONE.CLIENT_ID))
                .and(CAMPAIGN_LEAD.LEAD_ID.eq(PHONE.LEAD_ID))
                .where(PHONE.CLIENT_ID.eq(client.value()))
                .and(PHONE.E164.in(numbers))
                .and(CAMPAIGN_LEAD.TRIED_AT.isNotNull())
                .forEach(row -> tries.computeIfAbsent(row.value1(), _ -> new ArrayList<>())
                        .addAll(Tries.read(row.value4())));
        return tries;
    }

    /** Those of the numbers at which somebody is called now, or owed a disposition, with the leads they are called as. */
    Map<PhoneNumber, Long> open(Collection<PhoneNumber> numbers) {
        return numbers.isEmpty()
                ? Map.of()
                : dsl.select(ATTEMPT_OPEN.E164, ATTEMPT_OPEN.LEAD_ID)
                        .from(ATTEMPT_OPEN)
                        .where(ATTEMPT_OPEN.CLIENT_ID.eq(client.value()))
                        .and(ATTEMPT_OPEN.E164.in(numbers))
                        .fetchMap(ATTEMPT_OPEN.E164, ATTEMPT_OPEN.LEAD_ID);
    }
}
