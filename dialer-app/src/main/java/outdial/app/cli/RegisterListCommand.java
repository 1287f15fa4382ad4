package outdial.app.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import outdial.compliance.pack.RulePacks;
import outdial.compliance.register.RegisterAge;
import outdial.sql.RegisterCopies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outdial register list}: which copies are asked, and how long each is good. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the copies in use and until when each may be asked.")
final class RegisterListCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    RegisterListCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (var context = program.start(site)) {
            var copies = new RegisterCopies(context.getBean(DSLContext.class));
            Instant now = context.getBean(InstantSource.class).instant();
            copies.list()
                    .forEach(copy -> out.printf(
                            "%-24s copy %s of %s, %,d numbers, loaded %s%n",
                            copy.rule(), copy.version(), copy.asOf(), copy.numbers(), copy.loadedAt()));
            RegisterAge.of(RulePacks.shipped(), copies.days()).forEach(age -> out.println(age.sentence(now)));
            return 0;
        }
    }
}
