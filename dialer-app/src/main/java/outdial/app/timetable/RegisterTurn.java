package outdial.app.timetable;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import outdial.app.registers.RegisterFolder;

/** Takes new copies of registers that were put into the folder for them. */
@DisallowConcurrentExecution
public final class RegisterTurn implements Job {
    private final RegisterFolder folder;

    public RegisterTurn(RegisterFolder folder) {
        this.folder = folder;
    }

    @Override
    public void execute(JobExecutionContext context) {
        try {
            folder.look();
        } catch (IOException away) {
            throw new UncheckedIOException(
                    "The folder of new copies of registers can't be read; it is tried again", away);
        }
    }
}
