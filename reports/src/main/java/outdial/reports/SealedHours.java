package outdial.reports;

import static outdial.sql.gen.Tables.AGG_HOUR;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import outdial.sql.HourlyRollup;

/** The hours of a question's period that the roll-up answers for, in order; what lies between is read from attempts. */
record SealedHours(Period period, List<Instant> hours) {
    SealedHours {
        hours = List.copyOf(hours);
    }

    /** Hours that lie wholly in the period. */
    static SealedHours read(DSLContext db, CampaignQuestion question) {
        return new SealedHours(
                question.period(),
                db.select(AGG_HOUR.HOUR_AT)
                        .from(AGG_HOUR)
                        .where(rows(question))
                        .and(AGG_HOUR.OUTCOME.eq(HourlyRollup.SEALED))
                        .orderBy(AGG_HOUR.HOUR_AT)
                        .fetch(AGG_HOUR.HOUR_AT));
    }

    /** The roll-up's rows for these hours: the roll-up holds no hour that is not sealed. */
    static Condition rows(CampaignQuestion question) {
        return AGG_HOUR.CLIENT_ID
                .eq(question.client().value())
                .and(AGG_HOUR.CAMPAIGN_ID.eq(question.campaign().value()))
                .and(AGG_HOUR.HOUR_AT.ge(question.period().from()))
                .and(AGG_HOUR.HOUR_AT.le(question.period().to().minus(1, ChronoUnit.HOURS)));
    }

    /** Whether an hour of UTC is an hour in {@code zone} too: not in Tehran or Kathmandu. */
    boolean areHoursIn(ZoneId zone) {
        return hours.stream().allMatch(hour -> zone.getRules().getOffset(hour).getTotalSeconds() % 3600 == 0);
    }

    /** The parts of the period that no sealed hour covers. */
    List<Period> gaps() {
        var gaps = new ArrayList<Period>();
        Instant covered = period.from();
        for (Instant hour : hours) {
            if (covered.isBefore(hour)) {
                gaps.add(new Period(covered, hour));
            }
            covered = hour.plus(1, ChronoUnit.HOURS);
        }
        if (covered.isBefore(period.to())) {
            gaps.add(new Period(covered, period.to()));
        }
        return gaps;
    }

    SealedHours none() {
        return new SealedHours(period, List.of());
    }
}
