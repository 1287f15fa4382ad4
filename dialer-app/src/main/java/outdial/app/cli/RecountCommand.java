package outdial.app.cli;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import outdial.sql.AttemptTallies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outdial recount}: counts the tallies of reports anew. */
@Command(
        name = "recount",
        mixinStandardHelpOptions = true,
        description = {
            "Throws the counted hours and days of all campaigns away and counts them anew from the attempts.",
            "Figures stay right while it works; reports over long periods are slow until it is through."
        })
final class RecountCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    RecountCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (var context = program.start(site)) {
            int hours = new AttemptTallies(context.getBean(DSLContext.class))
                    .recount(context.getBean(InstantSource.class).instant());
            spec.commandLine().getOut().println("Hours counted: " + hours);
            return 0;
        }
    }
}
