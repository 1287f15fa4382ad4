package outdial.app.timetable;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import outdial.app.seal.LedgerSeal;

/** Signs the heads of all chains of the ledger together and keeps them outside the database. */
@DisallowConcurrentExecution
public final class HeadSeal implements Job {
    private final LedgerSeal seal;

    public HeadSeal(LedgerSeal seal) {
        this.seal = seal;
    }

    @Override
    public void execute(JobExecutionContext context) {
        seal.sign();
    }
}
