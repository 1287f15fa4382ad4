package outdial.app.timetable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import org.jooq.DSLContext;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import outdial.app.registers.RegisterFolder;
import outdial.app.settings.DialerSettings;

/** Takes new copies of registers that were put into the folder for them. */
@DisallowConcurrentExecution
public final class RegisterTurn implements Job {
    private final RegisterFolder folder;
    private final InstantSource clock;

    public RegisterTurn(DSLContext dsl, DialerSettings settings, InstantSource clock) {
        this.folder = new RegisterFolder(dsl, settings.var());
        this.clock = clock;
    }

    @Override
    public void execute(JobExecutionContext context) {
        try {
            folder.look(clock.instant());
        } catch (IOException away) {
            throw new UncheckedIOException(
                    "The folder of new copies of registers can't be read; it is tried again", away);
        }
    }
}
