package outdial.app.timetable;

import java.time.InstantSource;
import org.jooq.DSLContext;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import outdial.sql.AttemptTallies;

/** Counts the hours and days that are over, and again those in which an attempt changed since. */
@DisallowConcurrentExecution
public final class HourRollup implements Job {
    private final DSLContext dsl;
    private final InstantSource clock;

    public HourRollup(DSLContext dsl, InstantSource clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    @Override
    public void execute(JobExecutionContext context) {
        new AttemptTallies(dsl).catchUp(clock.instant());
    }
}
