package outdial.app.cli;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import outdial.sql.SubjectRights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outdial person hold}: what must be kept, whatever is asked. */
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        description = "Keeps what there is of the person at a number from being erased, until `outdial person lift`.")
final class PersonHoldCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Mixin
    private ConsentSubject subject = new ConsentSubject();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why it must be kept.")
    private String reason = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    PersonHoldCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        if (reason.isBlank()) {
            throw new Refused("A hold needs a reason. Nothing was changed.");
        }
        try (var context = program.start(site)) {
            var dsl = context.getBean(DSLContext.class);
            new SubjectRights(dsl, subject.client(dsl))
                    .hold(
                            subject.number(),
                            reason.strip(),
                            context.getBean(InstantSource.class).instant());
            spec.commandLine().getOut().println("What is kept of the person is on hold.");
            return 0;
        }
    }
}
