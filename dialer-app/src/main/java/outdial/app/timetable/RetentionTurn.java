package outdial.app.timetable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import org.jooq.DSLContext;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.springframework.beans.factory.ObjectProvider;
import outdial.app.recording.RecordingShelf;
import outdial.model.ClientId;
import outdial.sql.Retention;

/** Forgets leads whose time is over by their client's settings, once a day, a few to a transaction. */
@DisallowConcurrentExecution
public final class RetentionTurn implements Job {
    private static final Logger LOG = System.getLogger(RetentionTurn.class.getName());
    private static final int PAGE = 50;

    private final ObjectProvider<RecordingShelf> shelf;
    private final DSLContext dsl;
    private final InstantSource clock;

    public RetentionTurn(ObjectProvider<RecordingShelf> shelf, DSLContext dsl, InstantSource clock) {
        this.shelf = shelf;
        this.dsl = dsl;
        this.clock = clock;
    }

    @Override
    public void execute(JobExecutionContext context) {
        Retention.clients(dsl).forEach(this::forget);
    }

    private void forget(ClientId client) {
        var retention = new Retention(dsl, client);
        int forgotten = 0;
        int kept = 0;
        long after = 0;
        do {
            Retention.Turn turn = retention.forget(after, PAGE, clock.instant());
            remove(turn.recordings());
            forgotten += turn.forgotten();
            kept += turn.kept();
            after = turn.last();
        } while (after != 0);
        if (forgotten + kept > 0) {
            LOG.log(
                    Level.INFO,
                    "Client {0}: {1} leads were forgotten, their time was over; {2} had to be kept",
                    client.value(),
                    forgotten,
                    kept);
        }
    }

    private void remove(List<String> recordings) {
        for (String recording : recordings) {
            RecordingShelf here = shelf.getIfAvailable();
            if (here == null || !here.remove(recording)) {
                LOG.log(Level.WARNING, "Delete recording {0} where it lies: its person was forgotten", recording);
            }
        }
    }
}
