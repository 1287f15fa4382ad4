package outdial.sql;

import static outdial.sql.gen.Tables.CAMPAIGN_LEAD;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import outdial.compliance.GateFacts;
import outdial.compliance.KindOfCall;
import outdial.compliance.NumberFacts;
import outdial.compliance.NumberFacts.NumberType;
import outdial.compliance.pack.CallKind;
import outdial.compliance.pack.CallMode;
import outdial.compliance.pack.Recipient;
import outdial.model.PhoneId;
import outdial.sql.FloorCampaigns.Subject;

/**
 * What the gate looks at when an agent calls a third party in to a talk. It is a call about the person's matter, made by
 * an agent who is there: before the law a service call. Reads only.
 */
public final class GuestFacts {
    private final DSLContext dsl;
    private final GateFacts.Terms terms;

    /** @param terms the talk's campaign's */
    public GuestFacts(DSLContext dsl, GateFacts.Terms terms) {
        this.dsl = dsl;
        this.terms = terms;
    }

    /** Facts of a number that the agent typed: whoever it is, they are protected as a consumer is. */
    public GateFacts typed(Subject talk, NumberFacts number, Instant at) {
        return facts(talk, number, shown(number, Recipient.CONSUMER, terms, at), at);
    }

    /**
     * Facts of a number that the campaign's manager keeps for this: a firm's, in whatever country and on whatever line but
     * a dear one.
     */
    public GateFacts target(Subject talk, NumberFacts number, Instant at) {
        var countries = new HashSet<>(terms.countries());
        countries.add(number.country());
        Set<NumberType> types = EnumSet.complementOf(EnumSet.of(NumberType.PREMIUM_RATE));
        types.addAll(terms.types());
        var wider = new GateFacts.Terms(
                terms.client(),
                terms.campaign(),
                terms.running(),
                terms.hours(),
                countries,
                types,
                terms.plan(),
                terms.call(),
                terms.caller(),
                terms.directions());
        return facts(talk, number, shown(number, Recipient.BUSINESS, wider, at), at);
    }

    private GateFacts.Terms shown(NumberFacts number, Recipient recipient, GateFacts.Terms allowed, Instant at) {
        Map<String, GateFacts.Terms> byCountry = new LeadFacts(dsl, terms).termsByCountry(at);
        GateFacts.Terms showing =
                byCountry.getOrDefault(number.country(), byCountry.getOrDefault(LeadFacts.ANY_COUNTRY, terms));
        var call = new KindOfCall(
                CallKind.SERVICE, recipient, CallMode.LIVE, true, showing.call().showsOwnNumber());
        return new GateFacts.Terms(
                allowed.client(),
                allowed.campaign(),
                allowed.running(),
                allowed.hours(),
                allowed.countries(),
                allowed.types(),
                allowed.plan(),
                call,
                showing.caller(),
                allowed.directions());
    }

    private GateFacts facts(Subject talk, NumberFacts number, GateFacts.Terms asked, Instant at) {
        var records = PersonRecords.of(dsl, asked, List.of(number.number()), Map.of(), at);
        return new GateFacts(
                talk.lead(),
                phone(talk),
                number,
                records.listedOn(number.number()),
                List.of(),
                records.of(number.number()),
                asked);
    }

    /** The person's own, which the call is about. */
    private PhoneId phone(Subject talk) {
        return new PhoneId(dsl.select(CAMPAIGN_LEAD.PHONE_ID)
                .from(CAMPAIGN_LEAD)
                .where(CAMPAIGN_LEAD.CLIENT_ID.eq(talk.client().value()))
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(talk.campaign().value()))
                .and(CAMPAIGN_LEAD.LEAD_ID.eq(talk.lead().value()))
                .fetchSingle(CAMPAIGN_LEAD.PHONE_ID));
    }
}
