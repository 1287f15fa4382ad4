package outdial.reports;

import static outdial.sql.gen.Tables.CAMPAIGN;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import outdial.reports.Counts.Part;
import outdial.sql.AttemptTallies.Grain;

/** One campaign's attempts, counted by agent, outcome and disposition. */
final class CampaignTallies {
    private static final Set<Part> IN_ALL = EnumSet.of(Part.AGENT, Part.DISPOSITION);
    private static final Set<Part> BY_TIME = EnumSet.of(Part.TIME, Part.AGENT, Part.DISPOSITION);

    private final DSLContext db;
    private final CampaignQuestion question;

    CampaignTallies(DSLContext db, CampaignQuestion question) {
        this.db = db;
        this.question = question;
    }

    /** By agent, outcome and disposition, over the whole period. */
    List<Tally> inAll() {
        return read(IN_ALL, Sources.of(db, List.of(span()), Grain.MONTH));
    }

    /** The same by hour, or by quarters of an hour, of the question's zone. */
    List<Tally> byHour() {
        Span span = span();
        List<Tally> tallies = read(BY_TIME, Sources.of(db, List.of(span), Grain.HOUR));
        return span.zone().equals(question.zone()) || areHours(tallies)
                ? tallies
                : read(BY_TIME, List.of(Sources.ofAttempts(span)));
    }

    private List<Tally> read(Set<Part> parts, List<Sources> sources) {
        return new Counts(db, parts, Narrowing.ALL)
                .read(sources).stream().map(Count::tally).toList();
    }

    /** Whether an hour of the campaign's clock is one of the question's too: not so between Vilnius and Tehran. */
    private boolean areHours(List<Tally> tallies) {
        return tallies.stream()
                .allMatch(tally -> (seconds(span().zone(), tally) - seconds(question.zone(), tally)) % 3600 == 0);
    }

    private static int seconds(ZoneId zone, Tally tally) {
        return zone.getRules().getOffset(tally.from()).getTotalSeconds();
    }

    private Span span() {
        ZoneId zone = ZoneId.of(db.select(CAMPAIGN.ZONE)
                .from(CAMPAIGN)
                .where(CAMPAIGN.CLIENT_ID.eq(question.client().value()))
                .and(CAMPAIGN.ID.eq(question.campaign().value()))
                .fetchOptional(CAMPAIGN.ZONE)
                .orElse(question.zone().getId()));
        return new Span(question.client().value(), question.campaign().value(), zone, question.period());
    }
}
