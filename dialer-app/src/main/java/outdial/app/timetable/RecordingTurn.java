package outdial.app.timetable;

import java.time.Duration;
import java.time.InstantSource;
import org.jooq.DSLContext;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.springframework.beans.factory.ObjectProvider;
import outdial.app.recording.RecordingShelf;
import outdial.app.settings.DialerSettings;

/** Notes new recordings, and removes those that are kept no longer. Looks two days back, for a program that was away. */
@DisallowConcurrentExecution
public final class RecordingTurn implements Job {
    private static final Duration BACK = Duration.ofDays(2);

    private final ObjectProvider<RecordingShelf> shelf;
    private final DSLContext dsl;
    private final InstantSource clock;
    private final DialerSettings settings;

    public RecordingTurn(
            ObjectProvider<RecordingShelf> shelf, DSLContext dsl, InstantSource clock, DialerSettings settings) {
        this.shelf = shelf;
        this.dsl = dsl;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void execute(JobExecutionContext context) {
        shelf.ifAvailable(this::turn);
    }

    private void turn(RecordingShelf here) {
        here.note(dsl, clock.instant().minus(BACK));
        here.removeBefore(
                clock.instant().minus(Duration.ofDays(settings.recordings().keepDays())));
    }
}
