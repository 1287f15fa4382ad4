package outdial.app.timetable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import outdial.app.settings.DialerSettings;
import outdial.sql.BucketCounts;
import outdial.sql.FloorCampaigns;
import outdial.sql.Partitions;

/** Makes room for the coming months, drops those that are kept no longer, and counts leads anew. */
@DisallowConcurrentExecution
public final class NightWork implements Job {
    private static final Logger LOG = System.getLogger(NightWork.class.getName());
    private static final int MONTHS_AHEAD = 3;

    private final DSLContext dsl;
    private final InstantSource clock;
    private final DialerSettings settings;

    public NightWork(DSLContext dsl, InstantSource clock, DialerSettings settings) {
        this.dsl = dsl;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void execute(JobExecutionContext context) {
        YearMonth now = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        var partitions = new Partitions(dsl);
        partitions.ensure(now.plusMonths(MONTHS_AHEAD));
        partitions.dropBefore(now.minusMonths(settings.keepMonths()));
        for (var campaign : new FloorCampaigns(dsl).running()) {
            long off = new BucketCounts(dsl).recount(campaign.client(), campaign.campaign());
            if (off != 0) {
                LOG.log(
                        Level.WARNING,
                        "Campaign {0}: counters were off by {1} leads",
                        campaign.campaign().value(),
                        off);
            }
        }
    }
}
