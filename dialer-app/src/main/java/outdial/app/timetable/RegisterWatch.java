package outdial.app.timetable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import org.jooq.DSLContext;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.register.RegisterAge;
import outdial.compliance.register.RegisterAge.Standing;
import outdial.sql.RegisterCopies;

/** Raises an alarm for each register whose copy will soon be too old to be asked, before it stops a campaign. */
@DisallowConcurrentExecution
public final class RegisterWatch implements Job {
    private static final Logger LOG = System.getLogger(RegisterWatch.class.getName());
    private static final RulePacks PACKS = RulePacks.shipped();

    private final DSLContext dsl;
    private final InstantSource clock;

    public RegisterWatch(DSLContext dsl, InstantSource clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    @Override
    public void execute(JobExecutionContext context) {
        Instant now = clock.instant();
        for (RegisterAge age : RegisterAge.of(PACKS, new RegisterCopies(dsl).days())) {
            Standing standing = age.at(now);
            if (standing != Standing.FRESH) {
                LOG.log(standing == Standing.STALE ? Level.ERROR : Level.WARNING, age.sentence(now));
            }
        }
    }
}
