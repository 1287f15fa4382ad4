package outdial.app.cli;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import outdial.app.settings.DialerSettings;
import outdial.compliance.NumberReader;
import outdial.imports.FileImport;
import outdial.imports.ImportEnd.Undone;
import outdial.sql.ImportRunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outdial undo-import}: an import taken back before its first call. */
@Command(
        name = "undo-import",
        mixinStandardHelpOptions = true,
        description = {
            "Takes back an import none of whose leads was dialled yet: its leads go, leads that it changed are what they",
            "were, and only the audit keeps that it was. After the first call, use retire-list."
        })
final class UndoImportCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Site site = new Site();

    @Parameters(paramLabel = "RUN", description = "The number that the import said.")
    private long run;

    @Option(names = "--client", paramLabel = "NAME", description = "Whose import it was; the centre's if left out.")
    private @Nullable String client;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    UndoImportCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        try (var context = program.start(site)) {
            var whose = ClientNamed.of(Optional.ofNullable(client), context.getBean(DSLContext.class));
            var imports = new FileImport(
                    context.getBean(DataSource.class),
                    new NumberReader(),
                    context.getBean(InstantSource.class),
                    context.getBean(DialerSettings.class).var().resolve("imports"));
            return switch (imports.ending().undo(whose, new ImportRunId(run), Optional.empty())) {
                case Undone.Gone(long leads) -> {
                    spec.commandLine().getOut().println("Import run " + run + " is undone; removed " + leads + ".");
                    yield 0;
                }
                case Undone.Kept(String why) -> {
                    spec.commandLine().getErr().println(why);
                    yield 1;
                }
            };
        }
    }
}
