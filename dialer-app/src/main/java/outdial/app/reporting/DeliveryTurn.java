package outdial.app.reporting;

import java.time.InstantSource;
import org.jooq.DSLContext;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import outdial.app.settings.DialerSettings;

/** Sends scheduled reports, a minute's worth at a time. */
@DisallowConcurrentExecution
public final class DeliveryTurn implements Job {
    private final Deliveries deliveries;

    public DeliveryTurn(DSLContext sql, InstantSource clock, DialerSettings settings) {
        this.deliveries = new Deliveries(sql, clock, settings);
    }

    @Override
    public void execute(JobExecutionContext context) {
        deliveries.run();
    }
}
