package outdial.app.timetable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jooq.DSLContext;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import outdial.sql.HourlyRollup;

/** Rolls up the hours that have become final; those of three days are tried, for an hour waits for its last call. */
@DisallowConcurrentExecution
public final class HourRollup implements Job {
    private static final int HOURS = 72;

    private final DSLContext dsl;
    private final InstantSource clock;

    public HourRollup(DSLContext dsl, InstantSource clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    @Override
    public void execute(JobExecutionContext context) {
        Instant at = clock.instant();
        var rollup = new HourlyRollup(dsl);
        for (int ago = 1; ago <= HOURS; ago++) {
            rollup.rebuild(at.minus(Duration.ofHours(ago)), at);
        }
    }
}
