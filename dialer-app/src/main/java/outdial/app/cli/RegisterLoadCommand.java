package outdial.app.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import outdial.app.registers.RegisterSwap;
import outdial.app.registers.RegisterSwap.Result;
import outdial.app.settings.DialerSettings;
import outdial.compliance.register.RegisterReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outdial register load}: a whole copy, asked from the moment this command ends. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Loads a copy of a do-not-call register. It takes the place of the one before at once and in the middle of",
            "dialling; a load that was interrupted changes nothing and is simply run again.",
            "Later copies may be put into the folder registers/in of the program's own, named RULE_YYYY-MM-DD.csv: they",
            "are read as this one and taken within two minutes."
        })
final class RegisterLoadCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Mixin
    private RegisterFile given = new RegisterFile();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    RegisterLoadCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        given.checked();
        RegisterReading reading = given.reading();
        try (var context = program.start(site)) {
            var swap = new RegisterSwap(
                    context.getBean(DSLContext.class),
                    context.getBean(DialerSettings.class).var());
            Instant now = context.getBean(InstantSource.class).instant();
            Result result = swap.load(given.file(), given.rule(), given.asOf(), reading, 0, now);
            switch (result) {
                case Result.Used used -> spec.commandLine().getOut().println(used.sentence());
                case Result.NotUsed(var why) -> throw new Refused(why);
            }
            return 0;
        }
    }
}
