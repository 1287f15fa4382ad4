package outdial.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import outdial.app.settings.DialerSettings;
import outdial.compliance.register.RegisterLoad;
import outdial.compliance.register.RegisterSnapshot;
import outdial.sql.RegisterCopies;
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
            "dialling; a load that was interrupted changes nothing and is simply run again."
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
        try (var context = program.start(site)) {
            Path folder = Files.createDirectories(
                    context.getBean(DialerSettings.class).var().resolve("registers"));
            Instant now = context.getBean(InstantSource.class).instant();
            var load = new RegisterLoad();
            try (InputStream in = Files.newInputStream(given.file())) {
                load.addLines(in, given.countryCode());
            }
            if (load.taken() == 0) {
                throw new Refused("No line of " + given.file() + " begins with a number. The copy in use stays.");
            }
            Path file = folder.resolve(given.rule() + "-" + now.toEpochMilli() + ".register");
            RegisterSnapshot copy = load.write(file, given.rule(), given.asOf());
            use(context.getBean(DSLContext.class), copy, file, now);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%,d numbers are on %s now, copy %s of %s; %,d lines were no numbers.%n",
                            copy.size(), copy.name(), copy.version(), copy.asOf(), load.refused());
            return 0;
        }
    }

    /** The file of the copy before goes; whoever has it mapped keeps it until they look again. */
    private static void use(DSLContext dsl, RegisterSnapshot copy, Path file, Instant now) throws IOException {
        Optional<RegisterCopies.Copy> before;
        try {
            before = dsl.transactionResult(transaction -> new RegisterCopies(transaction.dsl()).use(copy, file, now));
        } catch (IllegalArgumentException older) {
            Files.delete(file);
            throw new Refused(String.valueOf(older.getMessage()));
        }
        if (before.isPresent()) {
            Files.deleteIfExists(before.get().file());
        }
    }
}
