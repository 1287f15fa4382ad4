package outdial.app.cli;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import outdial.sql.SubjectRights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outdial person copy}: all that is kept, as JSON. */
@Command(
        name = "copy",
        mixinStandardHelpOptions = true,
        description = "Writes all that is kept of the person at a number to standard output, as JSON by table.")
final class PersonCopyCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Mixin
    private ConsentSubject subject = new ConsentSubject();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    PersonCopyCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (var context = program.start(site)) {
            var dsl = context.getBean(DSLContext.class);
            var copy = new SubjectRights(dsl, subject.client(dsl))
                    .copy(subject.number(), context.getBean(InstantSource.class).instant());
            spec.commandLine()
                    .getOut()
                    .println(copy.entrySet().stream()
                            .map(one -> "\"" + one.getKey() + "\": " + one.getValue())
                            .collect(Collectors.joining(",\n", "{\n", "\n}")));
            return 0;
        }
    }
}
