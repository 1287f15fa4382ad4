package outdial.app.cli;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.app.settings.DialerSettings;
import outdial.compliance.NumberReader;
import outdial.imports.FileImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outdial retire-list}: a list's waiting leads are not dialled any more. */
@Command(
        name = "retire-list",
        mixinStandardHelpOptions = true,
        description = "Takes the waiting leads of a list out of dialling, for good; its attempts stay in the reports.")
final class RetireListCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Parameters(paramLabel = "LIST", description = "The list's name.")
    private String list = "";

    @Option(names = "--client", paramLabel = "NAME", description = "Whose list it is; the centre's if left out.")
    private @Nullable String client;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    RetireListCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (var context = program.start(site)) {
            var whose = ClientNamed.of(Optional.ofNullable(client), context.getBean(DSLContext.class));
            var imports = new FileImport(
                    context.getBean(DataSource.class),
                    new NumberReader(),
                    context.getBean(InstantSource.class),
                    context.getBean(DialerSettings.class).var().resolve("imports"));
            var retired = imports.ending()
                    .retire(whose, list, Optional.empty())
                    .orElseThrow(() -> new Refused("There is no list '" + list + "' of this client."));
            var out = spec.commandLine().getOut();
            out.println("The list '" + list + "' is retired; " + retired.leads() + " leads were waiting.");
            if (retired.beingCalled() > 0) {
                out.println(retired.beingCalled()
                        + " are being called just now. Give the command again later, so that none is tried again.");
            }
            return 0;
        }
    }
}
