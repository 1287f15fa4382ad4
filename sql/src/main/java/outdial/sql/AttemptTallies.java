package outdial.sql;

import static outdial.sql.gen.Tables.ATTEMPT_TALLY;
import static outdial.sql.gen.Tables.CAMPAIGN;
import static outdial.sql.gen.Tables.TALLY_LATE;
import static outdial.sql.gen.Tables.TALLY_MARK;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jooq.DSLContext;
import outdial.model.CampaignId;
import outdial.model.ClientId;

/**
 * Tables {@code attempt_tally}, {@code tally_mark} and {@code tally_late}: attempts counted by the hours, days and months of
 * their campaign's clock. What lies before a campaign's marks is in the tallies, but for quarters of an hour that are noted
 * as late; so a reader takes from here what holds and the rest from the attempts, and the sum is exact. What is over of a
 * day is one transaction that moves the marks: after a crash the work goes on where it was.
 */
public final class AttemptTallies {
    /** How long a stretch a tally counts; the names stand in the table. */
    public enum Grain {
        HOUR,
        DAY,
        MONTH
    }

    /** Longer than any transaction that begins an attempt may take. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    private final DSLContext db;

    public AttemptTallies(DSLContext db) {
        this.db = db;
    }

    /** Counts what is over at {@code at} and not counted, or changed since, of every campaign; how many hours were. */
    public int catchUp(Instant at) {
        return db.select(CAMPAIGN.CLIENT_ID, CAMPAIGN.ID).from(CAMPAIGN).fetch().stream()
                .mapToInt(row -> catchUp(new ClientId(row.value1()), new CampaignId(row.value2()), at))
                .sum();
    }

    /** Throws all tallies away and counts them anew, campaign by campaign; how many hours were counted. */
    public int recount(Instant at) {
        return db.select(CAMPAIGN.CLIENT_ID, CAMPAIGN.ID).from(CAMPAIGN).fetch().stream()
                .mapToInt(row -> {
                    var client = new ClientId(row.value1());
                    var campaign = new CampaignId(row.value2());
                    forget(client, campaign);
                    return catchUp(client, campaign, at);
                })
                .sum();
    }

    /** The same of one campaign, without throwing anything away. */
    public int catchUp(ClientId client, CampaignId campaign, Instant at) {
        var one = new CampaignTallies(db, client.value(), campaign.value(), zone(client, campaign));
        if (one.mark()
                .filter(mark -> !mark.getZone().equals(one.zone().getId()))
                .isPresent()) {
            forget(client, campaign);
        }
        int hours = one.late();
        for (Optional<Instant> next = one.next(at.minus(GRACE)); next.isPresent(); next = one.next(at.minus(GRACE))) {
            hours += one.count(next.get(), at.minus(GRACE));
        }
        one.endWhatIsOver(at.minus(GRACE));
        return hours;
    }

    /** Throws a campaign's tallies away; {@link #catchUp} counts them anew from the attempts. */
    public void forget(ClientId client, CampaignId campaign) {
        db.transaction(transaction -> {
            DSLContext tx = transaction.dsl();
            var one = new CampaignTallies(tx, client.value(), campaign.value(), zone(client, campaign));
            tx.deleteFrom(TALLY_MARK).where(one.isMarks()).execute();
            tx.deleteFrom(ATTEMPT_TALLY).where(one.isTallies()).execute();
            tx.deleteFrom(TALLY_LATE).where(one.isLates()).execute();
        });
    }

    private ZoneId zone(ClientId client, CampaignId campaign) {
        return ZoneId.of(db.select(CAMPAIGN.ZONE)
                .from(CAMPAIGN)
                .where(CAMPAIGN.CLIENT_ID.eq(client.value()))
                .and(CAMPAIGN.ID.eq(campaign.value()))
                .fetchSingle(CAMPAIGN.ZONE));
    }
}
